import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Kind, parse, type ConstDirectiveNode, type FieldDefinitionNode, type ObjectTypeDefinitionNode } from "graphql";

/** Which subgraph answers for what. */
export interface Owners {
  readonly subgraphs: readonly string[];
  /** By type: the subgraph that defines most of it. */
  readonly ofType: ReadonlyMap<string, string>;
  /** By `Type.field`. */
  readonly ofField: ReadonlyMap<string, string>;
  /** The key fields of each entity, by type. */
  readonly keys: ReadonlyMap<string, string>;
}

/** Reads the owners out of the SDL of each subgraph. A field that several define, such as a key, belongs to the owner of its type. */
export async function readOwners(folder: string): Promise<Owners> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".graphql")).sort();
  const sdls = await Promise.all(files.map(async (file) => [file.replace(".graphql", ""), await readFile(join(folder, file), "utf8")] as const));
  return ownersOf(sdls);
}

export function ownersOf(sdls: readonly (readonly [subgraph: string, sdl: string])[]): Owners {
  const fields = new Map<string, Map<string, string[]>>();
  const keys = new Map<string, string>();
  for (const [subgraph, sdl] of sdls) {
    for (const definition of parse(sdl).definitions) {
      if (!("fields" in definition) && definition.kind !== Kind.ENUM_TYPE_DEFINITION && definition.kind !== Kind.SCALAR_TYPE_DEFINITION) continue;
      const name = (definition as ObjectTypeDefinitionNode).name.value;
      const key = keyOf((definition as ObjectTypeDefinitionNode).directives ?? []);
      if (key !== undefined) keys.set(name, key);
      const members = fields.get(name) ?? new Map<string, string[]>();
      fields.set(name, members);
      const defined = "fields" in definition ? ((definition.fields ?? []) as readonly FieldDefinitionNode[]).map((field) => field.name.value) : [];
      for (const field of ["", ...defined]) members.set(field, [...(members.get(field) ?? []), subgraph]);
    }
  }
  const ofType = new Map<string, string>();
  const ofField = new Map<string, string>();
  for (const [type, members] of fields) {
    const owner = mostFrequent([...members.values()].flat());
    ofType.set(type, owner);
    for (const [field, subgraphs] of members) if (field !== "") ofField.set(`${type}.${field}`, subgraphs.length === 1 ? (subgraphs[0] ?? owner) : owner);
  }
  return { subgraphs: sdls.map(([name]) => name), ofType, ofField, keys };
}

function keyOf(directives: readonly ConstDirectiveNode[]): string | undefined {
  const value = directives.find(({ name }) => name.value === "key")?.arguments?.find(({ name }) => name.value === "fields")?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}

function mostFrequent(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? "";
}
