import { isAbsolute, join } from "node:path";
import { differingSubgraphs } from "../../gateway/house/subgraph-readiness.js";
import { supergraphSource } from "../../gateway/supergraph/source.js";
import { schemaHash } from "../../platform/graphql/subgraph-hashes.js";
import { ok, wrong } from "./finding.js";
import type { Examination } from "./patient.js";

/** Whether the subgraphs of this version compose, and the supergraph in the settings is what they compose to. */
export const examineContract: Examination = async ({ root, config, compose, load }) => {
  const { SUPERGRAPH: given } = config;
  const place = /^https?:\/\//.test(given) || isAbsolute(given) ? given : join(root, given);
  const files = await compose();
  const schemas = Object.entries(files).flatMap(([path, sdl]) => (path.startsWith("subgraphs/") ? [[path.slice("subgraphs/".length, -".graphql".length), schemaHash(sdl)] as const] : []));
  const advice = ["Run `npm run kaigo -- compose`, or take the supergraph of this version.", "`npm run kaigo -- compose` を実行するか、この版の supergraph を使ってください。"] as const;
  let supergraph: ReturnType<typeof load>;
  try {
    supergraph = load((await supergraphSource(place)()) ?? "");
  } catch {
    return [wrong("contract.supergraph", [`The supergraph cannot be read or used: ${given}`, `supergraph を読み取れません: ${given}`], advice)];
  }
  const differing = differingSubgraphs(supergraph, Object.fromEntries(schemas));
  if (differing.length > 0) return [wrong("contract.supergraph", [`The supergraph was composed of another schema (${differing.join(", ")}).`, `supergraph が別のスキーマから作られています（${differing.join(", ")}）。`], advice)];
  return [ok("contract.supergraph", `The supergraph fits the subgraphs (${supergraph.hash.slice(0, 12)})`, `supergraph はサブグラフと一致しています（${supergraph.hash.slice(0, 12)}）`)];
};
