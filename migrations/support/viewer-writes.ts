import type { QueryRunner } from "typeorm";
import { setting } from "./setting.js";

/** What a viewer's own mutation may do with the rows of a table, as conditions on the row. A kind that is not named stays closed. */
export interface ViewerWrites {
  readonly insert?: string;
  /** The rows that may be changed, and the state in which a changed row may be left; the same condition when `to` is missing. */
  readonly update?: string | { readonly from: string; readonly to: string };
  readonly delete?: string;
}

const isWorker = `${setting("role")} = 'WORKER'`;
const orWorker = (rule: string | undefined) => (rule === undefined ? isWorker : `${isWorker} OR (${rule})`);

/**
 * Says what mutations may write in a table. They run under the workers' login, which reaches all rows of the insurers it is
 * opened for: these restrictive policies let imports through and hold everybody else to the rule.
 */
export async function limitViewerWrites(runner: QueryRunner, schema: string, table: string, rules: ViewerWrites = {}): Promise<void> {
  const name = `${schema}.${table}`;
  const update = typeof rules.update === "object" ? rules.update : { from: rules.update, to: rules.update };
  for (const kind of ["insert", "update", "delete"]) await runner.query(`DROP POLICY IF EXISTS ${table}_${kind}_by_viewer ON ${name}`);
  await runner.query(`CREATE POLICY ${table}_insert_by_viewer ON ${name} AS RESTRICTIVE FOR INSERT TO kaigo_worker WITH CHECK (${orWorker(rules.insert)})`);
  await runner.query(`CREATE POLICY ${table}_update_by_viewer ON ${name} AS RESTRICTIVE FOR UPDATE TO kaigo_worker USING (${orWorker(update.from)}) WITH CHECK (${orWorker(update.to)})`);
  await runner.query(`CREATE POLICY ${table}_delete_by_viewer ON ${name} AS RESTRICTIVE FOR DELETE TO kaigo_worker USING (${orWorker(rules.delete)})`);
}

/** The viewer is an officer of the row's insurer. */
export const byOfficer = `${setting("role")} = 'MUNICIPALITY' AND insurer_number = ${setting("insurer")}`;

/** The viewer's office holds a grant of this category for the row's person today, in one of these roles. */
export const byOffice = (table: string, category: string, roles: readonly string[], recipientColumn = "recipient_id") => `${setting("role")} IN (${roles.map((role) => `'${role}'`).join(", ")}) AND EXISTS (
  SELECT 1 FROM recipients.access_grant g
  WHERE g.insurer_number = ${table}.insurer_number AND g.recipient_id = ${table}.${recipientColumn}
    AND g.office_number = ${setting("office")} AND g.role = ${setting("role")} AND g.category = '${category}'
    AND g.valid_from <= nullif(${setting("today")}, '')::date AND g.valid_to >= nullif(${setting("today")}, '')::date)`;

/** The viewer is the row's person. */
export const bySelf = (recipientColumn = "recipient_id") => `${setting("role")} = 'RECIPIENT' AND insurer_number = ${setting("insurer")} AND ${recipientColumn} = nullif(${setting("recipient")}, '')::uuid`;

export const anyOf = (...rules: readonly string[]): string => rules.map((rule) => `(${rule})`).join(" OR ");
