import pg from "pg";
import type { WriteTransaction } from "../database/write-transaction.js";
import { isKeyed, type KeyedLoad, type LoadCheck, type LoadColumn, type LoadKind } from "../subgraph/load-kind.js";
import type { LoadRule } from "./fault.js";
import type { Lines } from "./store-staged.js";

/** One thing that may be wrong with a staged line, as SQL. */
export interface Check {
  readonly column: string;
  readonly rule: LoadRule;
  /** A literal, or an expression over the staging table. */
  readonly detail: string;
  readonly broken: string;
}

const dayPattern = "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$";
const wholePattern = "^-?\\d{1,9}$";

/**
 * Checks every staged value in sets and keeps the faults in `pg_temp.fault`; lines with faults leave the staging table. Values of
 * columns that repeat are checked once for each value, not once for each line; only when something is wrong are its lines looked for.
 */
export async function checkStaged(tx: WriteTransaction, kind: LoadKind): Promise<void> {
  await keepFaults(tx, await suspects(tx, kind));
  if (kind.checks) await keepFaults(tx, toChecks(kind.checks));
  if (kind.refuse) await keepRefusals(tx, await kind.refuse(tx));
  if (isKeyed(kind)) await keepRepeated(tx, kind);
}

/** A kind's own rules as checks. */
export const toChecks = (checks: readonly LoadCheck[]): Check[] => checks.map(({ detail, ...check }) => ({ ...check, detail: pg.escapeLiteral(detail) }));

/** Faults that a kind found itself. */
export async function keepRefusals(tx: WriteTransaction, refusals: readonly { readonly line: number; readonly column: string; readonly rule: string }[]): Promise<void> {
  for (const { line, column, rule } of refusals) await tx.execute("INSERT INTO pg_temp.fault VALUES ($1, $2, $3, '')", [line, column, rule]);
  if (refusals.length > 0) await dropFaulty(tx);
}

/** Faults of these checks go to `pg_temp.fault`, their lines out of the staging table; asked of all lines unless some are named. */
export async function keepFaults(tx: WriteTransaction, checks: readonly Check[], lines?: Lines): Promise<void> {
  if (checks.length === 0) return;
  const found = await tx.execute(
    `INSERT INTO pg_temp.fault (line, column_name, rule, detail) ${checks.map(({ column, rule, detail, broken }) => `SELECT line, ${pg.escapeLiteral(column)}, ${pg.escapeLiteral(rule)}, ${detail} FROM pg_temp.staging s WHERE ${lines ? `line BETWEEN ${lines.first} AND ${lines.last} AND ` : ""}(${broken})`).join(" UNION ALL ")}`,
  );
  if (found > 0) await dropFaulty(tx);
}

/** Takes lines with faults out of the staging table. */
export async function dropFaulty(tx: WriteTransaction): Promise<void> {
  await tx.execute("DELETE FROM pg_temp.staging s USING (SELECT DISTINCT line FROM pg_temp.fault) f WHERE f.line = s.line");
}

/** The checks that some value breaks. */
async function suspects(tx: WriteTransaction, { columns }: LoadKind): Promise<Check[]> {
  const checked = columns.map((column) => ({ column, checks: checksOf(column) }));
  const repeating = checked.filter(({ column, checks }) => !column.isDiverse && checks.some(({ rule }) => rule !== "REQUIRED"));
  const byLine = checked.flatMap(({ column, checks }) => checks.filter(({ rule }) => rule === "REQUIRED" || column.isDiverse));
  const byValue = repeating.flatMap(({ checks }) => checks.filter(({ rule }) => rule !== "REQUIRED"));
  const names = repeating.map(({ column }) => pg.escapeIdentifier(column.name));
  const isWrong = async (found: readonly Check[], rest: string) =>
    found.length > 0 && (await tx.query(`SELECT 1 FROM pg_temp.staging ${rest} ${found.map(({ broken }) => `(${broken})`).join(" OR ")} LIMIT 1`)).length > 0;
  const wrong: Check[] = [];
  if (await isWrong(byValue, `GROUP BY GROUPING SETS (${names.map((name) => `(${name})`).join(", ")}) HAVING`)) wrong.push(...byValue);
  if (await isWrong(byLine, "WHERE")) wrong.push(...byLine);
  return wrong;
}

/** A second line with the same key is a fault of its own: the first one stays. */
async function keepRepeated(tx: WriteTransaction, { key }: KeyedLoad): Promise<void> {
  const keys = key.map((name) => pg.escapeIdentifier(name)).join(", ");
  if ((await tx.query(`SELECT 1 FROM pg_temp.staging GROUP BY ${keys} HAVING count(*) > 1 LIMIT 1`)).length === 0) return;
  await tx.execute(
    `INSERT INTO pg_temp.fault (line, column_name, rule, detail)
     SELECT line, ${pg.escapeLiteral(key.join(" "))}, 'ONCE', first::text FROM (SELECT line, min(line) OVER (PARTITION BY ${keys}) AS first FROM pg_temp.staging) l WHERE line > first`,
  );
  await dropFaulty(tx);
}

function checksOf({ name, type, required, pattern }: LoadColumn): Check[] {
  const column = pg.escapeIdentifier(name);
  const fails = (form: string) => `${column} IS NOT NULL AND ${column} !~ ${pg.escapeLiteral(form)}`;
  return [
    ...(required ? [{ column: name, rule: "REQUIRED" as const, detail: "''", broken: `${column} IS NULL` }] : []),
    ...(type === "date" ? [{ column: name, rule: "DATE" as const, detail: "''", broken: `${column} IS NOT NULL AND (${column} !~ ${pg.escapeLiteral(dayPattern)} OR NOT pg_input_is_valid(${column}, 'date'))` }] : []),
    ...(type === "integer" ? [{ column: name, rule: "INTEGER" as const, detail: "''", broken: fails(wholePattern) }] : []),
    ...(pattern ? [{ column: name, rule: "PATTERN" as const, detail: pg.escapeLiteral(pattern), broken: fails(pattern) }] : []),
  ];
}
