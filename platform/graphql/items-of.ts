import { Field, getMetadataStorage, InputType, Int, ObjectType } from "type-graphql";
import type { EntityClass } from "../database/entity-columns.js";
import { LocalDate } from "./scalar.js";

type Values = Readonly<Record<string, unknown>>;

/** An item by its name, with what is said of it where the entity keeps it as a column only. */
export interface ItemSource {
  readonly name: string;
  readonly type: "text" | "date" | "integer";
  readonly description: string;
}

const plainTypes = { text: String, date: LocalDate, integer: Int };

/** The same items once as a GraphQL input and once as an output. */
export interface ItemTypes {
  readonly input: new () => Values;
  readonly output: new () => Values;
}

/**
 * Types that hold some of an entity's items without being the entity: what somebody is still writing. Kinds and descriptions are the
 * entity's own where it shows them one by one; every item may be left out, since unfinished work is incomplete.
 */
export function itemTypesOf(entity: EntityClass, items: readonly ItemSource[], { name, description }: { name: string; description: string }): ItemTypes {
  @InputType(`${name}Input`, { description })
  class ItemsInput {}
  @ObjectType(name, { description })
  class Items {}
  const fields = getMetadataStorage().fields.filter(({ target }) => target === entity || entity.prototype instanceof (target as new () => object));
  for (const { name: item, type, description: said } of items) {
    const field = fields.find((known) => known.name === item);
    const options = { nullable: true, description: field?.description ?? said, simple: true };
    for (const target of [ItemsInput, Items]) Field((field?.getType ?? (() => plainTypes[type])) as () => never, options)(target.prototype, item);
  }
  return { input: ItemsInput as new () => Values, output: Items as new () => Values };
}
