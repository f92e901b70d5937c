import type { FastifyInstance } from "fastify";
import { publicResults, sharedLook, type ReadinessCheck } from "../../platform/telemetry/readiness.js";
import { errorBody } from "./error-answer.js";
import { assertStaying } from "./leave.js";

/** `/health`: the process answers. `/ready`: it can serve; which check failed is told, why only to the log and the operator's own port. */
export function addHealthRoutes(app: FastifyInstance, checks: readonly ReadinessCheck[]): void {
  const look = sharedLook(checks);
  app.get("/health", async () => ({ status: "alive" }));
  app.get("/ready", async (request, reply) => {
    assertStaying(app);
    const readiness = await look();
    const results = publicResults(readiness);
    if (!readiness.failure) return { status: "ready", checks: results };
    request.log.warn({ checks: readiness.results }, "not ready");
    return reply.code(503).send({ ...errorBody(readiness.failure, request), checks: results });
  });
}
