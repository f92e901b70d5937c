import type { QueryRunner } from "typeorm";

/** A table of lines, one for each place in a version of a document, split by month. */
export interface Lines {
  readonly schema: string;
  readonly table: string;
  /** The column that names the document. */
  readonly document: string;
}

/**
 * Makes a line's place its key: document, version, position. Lines are only ever read by document and version, which is how the key begins,
 * so that one index does what two did, and writing a month takes half the time. The month stands in it because it splits the table.
 */
export async function keyByPlace(runner: QueryRunner, { schema, table, document }: Lines): Promise<void> {
  await runner.query(`DROP INDEX ${schema}.${table}_of_version`);
  await setKey(runner, `${schema}.${table}`, `${table}_key`, `insurer_number, ${document}, version, position, service_month`);
}

/** Undoes `keyByPlace`. */
export async function keyById(runner: QueryRunner, { schema, table, document }: Lines): Promise<void> {
  await setKey(runner, `${schema}.${table}`, `${table}_key`, "insurer_number, service_month, id");
  await runner.query(`CREATE INDEX ${table}_of_version ON ${schema}.${table} (insurer_number, ${document}, version)`);
}

const setKey = (runner: QueryRunner, table: string, key: string, columns: string) => runner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${key}, ADD CONSTRAINT ${key} PRIMARY KEY (${columns})`);
