import { getMetadataArgsStorage } from "typeorm";
import { entityColumn, entityTable, type EntityClass } from "./entity-columns.js";
import { snakeCase } from "./snake-case.js";
import type { WriteTransaction } from "./write-transaction.js";

/** Rows as one statement takes them: `INSERT INTO t (columns) SELECT columns FROM source`, with one array parameter per column. */
export interface RowSet {
  readonly columns: string;
  readonly source: string;
  readonly values: readonly unknown[];
}

const rowsPerStatement = 20_000;

/** The named properties of rows as a set in the entity's columns and types. Throws for a list column: it does not fit into a set. */
export function toRowSet<Row extends object>(entity: EntityClass, properties: readonly (keyof Row & string)[], rows: readonly Row[]): RowSet {
  const names = properties.map((property) => entityColumn(entity, property));
  const types = names.map((name) => columnType(entity, name));
  const columns = names.join(", ");
  const arrays = types.map((type, index) => `$${index + 1}::${type}[]`).join(", ");
  return {
    columns,
    source: `unnest(${arrays}) AS u (${columns})`,
    values: properties.map((property, index) => (types[index] === "jsonb" ? rows.map((row) => toJson(row[property])) : rows.map((row) => row[property]))),
  };
}

/** Writes rows in sets, never one by one. Columns not named take their defaults. */
export async function insertRows<Row extends object>(tx: WriteTransaction, entity: EntityClass, properties: readonly (keyof Row & string)[], rows: readonly Row[]): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const { columns, source, values } = toRowSet(entity, properties, rows.slice(start, start + rowsPerStatement));
    await tx.execute(`INSERT INTO ${entityTable(entity)} (${columns}) SELECT ${columns} FROM ${source}`, values);
  }
}

const toJson = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value));

function columnType(entity: EntityClass, name: string): string {
  for (let target: unknown = entity; typeof target === "function"; target = Object.getPrototypeOf(target)) {
    const found = getMetadataArgsStorage().columns.find((column) => column.target === target && (column.options.name ?? snakeCase(column.propertyName)) === name);
    if (found?.options.array) throw new Error(`${entity.name}: ${name} is a list`);
    if (typeof found?.options.type === "string") return found.options.type;
  }
  throw new Error(`${entity.name} has no column ${name}`);
}
