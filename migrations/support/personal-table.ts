import type { QueryRunner } from "typeorm";
import { setting, settingNow } from "./setting.js";
import { limitViewerWrites } from "./viewer-writes.js";

/** How a table is protected: the information category its rows belong to, or the column in which each row names its own, and the column that names the recipient. */
export interface Protection {
  readonly schema: string;
  readonly table: string;
  readonly category: string | { readonly column: string };
  readonly recipientColumn?: string;
}

const grantToday = (category: string, expires: string) => `g.office_number = ${settingNow("office")} AND g.role = ${settingNow("role")} AND g.category = ${category}
      ${expires} AND g.valid_from <= nullif(${settingNow("today")}, '')::date AND g.valid_to >= nullif(${settingNow("today")}, '')::date`;

/** The person whom the session says it reads about, with the grant looked for once per statement instead of once per row. */
const notedPerson = (grant: string) => `(SELECT g.insurer_number, g.recipient_id FROM recipients.access_grant g
    WHERE g.insurer_number = split_part(${settingNow("person")}, '/', 1) AND g.recipient_id = nullif(split_part(${settingNow("person")}, '/', 2), '')::uuid AND ${grant} LIMIT 1)`;

/** Whether the viewer's office has a grant for a row's person. A category that each row names itself cannot be asked for once per statement. */
function granted({ table, category, recipientColumn = "recipient_id" }: Protection, ofRow: string, expires: string): string {
  const grant = grantToday(ofRow, expires);
  const noted = typeof category === "string" ? `(${table}.insurer_number, ${table}.${recipientColumn}) = ${notedPerson(grant)} OR ` : "";
  return `(SELECT ${settingNow("office")}) <> '' AND (${noted}EXISTS (
    SELECT 1 FROM recipients.access_grant g WHERE g.insurer_number = ${table}.insurer_number AND g.recipient_id = ${table}.${recipientColumn} AND ${grant} OFFSET 0))`;
}

/**
 * Who sees a row of a personal table: the insurer's officer and the recipient when their role may see the category at all, and an
 * office that holds a grant for person and category today. A missing or empty setting matches nothing: without a viewer there are
 * no rows. The insurer is asked for once per statement, and so is the grant for the person whom the session reads about; OFFSET 0
 * keeps the search for a grant to the row's own person instead of all people of the office.
 */
async function readerRules(runner: QueryRunner, protection: Protection): Promise<Record<"insurer" | "self" | "office", string>> {
  const { table, category, recipientColumn = "recipient_id" } = protection;
  const ofRow = typeof category === "string" ? `'${category}'` : `${table}.${category.column}`;
  const insurerOf = (role: string) => `insurer_number = (SELECT CASE WHEN ${settingNow("role")} = '${role}' AND ${ofRow} = ANY (string_to_array(${settingNow("categories")}, ',')) THEN ${settingNow("insurer")} END)`;
  return {
    insurer: insurerOf("MUNICIPALITY"),
    self: `${insurerOf("RECIPIENT")} AND ${recipientColumn} = nullif(${settingNow("recipient")}, '')::uuid`,
    office: granted(protection, ofRow, await asksForExpiry(runner)),
  };
}

/** Forced row-level security of a table with personal rows. */
export async function protectPersonalTable(runner: QueryRunner, protection: Protection): Promise<void> {
  await openForReaders(runner, protection);
  await allowWorker(runner, protection.schema, protection.table);
}

/** Forced row-level security with the readers' rules only: who writes is for the migration to say. */
export async function openForReaders(runner: QueryRunner, protection: Protection): Promise<void> {
  const { schema, table } = protection;
  const name = `${schema}.${table}`;
  await runner.query(`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`);
  for (const [reader, rule] of Object.entries(await readerRules(runner, protection))) await runner.query(`CREATE POLICY ${table}_of_${reader} ON ${name} FOR SELECT TO kaigo_app USING (${rule})`);
  await runner.query(`GRANT SELECT ON ${name} TO kaigo_app`);
}

/** Tables that are protected as personal ones under one category, with what their rules say now. */
const personalTables = `SELECT c.relnamespace::regnamespace::text AS schema, c.relname AS table,
    substring(pg_get_expr(o.polqual, c.oid) FROM 'category = ''(\\w+)''::text') AS category,
    substring(pg_get_expr(o.polqual, c.oid) FROM 'g\\.recipient_id = \\w+\\.(\\w+)') AS "recipientColumn"
  FROM pg_class c JOIN pg_policy o ON o.polrelid = c.oid AND o.polname = c.relname || '_of_office'
  WHERE pg_get_expr(o.polqual, c.oid) ~ 'recipients\\.access_grant g.*category = ''\\w+''::text' AND 'kaigo_app'::regrole = ANY (o.polroles)
    AND 2 = (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname IN (c.relname || '_of_insurer', c.relname || '_of_self'))`;

/** Writes the readers' rules of all these tables anew. */
export async function renewReaderRules(runner: QueryRunner): Promise<void> {
  for (const protection of (await runner.query(personalTables)) as Protection[]) {
    const { schema, table } = protection;
    for (const [reader, rule] of Object.entries(await readerRules(runner, protection))) await runner.query(`ALTER POLICY ${table}_of_${reader} ON ${schema}.${table} USING (${rule})`);
  }
}

/** Grants got a moment of expiry later than the first tables were made. */
async function asksForExpiry(runner: QueryRunner): Promise<string> {
  const [column]: unknown[] = await runner.query("SELECT FROM pg_attribute WHERE attrelid = to_regclass('recipients.access_grant') AND attname = 'expires_at'");
  return column ? "AND g.expires_at > statement_timestamp()" : "";
}

/** Lets imports and loads write rows of the insurers they were opened for, and no others. Mutations write nothing here unless `limitViewerWrites` opens it. */
export async function allowWorker(runner: QueryRunner, schema: string, table: string): Promise<void> {
  const own = `insurer_number = ANY (string_to_array(${setting("insurers")}, ','))`;
  await runner.query(`CREATE POLICY ${table}_of_worker ON ${schema}.${table} FOR ALL TO kaigo_worker USING (${own}) WITH CHECK (${own})`);
  await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${schema}.${table} TO kaigo_worker`);
  await limitViewerWrites(runner, schema, table);
}

/** A directory without personal rows: everyone signed in reads it, workers keep it. Row-level security stays on so that each table has a policy. */
export async function protectDirectory(runner: QueryRunner, schema: string, table: string): Promise<void> {
  const name = `${schema}.${table}`;
  await runner.query(`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`);
  await runner.query(`CREATE POLICY ${table}_of_everyone ON ${name} FOR SELECT TO kaigo_app USING (${setting("role")} <> '')`);
  await runner.query(`CREATE POLICY ${table}_of_worker ON ${name} FOR ALL TO kaigo_worker USING (true) WITH CHECK (true)`);
  await runner.query(`GRANT SELECT ON ${name} TO kaigo_app; GRANT SELECT, INSERT, UPDATE, DELETE ON ${name} TO kaigo_worker`);
  await limitViewerWrites(runner, schema, table);
}

/** Creates a subgraph's schema, owned by the role that cannot log in; everything made after this in the same transaction is too. */
export async function ownSchema(runner: QueryRunner, schema: string): Promise<void> {
  await runner.query(`SET LOCAL ROLE kaigo_owner; CREATE SCHEMA IF NOT EXISTS ${schema}; GRANT USAGE ON SCHEMA ${schema} TO kaigo_app, kaigo_worker, kaigo_audit`);
}
