import { createHash } from "node:crypto";

/** SHA-256 of a subgraph's SDL, hex: what the subgraph says it serves and the supergraph says it was made of. */
export const schemaHash = (sdl: string): string => createHash("sha256").update(sdl).digest("hex");

/** Writes into a supergraph, as comments, what it was composed of. */
export function withSubgraphHashes(supergraph: string, subgraphs: Readonly<Record<string, string>>): string {
  const lines = Object.entries(subgraphs).map(([name, sdl]) => `# subgraph ${name} sha256:${schemaHash(sdl)}\n`);
  return `${lines.sort().join("")}\n${supergraph}`;
}

/** What a supergraph says it was composed of; empty when it says nothing. */
export function readSubgraphHashes(supergraph: string): ReadonlyMap<string, string> {
  const head = /^(?:#.*\n)*/.exec(supergraph)?.[0] ?? "";
  return new Map([...head.matchAll(/^# subgraph (\S+) sha256:([0-9a-f]{64})$/gm)].map(([, name = "", hash = ""]) => [name, hash]));
}
