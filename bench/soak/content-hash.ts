import { createHash } from "node:crypto";
import type pg from "pg";

const schemas = ["recipients", "care_plans", "schedules", "actuals", "municipal"];
/** Of the exchange, what offices can see; uploads that were cut off lie apart until they are swept. */
const exchangeTables = ["exchange.parcel", "exchange.parcel_file", "exchange.parcel_file_chunk", "exchange.parcel_person", "exchange.finding", "exchange.activity"];

/** How often and why it was tried, and how many versions or changes there were before: a set that came too late never stood. */
const leftOut = new Set(["attempts", "last_error_code", "version", "content_version"]);

/** Marks made of row ids, which differ from one database to the next. */
const madeOfIds: Readonly<Record<string, ReadonlySet<string>>> = {
  ...Object.fromEntries(["person_month", "month_closing", "month_closing_event"].map((table) => [`actuals.${table}`, new Set(["content"])])),
  "municipal.superseded_record": new Set(["record_id"]),
};

const isCurrent = (head: string, reference: string) => `EXISTS (SELECT FROM ${head} h WHERE h.insurer_number = t.insurer_number AND h.id = t.${reference} AND h.version = t.version)`;

/** Of tables with a history the rows that stand: which earlier versions stood for a while is a matter of arrival. Of uploads those that became parcels. */
const standing: Readonly<Record<string, string>> = {
  "care_plans.document_version": "t.valid_to IS NULL",
  "care_plans.document_version_content": "EXISTS (SELECT FROM care_plans.document_version v WHERE v.insurer_number = t.insurer_number AND v.id = t.id AND v.valid_to IS NULL)",
  "schedules.usage_table_version": "false",
  "schedules.planned_service": isCurrent("schedules.usage_table", "usage_table_id"),
  "schedules.benefit_row": isCurrent("schedules.usage_table", "usage_table_id"),
  "actuals.actual_report_version": "false",
  "actuals.actual_day": isCurrent("actuals.actual_report", "actual_report_id"),
  "exchange.parcel_file_chunk": "t.content_id::text IN (SELECT id FROM pg_temp.key_name)",
};

const parcelName = "concat_ws('/', sender_office_number, sender_service_type, receiver_office_number, receiver_service_type, serial)";
const named = (column: string) => `(SELECT name FROM pg_temp.key_name WHERE id = t.${column}::text)`;

/** Natural keys by id, in an order in which each may use those before it. */
const naturalKeys: readonly string[] = [
  "SELECT id, concat_ws('/', insurer_number, insured_number) FROM recipients.recipient t",
  `SELECT id, ${parcelName} FROM exchange.parcel t`,
  `SELECT content_id, concat_ws('/', ${named("parcel_id")}, name) FROM exchange.parcel_file t`,
  `SELECT id, concat_ws('/', ${named("recipient_id")}, kind, sender_office_number, day) FROM care_plans.document t`,
  `SELECT id, ${named("document_id")} FROM care_plans.document_version t`,
  `SELECT id, concat_ws('/', ${named("document_id")}, position) FROM care_plans.family_picture t`,
  `SELECT id, concat_ws('/', ${named("recipient_id")}, service_month, planning_office_number) FROM schedules.usage_table t`,
  `SELECT id, concat_ws('/', ${named("recipient_id")}, service_month, service_office_number, service_type) FROM actuals.actual_report t`,
];

/** A digest of every row that stands in each table, with ids replaced by natural keys and without times and attempts. Order of rows counts for nothing, their number does. */
export async function contentHashes(client: pg.Client): Promise<Record<string, string>> {
  await client.query("SET timezone = 'Asia/Tokyo'; DROP TABLE IF EXISTS pg_temp.key_name; CREATE TEMP TABLE key_name (id text PRIMARY KEY, name text NOT NULL)");
  for (const keys of naturalKeys) await client.query(`INSERT INTO pg_temp.key_name ${keys}; ANALYZE pg_temp.key_name`);
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE (n.nspname = ANY ($1) OR n.nspname || '.' || c.relname = ANY ($2)) AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
    [schemas, exchangeTables],
  );
  const hashes: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await client.query<{ digest: string }>(`SELECT count(*) || ' ' || coalesce(md5(string_agg(row, '' ORDER BY row)), '') AS digest FROM (${await contentQuery(client, name)}) AS rows`);
    hashes[name] = rows[0]?.digest ?? "";
  }
  return hashes;
}

/** Rows of a table that one database has and the other has not, at most `most`, as texts. Only after {@link contentHashes} on the same connection. */
export async function rowsOnlyIn(client: pg.Client, other: pg.Client, table: string, most: number): Promise<string[]> {
  const { rows: known } = await other.query<{ row: string }>(`SELECT row FROM (${await contentQuery(other, table)}) AS rows`);
  const { rows } = await client.query<{ text: string }>(`SELECT text FROM (${await contentQuery(client, table)}) AS rows WHERE row <> ALL ($1) LIMIT ${most}`, [known.map(({ row }) => row)]);
  return rows.map(({ text }) => text);
}

/** How many versions stood once and do not any more. */
export async function countEarlier(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT ((SELECT count(*) FROM care_plans.document_version WHERE valid_to IS NOT NULL) + (SELECT count(*) FROM schedules.usage_table_version)
       + (SELECT count(*) FROM actuals.actual_report_version))::integer AS count`,
  );
  return rows[0]?.count ?? 0;
}

/** One text for a whole database. */
export const sumOf = (hashes: Record<string, string>): string => createHash("sha256").update(JSON.stringify(Object.entries(hashes))).digest("hex");

/** A query for the content of each row of a table and its digest. */
async function contentQuery(client: pg.Client, table: string): Promise<string> {
  const { rows: columns } = await client.query<{ name: string; type: string }>(
    "SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attname",
    [table],
  );
  const values = columns.flatMap(({ name, type }) => {
    if (leftOut.has(name) || madeOfIds[table]?.has(name) || type.startsWith("timestamp")) return [];
    return [toValue(name, type)];
  });
  return `SELECT text, md5(text) AS row FROM (SELECT ROW(${values.join(", ")})::text AS text FROM ${table} t WHERE ${standing[table] ?? "true"}) AS contents`;
}

/** An own id without natural key says nothing; a reference without one stays as it is, so that it shows. */
function toValue(name: string, type: string): string {
  if (name === "id" && type === "uuid") return named("id");
  if (type === "uuid" || name === "parcel_id") return `coalesce(${named(name)}, t.${name}::text)`;
  return type === "bytea" ? `md5(t.${name})` : `t.${name}`;
}
