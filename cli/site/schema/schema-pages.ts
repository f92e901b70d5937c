import { getNamedType, isInputObjectType, isInterfaceType, isIntrospectionType, isObjectType, isSpecifiedScalarType, type GraphQLField, type GraphQLInputField, type GraphQLNamedType, type GraphQLSchema, type GraphQLType } from "graphql";
import type { SubgraphManifest } from "../../../platform/subgraph/manifest.js";
import { html } from "../html.js";
import { addressFrom, type Page } from "../page.js";
import { entityMap } from "./entity-map.js";
import type { Owners } from "./owners.js";
import { kindOf, typePage, type Reference } from "./type-page.js";
import { readWho } from "./who.js";
import { wordingOf } from "./wording.js";

/** The schema reference: an overview and one page per type. */
export function schemaPages(schema: GraphQLSchema, owners: Owners, manifests: readonly SubgraphManifest[]): Page[] {
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));
  const reference: Reference = { owners, who: readWho(manifests), usedBy: usesOf(types) };
  return [overview(types, schema, owners), ...types.map((type) => typePage(type, reference))];
}

function usesOf(types: readonly GraphQLNamedType[]): ReadonlyMap<string, readonly string[]> {
  const uses = new Map<string, string[]>();
  for (const type of types) {
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values<GraphQLField<unknown, unknown> | GraphQLInputField>(type.getFields())) {
      const named: readonly GraphQLType[] = "args" in field ? [field.type, ...field.args.map((argument) => argument.type)] : [field.type];
      for (const name of new Set(named.map((used) => getNamedType(used).name))) uses.set(name, [...(uses.get(name) ?? []), `${type.name}.${field.name}`]);
    }
  }
  return uses;
}

const roots = ["Query", "Mutation"];
const sections: readonly (readonly [title: string, kinds: readonly string[]])[] = [
  ["Objects 型", ["type", "interface", "union"]],
  ["Inputs 入力", ["input"]],
  ["Scalars and enums 値の型", ["scalar", "enum"]],
];

function overview(types: readonly GraphQLNamedType[], schema: GraphQLSchema, owners: Owners): Page {
  const path = "schema";
  const link = (name: string) => html`<a href="${addressFrom(path, `schema/${name}`)}">${name}</a>`;
  const ofKind = (kinds: readonly string[]) => types.filter((type) => kinds.includes(kindOf(type)) && !roots.includes(type.name));
  return {
    path,
    title: "Schema reference スキーマ",
    body: html`<h1>Schema reference スキーマ</h1>
<p>Every type and field, what it means in English and Japanese, which item of the standard's forms it comes from, which subgraph answers for it and who may see it. Begin at ${link("Query")} or ${link("Mutation")}, or search above for an English or Japanese word.</p>
<h2 id="map">Map of the entities</h2>
<p>An entity can be reached from every other by the fields on the lines. The colour is the subgraph that owns it.</p>
${entityMap(schema, owners)}
${sections.map(
  ([title, kinds]) => html`<h2>${title}</h2>
${owners.subgraphs.map((subgraph) => {
  const owned = ofKind(kinds).filter(({ name }) => owners.ofType.get(name) === subgraph);
  return owned.length > 0 && html`<h3>${subgraph}</h3><dl class="types">${owned.map((type) => html`<dt>${link(type.name)}</dt><dd>${wordingOf(type.description).japanese || wordingOf(type.description).english}</dd>`)}</dl>`;
})}`,
)}`,
  };
}
