import { request as send } from "undici";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import type { Logger } from "../../platform/log/logger.js";
import type { SupergraphState } from "../supergraph/load.js";

/** Names of subgraphs that serve another schema than the supergraph was made of. One without a hash cannot differ. */
export const differingSubgraphs = ({ subgraphHashes }: Pick<SupergraphState, "subgraphHashes">, served: Readonly<Record<string, string | undefined>>): string[] =>
  Object.entries(served).flatMap(([name, hash]) => (hash !== undefined && subgraphHashes.has(name) && subgraphHashes.get(name) !== hash ? [name] : []));

/** Whether the subgraphs are up and serve what the supergraph was made of. */
export class SubgraphReadiness {
  #agreed = false;
  #told = "";

  /** Addresses by name. */
  constructor(
    private readonly urls: Readonly<Record<string, string>>,
    private readonly logger: Logger,
  ) {}

  /**
   * Throws SUBGRAPH_UNAVAILABLE when one is not ready, SUPERGRAPH_MISMATCH when one serves another schema. A gateway that
   * agreed once stays in service through a change, which comes to the subgraphs one after the other; it only says so.
   */
  async check(supergraph: SupergraphState): Promise<string> {
    const served = await Promise.all(Object.entries(this.urls).map(async ([name, url]) => [name, await askSchema(url)] as const));
    const differing = differingSubgraphs(supergraph, Object.fromEntries(served));
    if (differing.length === 0) this.#agreed = true;
    const told = differing.join(",");
    if (told !== this.#told) this.logger.warn({ differing, supergraph: supergraph.hash }, "subgraphs serve another schema than the supergraph was made of");
    this.#told = told;
    if (!this.#agreed) throw new KaigoError("SUPERGRAPH_MISMATCH");
    return differing.length === 0 ? "all serve their part" : `another schema: ${told}`;
  }
}

async function askSchema(url: string): Promise<string | undefined> {
  try {
    const { statusCode, body } = await send(`${url}/ready`, { headersTimeout: 2_000, bodyTimeout: 2_000 });
    const { schema } = (await body.json()) as { schema?: unknown };
    if (statusCode === 200) return typeof schema === "string" ? schema : undefined;
  } catch (cause) {
    throw new KaigoError("SUBGRAPH_UNAVAILABLE", {}, { cause });
  }
  throw new KaigoError("SUBGRAPH_UNAVAILABLE");
}
