import Fastify, { type FastifyInstance } from "fastify";
import pg from "pg";
import { AuditWriter } from "../../../platform/audit/audit-trail.js";
import { loadConfig } from "../../../platform/config/config.js";
import { openDatabase, type Database } from "../../../platform/database/database.js";
import { urlsFromAdmin } from "../../../platform/database/urls.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { Importer } from "../../../platform/subgraph/importer.js";
import { toViewer, type Viewer } from "../../../platform/viewer/viewer.js";
import { createExchangeSubgraph, type ExchangeServices, type ExchangeSettings } from "../../../subgraphs/exchange/subgraph.js";
import { recipientsSubgraph } from "../../../subgraphs/recipients/subgraph.js";
import { createTestDatabase } from "../../support/database.js";
import { patience } from "../../support/patience.js";
import { sampleOffices, samplePerson, type SampleFile } from "../../support/standard-samples.js";

export const strangerOffice = "1370100032";

const staff = (role: Viewer["role"], officeNumber: string, serviceType: string): Viewer =>
  toViewer({ subject: `staff-${officeNumber}`, role, officeNumber, serviceType, purpose: "care", secondFactor: true, categories: ["PERSON", "CARE_PLAN", "RESULT"] });

export const careManager = staff("CARE_MANAGER", sampleOffices.careManager, "43");
export const homeHelp = staff("SERVICE_OFFICE", sampleOffices.homeHelp, "11");
export const stranger = staff("SERVICE_OFFICE", strangerOffice, "11");
export const operator = toViewer({ subject: "operator", role: "OPERATOR", purpose: "operation", secondFactor: true, categories: [] });

const viewers: Readonly<Record<string, Viewer>> = { careManager, homeHelp, stranger, operator };

/** A database with the sample offices and one person in the care of the care manager and the home help, and the exchange on it. */
export interface Exchange {
  readonly adminUrl: string;
  readonly database: Database;
  readonly services: ExchangeServices;
  /** Runs a statement as the superuser. */
  admin<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function openExchange(importers: readonly Importer[] = [], settings: Partial<ExchangeSettings> = {}): Promise<Exchange> {
  const { adminUrl, drop } = await createTestDatabase({ template: "migrated" });
  const config = loadConfig({ NODE_ENV: "test", ...patience });
  const database = openDatabase(urlsFromAdmin(adminUrl), config);
  const pool = new pg.Pool({ connectionString: adminUrl, max: 1 });
  // The pool says that it has ended before its connection has: the drop may still end that one.
  pool.on("error", () => undefined);
  const admin = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) => (await pool.query<Row>(sql, values)).rows;
  await addOffices(admin);
  await addPerson(admin, samplePerson.insuredNumber, [sampleOffices.careManager, sampleOffices.homeHelp]);
  const { directory } = recipientsSubgraph({ graceMonths: 1_200 });
  if (!directory) throw new Error("there is no directory");
  return {
    adminUrl,
    database,
    services: { database, audit: new AuditWriter(database), importers, directory, settings: { firstPause: 1, ...settings } },
    admin,
    async close() {
      await pool.end();
      await database.close();
      await drop();
    },
  };
}

type Admin = (sql: string, values?: unknown[]) => Promise<unknown>;

async function addOffices(admin: Admin): Promise<void> {
  const offices: [string, string, string[]][] = [
    [sampleOffices.careManager, "CARE_MANAGEMENT", ["43"]],
    [sampleOffices.homeHelp, "SERVICE", ["11", "15"]],
    [strangerOffice, "SERVICE", ["11"]],
    [sampleOffices.preventiveService, "SERVICE", ["A2"]],
    [sampleOffices.centre, "SUPPORT_CENTRE", ["46"]],
  ];
  for (const [number, kind, types] of offices) {
    await admin("INSERT INTO recipients.office (office_number, name, kind, service_types, prefecture_code) VALUES ($1, $1, $2, $3, '13')", [number, kind, types]);
  }
}

