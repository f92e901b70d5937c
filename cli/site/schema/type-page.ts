import { getNamedType, isEnumType, isInputObjectType, isObjectType, isInterfaceType, isScalarType, isSpecifiedScalarType, isUnionType, type GraphQLArgument, type GraphQLInputField, type GraphQLField, type GraphQLNamedType, type GraphQLType } from "graphql";
import { html, type Html } from "../html.js";
import { addressFrom, type Entry, type Page } from "../page.js";
import type { Owners } from "./owners.js";
import { wordingOf } from "./wording.js";

export interface Reference {
  readonly owners: Owners;
  readonly who: ReadonlyMap<string, string>;
  /** Coordinates whose type is the named one. */
  readonly usedBy: ReadonlyMap<string, readonly string[]>;
}

type Member = GraphQLField<unknown, unknown> | GraphQLInputField;

/** The page of one type: what it means, who answers for it, who may see it, and each of its members. */
export function typePage(type: GraphQLNamedType, reference: Reference): Page {
  const path = `schema/${type.name}`;
  const { english, japanese } = wordingOf(type.description);
  const members: Member[] = isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? Object.values<Member>(type.getFields()) : [];
  const root = type.name === "Query" || type.name === "Mutation";
  const facts = [kindOf(type), !root && reference.owners.ofType.get(type.name), reference.owners.keys.has(type.name) && `key ${reference.owners.keys.get(type.name)}`];
  return {
    path,
    title: type.name,
    entries: [{ anchor: "content", title: type.name, words: `${japanese} ${english}` }, ...members.map((member) => toEntry(type.name, member))],
    body: html`<p class="trail"><a href="${addressFrom(path, "schema")}">Schema</a></p>
<h1>${type.name} <span lang="ja">${japanese}</span></h1>
<p>${english}</p>
<ul class="facts">${facts.filter(Boolean).map((fact) => html`<li>${fact}</li>`)}</ul>
${reference.who.has(type.name) && html`<p class="who">Seen by ${reference.who.get(type.name)}</p>`}
${members.map((member) => memberPart(path, type.name, member, reference, isObjectType(type)))}
${isEnumType(type) && html`<dl>${type.getValues().map((value) => html`<dt id="${value.name}"><code>${value.name}</code></dt><dd>${value.description}</dd>`)}</dl>`}
${isUnionType(type) && html`<p>One of ${type.getTypes().map((member) => html`${typeLink(path, member)} `)}</p>`}
${usedBy(path, reference.usedBy.get(type.name) ?? [])}`,
  };
}

function toEntry(type: string, { name, description }: Member): Entry {
  const { english, japanese, item } = wordingOf(description);
  return { anchor: name, title: `${type}.${name}`, words: `${japanese} ${item ?? ""} ${english}` };
}

function memberPart(path: string, type: string, member: Member, { owners, who }: Reference, answers: boolean): Html {
  const { english, japanese, item } = wordingOf(member.description);
  const owner = owners.ofField.get(`${type}.${member.name}`);
  const foreign = answers && owner !== undefined && owner !== owners.ofType.get(type);
  const seenBy = who.get(`${type}.${member.name}`);
  const args = "args" in member ? member.args : [];
  return html`<section class="member" id="${member.name}">
<h3><a href="#${member.name}">${member.name}</a> <code>${typeLink(path, member.type)}</code>${item !== null && html` <span class="item" lang="ja">${item}</span>`}${(foreign || type === "Query" || type === "Mutation") && html` <span class="owner">${owner}</span>`}</h3>
<p>${english} <span lang="ja">${japanese}</span></p>
${member.deprecationReason && html`<p class="old">Deprecated: ${member.deprecationReason}</p>`}
${args.length > 0 && html`<dl>${args.map((argument) => argumentPart(path, argument))}</dl>`}
${seenBy !== undefined && html`<p class="who">Seen by ${seenBy}</p>`}
</section>
`;
}

function argumentPart(path: string, { name, type, description, defaultValue }: GraphQLArgument): Html {
  const { english, japanese } = wordingOf(description);
  return html`<dt><code>${name}: ${typeLink(path, type)}${defaultValue !== undefined && ` = ${JSON.stringify(defaultValue)}`}</code></dt><dd>${english} <span lang="ja">${japanese}</span></dd>`;
}

function typeLink(path: string, type: GraphQLType): Html {
  const named = getNamedType(type);
  const [before = "", after = ""] = String(type).split(named.name);
  return isSpecifiedScalarType(named) ? html`${String(type)}` : html`${before}<a href="${addressFrom(path, `schema/${named.name}`)}">${named.name}</a>${after}`;
}

const usedBy = (path: string, coordinates: readonly string[]): Html | false =>
  coordinates.length > 0 && html`<h2 id="used-by">Used by</h2><ul class="inline">${coordinates.map((coordinate) => html`<li><a href="${addressFrom(path, `schema/${coordinate.replace(".", "#")}`)}">${coordinate}</a></li>`)}</ul>`;

export function kindOf(type: GraphQLNamedType): string {
  if (isObjectType(type)) return "type";
  if (isInputObjectType(type)) return "input";
  if (isEnumType(type)) return "enum";
  if (isScalarType(type)) return "scalar";
  return isUnionType(type) ? "union" : "interface";
}
