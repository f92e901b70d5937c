import DataLoader from "dataloader";
import type { AuditTrail } from "../audit/audit-trail.js";
import { carryOut, type Change } from "../database/change.js";
import type { Database } from "../database/database.js";
import type { ReadSession } from "../database/read-session.js";
import type { WriteTransaction } from "../database/write-transaction.js";
import { toScopes, type Follower, type SubjectMonth } from "./follower.js";
import type { Viewer } from "../viewer/viewer.js";
import type { SubjectDirectory } from "./subject-directory.js";

/** Reads many keys in one statement, keeping their order; made once per module, run once per level of an operation. */
export interface LoaderDefinition<Key, Value> {
  readonly name: string;
  batch(keys: readonly Key[], context: RequestContext): Promise<readonly Value[]>;
  /** Text that tells two keys apart; needed when keys are objects. */
  cacheKey?(key: Key): unknown;
}

/** What resolvers and services get: who asks, one snapshot, and loaders that live for this request only. */
export interface RequestContext {
  readonly requestId: string;
  readonly viewer: Viewer;
  readonly session: ReadSession;
  readonly audit: AuditTrail;
  /** What may be asked of the subgraph that owns people and offices. */
  readonly directory: SubjectDirectory;
  load<Key, Value>(definition: LoaderDefinition<Key, Value>, key: Key): Promise<Value>;
  write<T>(work: (tx: WriteTransaction) => Promise<T>): Promise<T>;
  /** Carries a mutation out once (see {@link carryOut}). What is read afterwards is read from a snapshot that shows it. */
  change<Outcome>(change: Change<Outcome>): Promise<Outcome>;
  /** Inside a mutation's transaction: lets what other subgraphs derive from these months follow the change. */
  follow(tx: WriteTransaction, months: readonly SubjectMonth[]): Promise<void>;
}

/** A fresh context for one request. Shared by all subgraphs of the request when they run in one process. */
export function createRequestContext(options: { requestId: string; viewer: Viewer; database: Database; audit: AuditTrail; directory: SubjectDirectory; followers?: readonly Follower[] | undefined }): RequestContext {
  const loaders = new Map<object, DataLoader<unknown, unknown>>();
  let session = options.database.read(options.viewer);
  const context: RequestContext = {
    requestId: options.requestId,
    viewer: options.viewer,
    audit: options.audit,
    directory: options.directory,
    get session() {
      return session;
    },
    load<Key, Value>(definition: LoaderDefinition<Key, Value>, key: Key) {
      let loader = loaders.get(definition) as DataLoader<Key, Value> | undefined;
      if (!loader) {
        loader = new DataLoader<Key, Value>((keys) => definition.batch(keys, context), definition.cacheKey ? { cacheKeyFn: definition.cacheKey as (key: Key) => Key } : {});
        loaders.set(definition, loader as DataLoader<unknown, unknown>);
      }
      return loader.load(key);
    },
    write: (work) => options.database.write(options.viewer, work),
    async follow(tx, months) {
      for (const scope of toScopes(months)) for (const follower of options.followers ?? []) await follower.follow(tx, scope);
    },
    async change(change) {
      await session.close();
      try {
        return await carryOut(options.database, options, change);
      } finally {
        loaders.clear();
        session = options.database.read(options.viewer);
      }
    },
  };
  return context;
}
