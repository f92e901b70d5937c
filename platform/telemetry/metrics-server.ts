import { createHash, timingSafeEqual } from "node:crypto";
import Fastify, { type FastifyInstance } from "fastify";
import type { Config } from "../config/config.js";
import { KaigoError } from "../errors/kaigo-error.js";
import { checkReadiness, type ReadinessCheck } from "./readiness.js";

export interface MetricsServerOptions {
  readonly config: Pick<Config, "METRICS_PORT" | "METRICS_HOST" | "METRICS_TOKEN" | "production">;
  /** The text of /metrics. */
  readonly read: () => Promise<string>;
  readonly readiness?: readonly ReadinessCheck[];
}

const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

/**
 * The operator's own port: /metrics for Prometheus, /ready with the reasons. Null when it is off. Throws CONFIG_INVALID
 * in production when the port is open to other machines without a token.
 */
export async function serveMetrics({ config, read, readiness = [] }: MetricsServerOptions): Promise<FastifyInstance | null> {
  if (config.METRICS_PORT === undefined) return null;
  if (config.production && !config.METRICS_TOKEN && !loopback.has(config.METRICS_HOST)) throw new KaigoError("CONFIG_INVALID", { variable: "METRICS_TOKEN" });
  const app = Fastify({ logger: false, forceCloseConnections: true });
  const { METRICS_TOKEN: token } = config;
  app.addHook("onRequest", async (request, reply) => {
    if (token !== undefined && !isSame(request.headers.authorization ?? "", `Bearer ${token}`)) return reply.code(401).send({ code: "UNAUTHENTICATED" });
  });
  app.get("/metrics", async (_request, reply) => reply.type("text/plain; version=0.0.4; charset=utf-8").send(await read()));
  app.get("/ready", async (_request, reply) => {
    const { failure, results } = await checkReadiness(readiness);
    return reply.code(failure ? 503 : 200).send({ status: failure ? "not ready" : "ready", checks: results });
  });
  await app.listen({ host: config.METRICS_HOST, port: config.METRICS_PORT });
  return app;
}

const digest = (text: string) => createHash("sha256").update(text).digest();

const isSame = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected));
