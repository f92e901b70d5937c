import type { Telemetry } from "../../platform/telemetry/telemetry.js";
import { SubgraphFailure, type SubgraphRequest, type SubgraphTransport } from "./transport.js";

/** Counts and traces the calls of a transport. With neither switched on it is the transport itself: nothing stands between. */
export function watchTransport<T extends SubgraphTransport>(transport: T, { metrics, tracing }: Telemetry): T {
  if (!metrics && !tracing) return transport;
  const traced = (request: SubgraphRequest) => {
    const attributes = { "kaigo.subgraph": request.subgraph, "graphql.operation.type": request.operationKind, "graphql.document.hash": request.documentHash };
    return tracing ? tracing.span(`fetch ${request.subgraph}`, { kind: "CLIENT", attributes }, () => transport.fetch(request)) : transport.fetch(request);
  };
  return {
    ...transport,
    async fetch(request) {
      const start = performance.now();
      let code = "OK";
      try {
        return await traced(request);
      } catch (error) {
        code = error instanceof SubgraphFailure ? error.code : "INTERNAL";
        throw error;
      } finally {
        metrics?.subgraphCalled({ subgraph: request.subgraph, code, seconds: (performance.now() - start) / 1_000 });
      }
    },
  };
}
