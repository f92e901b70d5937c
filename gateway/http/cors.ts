import type { FastifyInstance } from "fastify";

const readable = "ratelimit, ratelimit-policy, retry-after, x-request-id";
const secondsKept = "600";

/** Lets pages of the named origins call us from a browser. Without any, no answer has a header that would let another origin read it. */
export function addCors(app: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  app.addHook("onRequest", async (request, reply) => {
    reply.header("vary", "origin");
    const { origin } = request.headers;
    if (origin === undefined || !origins.includes(origin)) return;
    reply.header("access-control-allow-origin", origin).header("access-control-expose-headers", readable);
    if (request.method !== "OPTIONS" || request.headers["access-control-request-method"] === undefined) return;
    await reply
      .code(204)
      .header("access-control-allow-methods", "GET, POST")
      .header("access-control-allow-headers", "authorization, content-type, accept-language, x-request-id, apollo-require-preflight")
      .header("access-control-max-age", secondsKept)
      .send();
  });
}
