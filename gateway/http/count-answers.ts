import type { FastifyInstance } from "fastify";
import type { Metrics } from "../../platform/telemetry/metrics.js";
import { outcomeOf } from "./outcome.js";

/** Counts every answer of the door, and those of the graph by operation and code. */
export function countAnswers(app: FastifyInstance, metrics: Metrics): void {
  app.addHook("onResponse", async (request, reply) => {
    const { url: route = "unknown" } = request.routeOptions;
    const seconds = reply.elapsedTime / 1_000;
    metrics.requestAnswered({ route, method: request.method, status: reply.statusCode, seconds });
    const { operation = "none", code = "OK" } = outcomeOf(request);
    if (route === "/graphql") metrics.operationAnswered({ operation, code, seconds });
  });
}
