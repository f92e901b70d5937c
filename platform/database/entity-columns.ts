import { getMetadataArgsStorage } from "./mapping.js";
import { snakeCase } from "./snake-case.js";

export type EntityClass<Row = object> = abstract new () => Row;

const inheritance = (target: EntityClass): Set<unknown> => {
  const chain = new Set<unknown>();
  for (let next: unknown = target; typeof next === "function" && next !== Function.prototype; next = Object.getPrototypeOf(next)) chain.add(next);
  return chain;
};

/** Property names of an entity's columns, base classes first. */
export function entityProperties(entity: EntityClass): readonly string[] {
  const chain = inheritance(entity);
  const own = getMetadataArgsStorage().columns.filter(({ target }) => chain.has(target));
  return [...new Set(own.map(({ propertyName }) => propertyName))];
}

/** Column name of a property: the one named in the decorator, otherwise its snake_case. */
export function entityColumn(entity: EntityClass, property: string): string {
  const chain = inheritance(entity);
  const column = getMetadataArgsStorage().columns.find(({ target, propertyName }) => propertyName === property && chain.has(target));
  return column?.options.name ?? snakeCase(property);
}

/** `schema.table` of an entity. Throws when the class is no entity. */
export function entityTable(entity: EntityClass): string {
  const table = getMetadataArgsStorage().tables.find(({ target }) => target === entity);
  if (!table?.name || !table.schema) throw new Error(`${entity.name} names no schema and table`);
  return `${table.schema}.${table.name}`;
}

/** Select list that gives plain rows with the entity's property names: `t.care_level AS "careLevel", …`. */
export function selectList(entity: EntityClass, alias = "t"): string {
  return entityProperties(entity)
    .map((property) => `${alias}.${entityColumn(entity, property)} AS "${property}"`)
    .join(", ");
}
