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

const granted = (category: string, person: string, expires: string) => `(SELECT ${settingNow("office")}) <> '' AND EXISTS (
    SELECT 1 FROM recipients.access_grant g WHERE ${person} AND g.office_number = ${settingNow("office")} AND g.role = ${settingNow("role")} AND g.category = ${category}
      ${expires} AND g.valid_from <= nullif(${settingNow("today")}, '')::date AND g.valid_to >= nullif(${settingNow("today")}, '')::date OFFSET 0)`;

/**
 * Who sees a row of a personal table: the insurer's officer and the recipient when their role may see the category at all, and an
 * office that holds a grant for person and category today. A missing or empty setting matches nothing: without a viewer there are
 * no rows. The insurer is asked for once per statement; OFFSET 0 keeps the search for a grant to the row's own person instead of
 * all people of the office.
 */
async function readerRules(runner: QueryRunner, { table, category, recipientColumn = "recipient_id" }: Protection): Promise<Record<"insurer" | "self" | "office", string>> {
  const ofRow = typeof category === "string" ? `'${category}'` : `${table}.${category.column}`;
  const insurerOf = (role: string) => `insurer_number = (SELECT CASE WHEN ${settingNow("role")} = '${role}' AND ${ofRow} = ANY (string_to_array(${settingNow("categories")}, ',')) THEN ${settingNow("insurer")} END)`;
  return {
    insurer: insurerOf("MUNICIPALITY"),
    self: `${insurerOf("RECIPIENT")} AND ${recipientColumn} = nullif(${settingNow("recipient")}, '')::uuid`,
    office: granted(ofRow, `g.insurer_number = ${table}.insurer_number AND g.recipient_id = ${table}.${recipientColumn}`, await asksForExpiry(runner)),
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

/** Writes the readers' rules of a protected table anew. */
export async function renewReaderRules(runner: QueryRunner, protection: Protection): Promise<void> {
  const { schema, table } = protection;
  for (const [reader, rule] of Object.entries(await readerRules(runner, protection))) await runner.query(`ALTER POLICY ${table}_of_${reader} ON ${schema}.${table} USING (${rule})`);
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
