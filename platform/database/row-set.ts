import { setImmediate as otherTurns } from "node:timers/promises";
import { KaigoError } from "../errors/kaigo-error.js";
import { toBinaryArray } from "./binary-array.js";
import { entityColumn, entityTable, type EntityClass } from "./entity-columns.js";
import { getMetadataArgsStorage } from "./mapping.js";
import { snakeCase } from "./snake-case.js";
import type { WriteTransaction } from "./write-transaction.js";

/** How each property of an entity's row is taken from an item. Functions rather than made rows: a set may hold 100,000. */
export type Columns<Item> = Readonly<Record<string, (item: Item) => unknown>>;

/**
 * Rows as one statement takes them: `INSERT INTO t (columns) SELECT columns FROM source`, with one array parameter per column. In
 * a large set a column that has one value in all rows is a single parameter: the database need not read it again in each row.
 */
export interface RowSet {
  readonly columns: string;
  readonly source: string;
  readonly values: readonly (string | Buffer | null)[];
}

/** A column with its PostgreSQL type, how its value is taken from an item, and what callers call it. */
export interface TypedColumn<Item> {
  readonly name: string;
  readonly type: string;
  readonly take: (item: Item) => unknown;
  /** Stands in refusals; the column's name when missing. */
  readonly property?: string;
}

/** Small enough to be made in a few milliseconds, so that others in this process get their turn. */
const rowsPerStatement = 2_000;
const largestInteger = 2_147_483_647;

/**
 * Items as a set in the entity's columns and types. Throws INPUT_INVALID for a number that is too large for its column;
 * a property without a column and a list column are programming errors.
 */
export const toRowSet = <Item>(entity: EntityClass, columns: Columns<Item>, items: readonly Item[]): RowSet => toTypedSet(typedColumns(entity, columns), items);

/** Writes items in sets, never one by one. Columns not named take their defaults. */
export const insertRows = <Item>(tx: WriteTransaction, entity: EntityClass, columns: Columns<Item>, items: readonly Item[]): Promise<void> =>
  insertTyped(tx, entityTable(entity), typedColumns(entity, columns), items);

/** Writes items in sets to a table that has no entity. One set waits at the server while it works on the one before, and the next is made meanwhile. A single set is sent and not waited for. */
export async function insertTyped<Item>(tx: WriteTransaction, table: string, columns: readonly TypedColumn<Item>[], items: readonly Item[]): Promise<void> {
  const statementOf = (some: readonly Item[]) => {
    const set = toTypedSet(columns, some);
    return [`INSERT INTO ${table} (${set.columns}) SELECT ${set.columns} FROM ${set.source}`, set.values] as const;
  };
  if (items.length === 0) return;
  if (items.length <= rowsPerStatement) return tx.send(...statementOf(items));
  const writing: Promise<unknown>[] = [];
  try {
    for (let start = 0; start < items.length; start += rowsPerStatement) {
      const statement = statementOf(items.slice(start, start + rowsPerStatement));
      if (writing.length > 1) await writing.shift();
      const written = tx.execute(...statement);
      written.catch(() => undefined);
      writing.push(written);
      await otherTurns();
    }
  } finally {
    // When the next set cannot be made, nothing may still be on its way in the caller's transaction.
    await Promise.allSettled(writing);
  }
  await Promise.all(writing);
}

const typedColumns = <Item>(entity: EntityClass, columns: Columns<Item>): TypedColumn<Item>[] =>
  Object.entries(columns).map(([property, take]) => {
    const name = entityColumn(entity, property);
    return { name, type: columnType(entity, name), take, property };
  });

/** From this many rows on, the shape of a statement may follow the values; below, statements are few and planned once. */
const largeSet = 200;

function toTypedSet<Item>(columns: readonly TypedColumn<Item>[], items: readonly Item[]): RowSet {
  const isLarge = items.length >= largeSet;
  const parts = columns.map(({ name, type, take, property = name }) => {
    const taken = items.map(take);
    const isSame = isLarge && isOneValue(taken);
    return { name, type, isSame, value: isSame ? toText(taken[0], property) : toList(type, taken, property) };
  });
  const [same, lists] = [parts.filter(({ isSame }) => isSame), parts.filter(({ isSame }) => !isSame)];
  // Something must say how many rows there are.
  const rows = lists.length > 0 ? lists : same.splice(0, 1).map((part) => ({ ...part, value: toList(part.type, items.map(columns[0]?.take ?? (() => null)), "") }));
  const numbered = [...rows, ...same];
  const list = numbered.map(({ name }) => name).join(", ");
  // Lists side by side in the select list are read as they go; in FROM the server would first copy each of them to a store of its own.
  const unnested = rows.map(({ name, type }, index) => `unnest($${index + 1}::${type}[]) AS ${name}`);
  const single = same.map(({ name, type }, index) => `$${rows.length + index + 1}::${type} AS ${name}`);
  return { columns: list, source: `(SELECT ${[...unnested, ...single].join(", ")}) AS u`, values: numbered.map(({ value }) => value) };
}

/** A single value as a parameter's text. */
function toText(value: unknown, property: string): string | null {
  if (value === null || value === undefined) return null;
  assertFits(value, property);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function assertFits(value: unknown, property: string): void {
  if (typeof value === "number" && Math.abs(value) > largestInteger) throw new KaigoError("INPUT_INVALID", { field: property, rule: `at most ${largestInteger}` });
}

/** Objects that say the same are one value, though each may be a thing of its own. */
function isOneValue(values: readonly unknown[]): boolean {
  const [first] = values;
  if (typeof first !== "object" || first === null) return values.every((value) => value === first);
  const text = JSON.stringify(first);
  return values.every((value) => value === first || JSON.stringify(value) === text);
}

/** The values of one column as one parameter. */
const toList = (type: string, values: readonly unknown[], property: string): Buffer | string => toBinaryArray(type, values) ?? `{${toElements(values, property).join(",")}}`;

/** The elements of one column; a value that comes again and again is written once. */
function toElements(values: readonly unknown[], property: string): string[] {
  let last: unknown;
  let text = "NULL";
  return values.map((value) => {
    if (value !== last) {
      text = toElement(value, property);
      last = value;
    }
    return text;
  });
}

/** One element of a PostgreSQL array text; objects as JSON. */
function toElement(value: unknown, property: string): string {
  if (value === null || value === undefined) return "NULL";
  assertFits(value, property);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return /["\\]/.test(text) ? `"${text.replace(/["\\]/g, "\\$&")}"` : `"${text}"`;
}

function columnType(entity: EntityClass, name: string): string {
  for (let target: unknown = entity; typeof target === "function"; target = Object.getPrototypeOf(target)) {
    const found = getMetadataArgsStorage().columns.find((column) => column.target === target && (column.options.name ?? snakeCase(column.propertyName)) === name);
    if (found?.options.array) throw new Error(`${entity.name}: ${name} is a list`);
    if (typeof found?.options.type === "string") return found.options.type;
  }
  throw new Error(`${entity.name} has no column ${name}`);
}
