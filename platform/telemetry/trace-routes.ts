import type { FastifyInstance, FastifyRequest } from "fastify";
import type { OpenSpan, SpanAttributes, Tracing } from "./tracing.js";

/**
 * Gives every route of the scope a span below its caller's, from the verified viewer to the last byte of the answer. It
 * is named after the route's pattern: an address may hold what nobody else should read.
 */
export function traceRoutes(scope: FastifyInstance, tracing: Tracing | undefined, attributes: SpanAttributes = {}): void {
  if (!tracing) return;
  const spans = new WeakMap<FastifyRequest, OpenSpan>();
  // After the body was read: what runs later then belongs to the span, also while an answer streams.
  scope.addHook("preHandler", (request, reply, done) => {
    const { method, routeOptions } = request;
    const route = routeOptions.url ?? "unknown";
    const span = tracing.open(`${method} ${route}`, { kind: "SERVER", from: request.headers, attributes: { "kaigo.request_id": request.id, "http.request.method": method, "http.route": route, ...attributes } });
    spans.set(request, span);
    reply.raw.once("close", () => span.end({ "http.response.status_code": reply.statusCode }));
    span.run(done);
  });
  scope.addHook("onError", async (request, _reply, error) => spans.get(request)?.fail(error));
}
