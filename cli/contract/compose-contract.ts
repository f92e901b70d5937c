import { loadConfig } from "../../platform/config/config.js";
import { composeServices } from "@apollo/composition";
import { parse } from "graphql";
import { allManifests } from "../../gateway/house/manifests.js";
import { withSubgraphHashes } from "../../platform/graphql/subgraph-hashes.js";
import { buildSubgraph } from "../../platform/graphql/build-subgraph.js";

/** The contract as files by path below `schema/`: each subgraph's SDL and the supergraph. Throws with composition's own words when the subgraphs do not fit. */
export async function composeContract(): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  const services = [];
  const sdls: Record<string, string> = {};
  for (const manifest of allManifests(loadConfig({}))) {
    const { name, sdl } = await buildSubgraph(manifest);
    files[`subgraphs/${name}.graphql`] = sdl;
    sdls[name] = sdl;
    services.push({ name, typeDefs: parse(sdl) });
  }
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join("\n") ?? "composition gave no supergraph");
  files["supergraph.graphql"] = withSubgraphHashes(`${supergraphSdl.trimEnd()}\n`, sdls);
  return files;
}
