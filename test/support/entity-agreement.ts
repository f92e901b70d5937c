import type pg from "pg";
import { entityColumn, entityProperties, entityTable, type EntityClass } from "../../platform/database/entity-columns.js";
import { getMetadataArgsStorage } from "../../platform/database/mapping.js";

interface TableColumn {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly inKey: boolean;
}

const columnsSql = `
  SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type, NOT a.attnotnull AS nullable,
         EXISTS (SELECT FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indisprimary AND a.attnum = ANY (i.indkey)) AS "inKey"
  FROM pg_attribute a WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`;

/** Where an entity class and its migrated table differ: table, columns, types, nullability, key. Empty when they agree. */
export async function differences(client: pg.ClientBase, entity: EntityClass): Promise<string[]> {
  const table = entityTable(entity);
  const there = (await client.query<TableColumn>(columnsSql, [table])).rows;
  if (there.length === 0) return [`${table} does not exist`];
  const byName = new Map(there.map((column) => [column.name, column]));
  const found: string[] = [];
  for (const property of entityProperties(entity)) {
    const wanted = await wantedColumn(client, entity, property);
    const column = byName.get(wanted.name);
    byName.delete(wanted.name);
    if (!column) found.push(`${table} has no ${wanted.name}`);
    else found.push(...compare(`${table}.${wanted.name}`, wanted, column));
  }
  return [...found, ...[...byName.keys()].map((name) => `${entity.name} does not know ${table}.${name}`)];
}

function compare(place: string, wanted: TableColumn, column: TableColumn): string[] {
  const found: string[] = [];
  if (wanted.type !== column.type) found.push(`${place} is ${column.type} and not ${wanted.type}`);
  if (wanted.nullable !== column.nullable) found.push(`${place} is ${column.nullable ? "nullable" : "not nullable"}, its entity says otherwise`);
  if (wanted.inKey && !column.inKey) found.push(`${place} is not in the primary key`);
  return found;
}

async function wantedColumn(client: pg.ClientBase, entity: EntityClass, property: string): Promise<TableColumn> {
  const chain: unknown[] = [];
  for (let next: unknown = entity; typeof next === "function" && next !== Function.prototype; next = Object.getPrototypeOf(next)) chain.push(next);
  const { options } = getMetadataArgsStorage().columns.find(({ target, propertyName }) => propertyName === property && chain.includes(target))!;
  const { rows } = await client.query<{ type: string }>("SELECT to_regtype($1)::text AS type", [`${String(options.type)}${options.array ? "[]" : ""}`]);
  return { name: entityColumn(entity, property), type: rows[0]?.type ?? String(options.type), nullable: options.nullable === true, inKey: options.primary === true };
}
