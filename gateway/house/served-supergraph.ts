import type { Config } from "../../platform/config/config.js";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import type { Logger } from "../../platform/log/logger.js";
import { createApolloGateway, type ApolloGatewayAdapter } from "../apollo-gateway.js";
import type { Executor } from "../execute/executor.js";
import { Admission, type AdmissionLimits } from "../guard/admission.js";
import type { OperationStore } from "../plan/operation-store.js";
import { watchSupergraph } from "../supergraph/life.js";
import { loadSupergraph, type SupergraphState } from "../supergraph/load.js";
import { supergraphSource } from "../supergraph/source.js";

export interface ServedSupergraph {
  readonly gateway: ApolloGatewayAdapter;
  readonly admission: Admission;
  current(): SupergraphState;
  /** The store of operations of the supergraph in service. */
  operations(): OperationStore;
  stop(): void;
}

export interface ServedSupergraphOptions {
  readonly config: Pick<Config, "SUPERGRAPH" | "SUPERGRAPH_POLL_MS"> & AdmissionLimits;
  readonly logger: Logger;
  /** Makes the executor of each supergraph; what it throws refuses the supergraph. */
  readonly executorOf: (supergraph: SupergraphState) => Executor;
}

/**
 * The supergraph of the settings, served, and renewed when its file or address changes. Throws CONFIG_INVALID when the
 * first one cannot be served; a later one that cannot is logged and refused, and the one in service stays.
 */
export async function serveSupergraph({ config, logger, executorOf }: ServedSupergraphOptions): Promise<ServedSupergraph> {
  const source = supergraphSource(config.SUPERGRAPH);
  let supergraph: SupergraphState;
  let gateway: ApolloGatewayAdapter;
  let executor: Executor;
  const admission = new Admission(config);
  try {
    supergraph = loadSupergraph((await source()) ?? "");
    executor = executorOf(supergraph);
    gateway = createApolloGateway(executor, admission);
  } catch (error) {
    throw error instanceof KaigoError ? error : new KaigoError("CONFIG_INVALID", { variable: "SUPERGRAPH" }, { cause: error });
  }
  const watch = watchSupergraph({
    source,
    every: config.SUPERGRAPH_POLL_MS,
    serve: (next) => {
      executor = executorOf(next);
      gateway.update(executor);
      supergraph = next;
      logger.info({ supergraph: next.hash }, "a new supergraph is served");
    },
    refused: (error) => logger.error({ supergraph: supergraph.hash, reason: error.message.slice(0, 500) }, "a supergraph was refused, the one in service stays"),
  });
  return { gateway, admission, current: () => supergraph, operations: () => executor.store, stop: () => watch.stop() };
}
