import type { FastifyInstance, FastifyRequest } from "fastify";
import type { AuditWriter } from "../audit/audit-trail.js";
import type { Paper } from "../audit/record-denials.js";
import type { EntityClass } from "../database/entity-columns.js";
import type { Database } from "../database/database.js";
import type { Measure } from "../telemetry/measure.js";
import type { Census } from "./census.js";
import type { WriteTransaction } from "../database/write-transaction.js";
import type { Exporter } from "./exporter.js";
import type { Follower } from "./follower.js";
import type { Importer } from "./importer.js";
import type { LoadKind } from "./load-kind.js";
import type { Policy } from "./policy.js";
import type { RequestContext } from "./request-context.js";
import type { SessionEnd, StandingOf } from "./standing.js";
import type { SubjectDirectory } from "./subject-directory.js";
import type { Viewer } from "../viewer/viewer.js";

export type ResolverClass = new () => object;

/** Answers for an entity of another subgraph, or for one of its own when asked by key. Only a loader may do the work. */
export interface Reference {
  readonly policy: Policy;
  /** The entity, or null when it is missing or not for this viewer: both look alike. */
  resolve(reference: Readonly<Record<string, unknown>>, context: RequestContext): Promise<object | null> | object | null;
}

/** What a subgraph's own REST routes are given. */
export interface RouteServices {
  readonly database: Database;
  /** The one record of who saw what. */
  readonly audit: AuditWriter;
  /** The importers of every subgraph: a file set is taken in by all of them in one transaction. */
  readonly importers: readonly Importer[];
  /** The exporters of every subgraph: a file set is made of what all of them give. */
  readonly exporters: readonly Exporter[];
  /** What every subgraph derives from others' records. */
  readonly followers?: readonly Follower[];
  readonly directory: SubjectDirectory;
  /** What all subgraphs give to be counted. */
  readonly censuses: readonly Census[];
  /** The verified viewer of a request. Throws UNAUTHENTICATED without one. */
  viewerOf(request: FastifyRequest): Viewer;
}

/** Everything the rest of the house may know of a subgraph. */
export interface SubgraphManifest {
  readonly name: string;
  readonly entities: readonly EntityClass[];
  readonly resolvers: readonly ResolverClass[];
  readonly orphanedTypes?: readonly ResolverClass[];
  /** By type name. Every type with a @key needs one. */
  readonly references: Readonly<Record<string, Reference>>;
  /** By `Type.field`. Every root field and every field with a resolver on an entity needs one. */
  readonly policies: Readonly<Record<string, Policy>>;
  /** Rows about one person that can be asked for by id: who asks in vain is written to the access record. */
  readonly papers?: readonly Paper[];
  readonly importers?: readonly Importer[];
  readonly exporters?: readonly Exporter[];
  /** What it derives from others' records and from masters: run, in the order of the manifests, in the transaction of a mutation that changed or needs it. */
  readonly followers?: readonly Follower[];
  readonly loads?: readonly LoadKind[];
  readonly censuses?: readonly Census[];
  /** What follows when every line of an insurer's load is stored, in the load's last transaction. */
  readonly loaded?: (tx: WriteTransaction, insurerNumber: string) => Promise<void>;
  /** Only the subgraph that owns people and offices has one. */
  readonly directory?: SubjectDirectory;
  /** Only the subgraph that owns the staff accounts has one. */
  readonly standing?: StandingOf;
  /** The same one notes which browser sessions have ended. */
  readonly endSession?: SessionEnd;
  /** Background work of the subgraph, started where it is served. */
  readonly worker?: (services: RouteServices) => { stop(): Promise<void> };
  /** Measures of that work, read where it is carried out. */
  readonly measures?: (database: Database) => readonly Measure[];
  /** Seconds that its oldest piece of work waits. */
  readonly oldestWaiting?: (database: Database) => Promise<number>;
  readonly routes?: (app: FastifyInstance, services: RouteServices) => void | Promise<void>;
  /** Routes that say nothing about people and ask nobody who they are; the gateway itself serves them in every shape. */
  readonly openRoutes?: (app: FastifyInstance) => void | Promise<void>;
}
