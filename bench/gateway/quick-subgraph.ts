import { createServer } from "node:http";
import type { Server } from "node:http";
import { Kind, parse } from "graphql";
import type { FieldNode, FragmentDefinitionNode, SelectionSetNode } from "graphql";
import { shopFields } from "./shop.js";
import type { Thing } from "./shop.js";

type Entity = Thing & { readonly __typename: string };
type Variables = Readonly<Record<string, number | readonly Entity[]>>;
type Writer = (thing: Thing, variables: Variables) => string;

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

const composite: Readonly<Record<string, string>> = { users: "User", topProducts: "Product", reviews: "Review", author: "User", product: "Product" };

/** A subgraph that answers from text it has compiled once per document: it must never be what a measurement waits for. */
export function startQuickSubgraph(): Promise<{ server: Server; port: number }> {
  const documents = new Map<string, Writer>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as { query: string; variables?: Variables };
      let write = documents.get(query);
      if (!write) documents.set(query, (write = compileDocument(query)));
      const text = `{"data":${write({}, variables ?? {})}}`;
      response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
      response.end(text);
    });
  });
  server.keepAliveTimeout = 60_000;
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve({ server, port: (server.address() as { port: number }).port })));
}

function compileDocument(query: string): Writer {
  const document = parse(query);
  const definition = document.definitions.find((item) => item.kind === Kind.OPERATION_DEFINITION);
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error("no operation");
  const fragments: Fragments = new Map(document.definitions.flatMap((item) => (item.kind === Kind.FRAGMENT_DEFINITION ? [[item.name.value, item] as const] : [])));
  return compileSet(definition.selectionSet, "Query", fragments);
}

/** Entities of any type, written by their own type's part of the selection. */
function compileEntities(field: FieldNode, fragments: Fragments): (variables: Variables) => string {
  const given = field.arguments?.[0]?.value;
  if (given?.kind !== Kind.VARIABLE) throw new Error("representations come in a variable");
  const name = given.name.value;
  const writers = new Map<string, Writer>();
  return (variables) => {
    const texts = (variables[name] as readonly Entity[]).map((entity) => {
      let write = writers.get(entity.__typename);
      if (!write) writers.set(entity.__typename, (write = compileSet(field.selectionSet as SelectionSetNode, entity.__typename, fragments)));
      return write(entity, variables);
    });
    return `[${texts.join(",")}]`;
  };
}

function compileSet(selectionSet: SelectionSetNode, type: string, fragments: Fragments): Writer {
  const fields = new Map<string, (thing: Thing, variables: Variables) => unknown>();
  const add = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) fields.set(selection.alias?.value ?? selection.name.value, compileField(selection, type, fragments));
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : undefined;
      if (fragment && (fragment.typeCondition?.name.value ?? type) === type) add(fragment.selectionSet);
    }
  };
  add(selectionSet);
  const entries = [...fields].map(([name, write]) => [`${JSON.stringify(name)}:`, write] as const);
  // One request meets the same thing many times: its text is written once per request.
  let texts = new Map<string, string>();
  let request: Variables | undefined;
  return (thing, variables) => {
    if (request !== variables) {
      request = variables;
      texts = new Map();
    }
    const key = thing.price === undefined ? (thing.id ?? thing.upc) : undefined;
    const known = key === undefined ? undefined : texts.get(key);
    if (known !== undefined) return known;
    let text = "";
    for (const [name, write] of entries) text += `${text === "" ? "{" : ","}${name}${write(thing, variables) as string}`;
    text += "}";
    if (key !== undefined) texts.set(key, text);
    return text;
  };
}

function compileField(field: FieldNode, type: string, fragments: Fragments): (thing: Thing, variables: Variables) => unknown {
  const name = field.name.value;
  if (name === "__typename") return () => JSON.stringify(type);
  if (name === "_entities") {
    const write = compileEntities(field, fragments);
    return (_, variables) => write(variables);
  }
  const read = shopFields[type]?.[name] ?? ((thing: Thing) => thing[name as keyof Thing]);
  const args = (field.arguments ?? []).map((item) => [item.name.value, item.value] as const);
  const given = (variables: Variables) => Object.fromEntries(args.map(([key, value]) => [key, value.kind === Kind.VARIABLE ? (variables[value.name.value] as number) : Number((value as { value: string }).value)]));
  const below = field.selectionSet && compileSet(field.selectionSet, composite[name] as string, fragments);
  return (thing, variables) => {
    const value = read(thing, args.length > 0 ? given(variables) : {});
    if (!below) return JSON.stringify(value);
    return Array.isArray(value) ? `[${value.map((item: Thing) => below(item, variables)).join(",")}]` : below(value as Thing, variables);
  };
}
