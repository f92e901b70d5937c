import type { QueryRunner } from "typeorm";
import { setting } from "./setting.js";
import { limitViewerWrites } from "./viewer-writes.js";

/** How a table is protected: the information category its rows belong to, and the column that names the recipient. */
export interface Protection {
  readonly schema: string;
  readonly table: string;
  readonly category: string;
  readonly recipientColumn?: string;
}


/**
 * Forced row-level security of a table with personal rows. Readers see a row when they are the insurer's officer or the
 * recipient and their role may see the category at all, or when their office holds a grant for person and category today.
 * A missing or empty setting matches nothing: without a viewer there are no rows.
 */
export async function protectPersonalTable(runner: QueryRunner, { schema, table, category, recipientColumn = "recipient_id" }: Protection): Promise<void> {
  const name = `${schema}.${table}`;
  const open = `'${category}' = ANY (string_to_array(${setting("categories")}, ','))`;
  await runner.query(`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`);
  await runner.query(`CREATE POLICY ${table}_of_insurer ON ${name} FOR SELECT TO kaigo_app USING (
    ${setting("role")} = 'MUNICIPALITY' AND ${open} AND insurer_number = ${setting("insurer")})`);
  await runner.query(`CREATE POLICY ${table}_of_self ON ${name} FOR SELECT TO kaigo_app USING (
    ${setting("role")} = 'RECIPIENT' AND ${open} AND insurer_number = ${setting("insurer")}
    AND ${recipientColumn} = nullif(${setting("recipient")}, '')::uuid)`);
  await runner.query(`CREATE POLICY ${table}_of_office ON ${name} FOR SELECT TO kaigo_app USING (${setting("office")} <> '' AND EXISTS (
    SELECT 1 FROM recipients.access_grant g
    WHERE g.insurer_number = ${table}.insurer_number AND g.recipient_id = ${table}.${recipientColumn}
      AND g.office_number = ${setting("office")} AND g.role = ${setting("role")} AND g.category = '${category}'
      ${await asksForExpiry(runner)} AND g.valid_from <= nullif(${setting("today")}, '')::date AND g.valid_to >= nullif(${setting("today")}, '')::date))`);
  await allowWorker(runner, schema, table);
  await runner.query(`GRANT SELECT ON ${name} TO kaigo_app`);
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
