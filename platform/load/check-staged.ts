import pg from "pg";
import type { WriteTransaction } from "../database/write-transaction.js";
import type { LoadColumn, LoadKind } from "../subgraph/load-kind.js";

/** A line that was not taken, with the column and the rule it breaks. */
export interface Refusal {
  readonly line: number;
  readonly column: string;
  readonly rule: string;
}

const datePattern = "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$";
const integerPattern = "^-?\\d{1,9}$";

/** Checks every staged value in sets, removes the lines that break a rule and answers them in line order. */
export async function checkStaged(tx: WriteTransaction, kind: LoadKind): Promise<Refusal[]> {
  const checks = kind.columns.flatMap(rulesOf);
  if (checks.length === 0) return [];
  const refused = await tx.query<Refusal>(
    checks.map(({ column, rule, broken }) => `SELECT line::integer AS line, ${pg.escapeLiteral(column)} AS column, ${pg.escapeLiteral(rule)} AS rule FROM pg_temp.staging WHERE ${broken}`).join(" UNION ALL ") + " ORDER BY line, 2",
  );
  if (refused.length > 0) await removeStaged(tx, refused);
  return refused;
}

/** Takes lines out of the staging table. */
export async function removeStaged(tx: WriteTransaction, refused: readonly Refusal[]): Promise<void> {
  await tx.execute("DELETE FROM pg_temp.staging WHERE line = ANY ($1::bigint[])", [[...new Set(refused.map(({ line }) => line))]]);
}

function rulesOf({ name, type, required, pattern }: LoadColumn) {
  const column = pg.escapeIdentifier(name);
  const matches = (form: string) => `${column} IS NOT NULL AND ${column} !~ ${pg.escapeLiteral(form)}`;
  return [
    ...(required ? [{ column: name, rule: "a value is required", broken: `${column} IS NULL` }] : []),
    ...(type === "date" ? [{ column: name, rule: "a day as YYYY-MM-DD", broken: `${column} IS NOT NULL AND (${column} !~ ${pg.escapeLiteral(datePattern)} OR NOT pg_input_is_valid(${column}, 'date'))` }] : []),
    ...(type === "integer" ? [{ column: name, rule: "a whole number", broken: matches(integerPattern) }] : []),
    ...(pattern ? [{ column: name, rule: `the form ${pattern}`, broken: matches(pattern) }] : []),
  ];
}
