import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildSchema, findBreakingChanges, findDangerousChanges, type GraphQLSchema } from "graphql";
import { loadSupergraph } from "../../gateway/supergraph/load.js";

/** How a schema differs from the published contract. */
export interface Comparison {
  /** Changes that break a client, in graphql's words. */
  readonly breaking: readonly string[];
  /** Those of them that were declared beforehand. */
  readonly declared: readonly string[];
  /** Changes that break a client which was written carelessly: a new value of an enumeration and the like. */
  readonly dangerous: readonly string[];
}

/** Compares a schema with the published one in `folder`. */
export async function compareContract(schema: GraphQLSchema, folder: string): Promise<Comparison> {
  const published = buildSchema(await readFile(join(folder, "published.graphql"), "utf8"));
  const known = new Set(JSON.parse(await readFile(join(folder, "declared-breaks.json"), "utf8")) as string[]);
  const found = findBreakingChanges(published, schema).map(({ description }) => description);
  return {
    breaking: found.filter((description) => !known.has(description)),
    declared: found.filter((description) => known.has(description)),
    dangerous: findDangerousChanges(published, schema).map(({ description }) => description),
  };
}

/** What callers see of a supergraph, or a plain schema as it is. Throws with graphql's words for a text that is neither. */
export function readSchema(text: string): GraphQLSchema {
  return /@link\(/.test(text) && /join__/.test(text) ? loadSupergraph(text).apiSchema : buildSchema(text);
}
