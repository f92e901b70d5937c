import { execute, parse, validate, type GraphQLSchema } from "graphql";
import { getDirectory } from "../../gateway/house/manifests.js";
import { AuditWriter } from "../../platform/audit/audit-trail.js";
import { loadConfig } from "../../platform/config/config.js";
import { openDatabase, type Database } from "../../platform/database/database.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import { buildSubgraph } from "../../platform/graphql/build-subgraph.js";
import { toGlobalId } from "../../platform/graphql/global-id.js";
import type { Follower } from "../../platform/subgraph/follower.js";
import type { Importer, SubjectKey } from "../../platform/subgraph/importer.js";
import type { SubgraphManifest } from "../../platform/subgraph/manifest.js";
import { createRequestContext, type RequestContext } from "../../platform/subgraph/request-context.js";
import { toViewer, type Role, type Viewer } from "../../platform/viewer/viewer.js";
import { categoriesOf, recipientsSubgraph } from "../../subgraphs/recipients/subgraph.js";
import { createTestDatabase } from "./database.js";
import { toImportBatch, type HandMadeParcel } from "./import-batch.js";
import { patience } from "./patience.js";
import { samplePerson } from "./standard-samples.js";

/** What one operation answered, with the SQL it took. */
export interface Answer {
  readonly data: Record<string, never> & { [field: string]: unknown };
  readonly codes: readonly unknown[];
  readonly statements: readonly string[];
}

/** One subgraph over a database with a few people and no care records. */
export interface SmallTown {
  readonly adminUrl: string;
  readonly database: Database;
  readonly schema: GraphQLSchema;
  /** Person by insured number. */
  readonly people: Readonly<Record<string, SubjectKey>>;
  globalId(insuredNumber: string): string;
  /** Lets an office see the person, or people, in every category of its role. */
  grant(insuredNumbers: string | readonly string[], officeNumber: string, role: Role): Promise<void>;
  take(importer: Importer, parcel: Omit<HandMadeParcel, "people">): Promise<void>;
  ask(viewer: Viewer, query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** Runs a use case as the viewer's request would, whichever subgraph it belongs to. */
  within<T>(viewer: Viewer, work: (context: RequestContext) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A viewer with the categories that the access matrix opens to the role, and any opened by the operator. */
export function asViewer(role: Role, values: Partial<Viewer> = {}, openCells: readonly string[] = []): Viewer {
  return toViewer({ subject: `${role}-test`, role, purpose: "test", secondFactor: true, categories: categoriesOf(role, openCells), ...values });
}

/** Opens a town with the given insured numbers, all of the sample insurer. Mutations are followed as `followers` say. */
export async function openSmallTown(manifest: SubgraphManifest, insuredNumbers: readonly string[] = [samplePerson.insuredNumber], followers: readonly Follower[] = manifest.followers ?? []): Promise<SmallTown> {
  const { adminUrl, drop } = await createTestDatabase({ template: "migrated" });
  const database = openDatabase(urlsFromAdmin(adminUrl), loadConfig({ NODE_ENV: "test", ...patience }));
  const audit = new AuditWriter(database);
  const directory = getDirectory([recipientsSubgraph({ graceMonths: 2 })]);
  const { schema } = await buildSubgraph(manifest);
  const people = await register(database, insuredNumbers);
  const within: SmallTown["within"] = async (viewer, work) => {
    const context = createRequestContext({ requestId: "test", viewer, database, audit: audit.trail("test", viewer, "test"), directory, followers });
    try {
      return await work(context);
    } finally {
      await context.session.close();
    }
  };
  const personOf = (insuredNumber: string) => people[insuredNumber] as SubjectKey;
  return {
    adminUrl,
    database,
    schema,
    people,
    globalId: (insuredNumber) => toGlobalId(samplePerson.insurerNumber, personOf(insuredNumber).recipientId),
    grant: (insuredNumbers, officeNumber, role) =>
      database.work([samplePerson.insurerNumber], async (tx) => {
        await tx.execute(
          `INSERT INTO recipients.access_grant (insurer_number, recipient_id, office_number, role, category, valid_from, valid_to)
           SELECT $1, recipient, $3, $4, category, '2000-01-01', '9999-12-31' FROM unnest($2::uuid[]) AS recipient, unnest($5::text[]) AS category`,
          [samplePerson.insurerNumber, [insuredNumbers].flat().map((insuredNumber) => personOf(insuredNumber).recipientId), officeNumber, role, categoriesOf(role, [])],
        );
      }),
    take: (importer, parcel) => database.work([samplePerson.insurerNumber], (tx) => importer.take(toImportBatch(tx, { ...parcel, people }))),
    within,
    ask: (viewer, query, variables) =>
      within(viewer, async (context) => {
        const document = parse(query);
        const problems = validate(schema, document);
        if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join("; "));
        const { data, errors } = await execute({ schema, document, variableValues: variables, contextValue: context });
        return { data: JSON.parse(JSON.stringify(data ?? null)) as Answer["data"], codes: (errors ?? []).map(({ extensions, message }) => extensions.code ?? message), statements: [...context.session.statements] };
      }),
    async close() {
      await database.close();
      await drop();
    },
  };
}

async function register(database: Database, insuredNumbers: readonly string[]): Promise<Record<string, SubjectKey>> {
  const { insurerNumber } = samplePerson;
  const rows = await database.work([insurerNumber], (tx) =>
    tx.query<{ insuredNumber: string; recipientId: string }>(
      `INSERT INTO recipients.recipient (insurer_number, insured_number, name, name_kana, sex, birth_date)
       SELECT $1, number, '見本 花子', 'ミホン ハナコ', '2', '1940-05-06' FROM unnest($2::text[]) AS number RETURNING insured_number AS "insuredNumber", id AS "recipientId"`,
      [insurerNumber, insuredNumbers],
    ),
  );
  return Object.fromEntries(rows.map(({ insuredNumber, recipientId }) => [insuredNumber, { insurerNumber, recipientId }]));
}
