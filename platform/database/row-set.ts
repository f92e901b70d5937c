import { getMetadataArgsStorage } from "typeorm";
import { KaigoError } from "../errors/kaigo-error.js";
import { entityColumn, entityTable, type EntityClass } from "./entity-columns.js";
import { snakeCase } from "./snake-case.js";
import type { WriteTransaction } from "./write-transaction.js";

/** How each property of an entity's row is taken from an item. Functions rather than made rows: a set may hold 100,000. */
export type Columns<Item> = Readonly<Record<string, (item: Item) => unknown>>;

/** Rows as one statement takes them: `INSERT INTO t (columns) SELECT columns FROM source`, with one array parameter per column. */
export interface RowSet {
  readonly columns: string;
  readonly source: string;
  readonly values: readonly string[];
}

const rowsPerStatement = 20_000;
const largestInteger = 2_147_483_647;

/**
 * Items as a set in the entity's columns and types. Throws INPUT_INVALID for a number that is too large for its column;
 * a property without a column and a list column are programming errors.
 */
export function toRowSet<Item>(entity: EntityClass, columns: Columns<Item>, items: readonly Item[]): RowSet {
  const names = Object.keys(columns).map((property) => entityColumn(entity, property));
  const types = names.map((name) => columnType(entity, name));
  const list = names.join(", ");
  return {
    columns: list,
    source: `unnest(${types.map((type, index) => `$${index + 1}::${type}[]`).join(", ")}) AS u (${list})`,
    values: Object.entries(columns).map(([property, take]) => `{${items.map((item) => toElement(take(item), property)).join(",")}}`),
  };
}

/** Writes items in sets, never one by one. Columns not named take their defaults. */
export async function insertRows<Item>(tx: WriteTransaction, entity: EntityClass, columns: Columns<Item>, items: readonly Item[]): Promise<void> {
  for (let start = 0; start < items.length; start += rowsPerStatement) {
    const set = toRowSet(entity, columns, items.slice(start, start + rowsPerStatement));
    await tx.execute(`INSERT INTO ${entityTable(entity)} (${set.columns}) SELECT ${set.columns} FROM ${set.source}`, set.values);
  }
}

/** One element of a PostgreSQL array text; objects as JSON. */
function toElement(value: unknown, property: string): string {
  if (value === null || value === undefined) return "NULL";
  if (typeof value === "number" && Math.abs(value) > largestInteger) throw new KaigoError("INPUT_INVALID", { field: property, rule: `at most ${largestInteger}` });
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
