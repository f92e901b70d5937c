import { snakeCase } from "../../../platform/database/snake-case.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import type { LoadColumn } from "../../../platform/subgraph/load-kind.js";

/** How staged text becomes a column's value. */
const casts: Readonly<Record<LoadColumn["type"], string>> = { text: "", integer: "::integer", date: "::date" };

export interface MasterTable {
  /** In the schema of schedules. */
  readonly table: string;
  /** Load columns of the primary key. */
  readonly key: readonly string[];
  readonly columns: readonly LoadColumn[];
  /** What a column gets, where it is not simply the staged text. */
  readonly values?: Readonly<Record<string, string>>;
}

/** Moves staged rows of a master into its table: the last line of a key counts, and a row that is there is replaced. */
export async function storeMaster(tx: WriteTransaction, { table, key, columns, values = {} }: MasterTable): Promise<readonly { line: number; column: string; rule: string }[]> {
  const keyList = key.map((name) => `"${name}"`).join(", ");
  const backwards = await tx.query<{ line: number }>(`SELECT line::integer AS line FROM pg_temp.staging WHERE "validTo" < "validFrom" ORDER BY line`);
  const names = columns.map(({ name }) => name);
  const taken = columns.map(({ name, type }) => values[name] ?? (name === "basis" ? "coalesce(basis, 'CONFIGURED')" : `"${name}"${casts[type]}`));
  await tx.execute(
    `INSERT INTO schedules.${table} (${names.map(snakeCase).join(", ")})
     SELECT DISTINCT ON (${keyList}) ${taken.join(", ")} FROM pg_temp.staging WHERE "validTo" IS NULL OR "validTo" >= "validFrom" ORDER BY ${keyList}, line DESC
     ON CONFLICT ON CONSTRAINT ${table}_key DO UPDATE SET ${names.filter((name) => !key.includes(name)).map((name) => `${snakeCase(name)} = excluded.${snakeCase(name)}`).join(", ")}`,
  );
  return backwards.map(({ line }) => ({ line, column: "validTo", rule: "not before validFrom" }));
}