/** Registers a person of the sample insurer, in the care of the named offices. */
export async function addPerson(admin: Admin, insuredNumber: string, offices: readonly string[]): Promise<void> {
  await admin("INSERT INTO recipients.recipient (insurer_number, insured_number, name, name_kana, sex, birth_date) VALUES ($1, $2, '見本', 'ミホン', '2', '1940-05-06')", [samplePerson.insurerNumber, insuredNumber]);
  for (const office of offices) {
    await admin(
      `INSERT INTO recipients.care_relationship (insurer_number, recipient_id, office_number, service_type, role, start_date, evidence, last_service_month)
       SELECT insurer_number, id, $3, '11', 'SERVICE_OFFICE', '2025-01-01', 'IDENTITY_CONFIRMED', '2025-04' FROM recipients.recipient WHERE insurer_number = $1 AND insured_number = $2`,
      [samplePerson.insurerNumber, insuredNumber, office],
    );
  }
}

/** The routes on a real port; the viewer is named by a header. */
export async function serve(exchange: Exchange): Promise<{ url: string; app: FastifyInstance }> {
  const app = Fastify();
  const { settings, ...services } = exchange.services;
  const subgraph = createExchangeSubgraph(settings);
  await subgraph.openRoutes?.(app);
  await subgraph.routes?.(app, {
    ...services,
    exporters: [], censuses: [],
    viewerOf(request) {
      const viewer = viewers[String(request.headers["x-viewer"])];
      if (!viewer) throw new KaigoError("UNAUTHENTICATED");
      return viewer;
    },
  });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  return { url, app };
}

/** What the access record says of sets that named a person and were refused for it. */
export const denialsOf = (exchange: Exchange, insuredNumber: string): Promise<pg.QueryResultRow[]> =>
  exchange.admin(
    `SELECT e.decision, e.category, e.role, e.subject, e.office_number AS office FROM audit.access_event e JOIN recipients.recipient r ON r.insurer_number = e.insurer_number AND r.id = e.recipient_id
     WHERE e.operation = 'exchange.send' AND r.insured_number = $1`,
    [insuredNumber],
  );

/** The files as a multipart form. */
export function toForm(files: readonly SampleFile[]): FormData {
  const form = new FormData();
  for (const { fileName, bytes } of files) form.append("file", new Blob([new Uint8Array(bytes)]), fileName);
  return form;
}

export const named = (files: readonly SampleFile[]): { name: string; bytes: Buffer }[] => files.map(({ fileName, bytes }) => ({ name: fileName, bytes }));

/** An importer that writes one row per record key into a table of the test, the latest serial winning. */
export const recordingImporter = (kinds: readonly string[], table = "public.taken"): Importer => ({
  name: "recording",
  kinds,
  async take(batch) {
    for (const kind of kinds) {
      const records = batch.records<{ insurerNumber: string; insuredNumber: string }>(kind);
      if (records.length === 0) continue;
      const people = [...new Set(records.map(({ insurerNumber, insuredNumber }) => batch.subject(insurerNumber, insuredNumber).recipientId))];
      await batch.tx.execute(
        `INSERT INTO ${table} (kind, recipient_id, sender, serial, rows) SELECT $1, r, $3, $4, $5 FROM unnest($2::uuid[]) AS r
         ON CONFLICT (kind, recipient_id, sender) DO UPDATE SET serial = excluded.serial, rows = excluded.rows WHERE taken.serial < excluded.serial`,
        [kind, people, batch.sender.officeNumber, batch.serial, records.length],
      );
    }
  },
});

export const takenTable = `CREATE TABLE public.taken (kind text, recipient_id uuid, sender text, serial text, rows integer, PRIMARY KEY (kind, recipient_id, sender));
  GRANT SELECT, INSERT, UPDATE, DELETE ON public.taken TO kaigo_worker`;
