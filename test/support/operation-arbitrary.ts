import fc from "fast-check";
import { getNamedType, isAbstractType, isCompositeType, isEnumType, isListType, isNonNullType, parse, parseValue, validate, valueFromAST } from "graphql";
import type { GraphQLArgument, GraphQLCompositeType, GraphQLField, GraphQLInputType, GraphQLSchema } from "graphql";

/** A valid operation with values for its variables. */
export interface RandomOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Choice {
  /** Decides everything at one place; the same numbers make the same operation. */
  readonly next: () => number;
  readonly aliases: readonly string[];
  readonly schema: GraphQLSchema;
  readonly fragments: string[];
  /** Variables that arguments take: their definitions, and the values of those that are given. */
  readonly definitions: string[];
  readonly values: Record<string, unknown>;
}

/** Random queries and mutations that are valid against the schema: aliases, fragments, conditions, arguments, variables and type conditions. */
export function operationArbitrary(schema: GraphQLSchema, aliases: readonly string[], maxDepth = 5): fc.Arbitrary<RandomOperation> {
  return fc
    .record({ numbers: fc.array(fc.nat(1_000), { minLength: 40, maxLength: 160 }), yes: fc.boolean(), no: fc.option(fc.boolean(), { nil: undefined }) })
    .map(({ numbers, yes, no }) => {
      let position = 0;
      const next = (): number => numbers[position++ % numbers.length] as number;
      const choice: Choice = { next, aliases, schema, fragments: [], definitions: [], values: {} };
      const mutation = schema.getMutationType();
      const changes = mutation && next() % 4 === 0;
      const body = selectionSet(choice, (changes ? mutation : schema.getQueryType()) as GraphQLCompositeType, maxDepth);
      const text = `${body} ${choice.fragments.join(" ")}`;
      const conditions = [text.includes("$yes") && "$yes: Boolean!", text.includes("$no") && "$no: Boolean = false"].filter((part) => part !== false);
      const definitions = [...conditions, ...choice.definitions];
      const variables = { yes, ...(no !== undefined && { no }), ...choice.values };
      return { query: `${changes ? "mutation" : "query"} Random${definitions.length > 0 ? `(${definitions.join(", ")})` : ""} ${text}`, variables };
    })
    .filter(({ query }) => validate(schema, parse(query)).length === 0);
}

function selectionSet(choice: Choice, type: GraphQLCompositeType, depth: number): string {
  const count = 1 + (choice.next() % 4);
  const selections = Array.from({ length: count }, () => selection(choice, type, depth));
  return `{ ${selections.join(" ")} }`;
}

function selection(choice: Choice, type: GraphQLCompositeType, depth: number): string {
  const kind = choice.next() % 10;
  if (kind === 0 && depth > 0) return `... ${condition(choice)} ${selectionSet(choice, type, depth - 1)}`;
  if (kind <= 2 && isAbstractType(type) && depth > 0) {
    const members = choice.schema.getPossibleTypes(type);
    const member = members[choice.next() % members.length] as GraphQLCompositeType;
    return `... on ${member.name} ${condition(choice)} ${selectionSet(choice, member, depth - 1)}`;
  }
  if (kind === 3 && depth > 0) {
    const name = `F${choice.fragments.length}`;
    choice.fragments.push("");
    choice.fragments[Number(name.slice(1))] = `fragment ${name} on ${type.name} ${selectionSet(choice, type, depth - 1)}`;
    return `...${name} ${condition(choice)}`;
  }
  return field(choice, type, depth);
}

function field(choice: Choice, type: GraphQLCompositeType, depth: number): string {
  const fields = "getFields" in type ? Object.values(type.getFields()) : [];
  const usable = fields.filter((item) => depth > 0 || !isCompositeType(getNamedType(item.type)));
  const picked = usable[choice.next() % Math.max(usable.length, 1)] as GraphQLField<unknown, unknown> | undefined;
  const alias = choice.next() % 5 === 0 ? `${choice.aliases[choice.next() % choice.aliases.length]}: ` : "";
  if (!picked || choice.next() % 12 === 0) return `${alias}__typename`;
  const named = getNamedType(picked.type);
  const below = isCompositeType(named) ? selectionSet(choice, named, depth - 1) : "";
  return `${alias}${picked.name}${args(choice, picked.args)} ${condition(choice)} ${below}`;
}

function args(choice: Choice, definitions: readonly GraphQLArgument[]): string {
  const given = definitions.filter((item) => isNonNullType(item.type) || choice.next() % 2 === 0).map((item) => `${item.name}: ${argument(choice, item.type)}`);
  return given.length > 0 ? `(${given.join(", ")})` : "";
}

/** A literal, or a variable that is given, given as null, or left to its default. */
function argument(choice: Choice, type: GraphQLInputType): string {
  const kind = choice.next() % 6;
  if (kind > 2) return literal(choice, type);
  const name = `v${choice.definitions.length}`;
  const text = literal(choice, type);
  choice.definitions.push(`$${name}: ${String(type)}${kind === 1 ? ` = ${text}` : ""}`);
  if (kind === 0) choice.values[name] = valueFromAST(parseValue(text), type);
  else if (kind === 2) choice.values[name] = isNonNullType(type) ? valueFromAST(parseValue(text), type) : null;
  return `$${name}`;
}

function literal(choice: Choice, type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(choice, type.ofType);
  if (isListType(type)) return `[${literal(choice, type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[choice.next() % type.getValues().length]?.name ?? "null";
  const number = choice.next() % 5;
  if (type.toString() === "Boolean") return number % 2 === 0 ? "true" : "false";
  return type.toString() === "Int" || type.toString() === "Float" ? String(number) : `"${number}"`;
}

function condition(choice: Choice): string {
  const value = choice.next() % 16;
  if (value > 3) return "";
  return [`@include(if: $yes)`, `@skip(if: $yes)`, `@include(if: $no)`, `@skip(if: ${choice.next() % 2 === 0})`][value] as string;
}

