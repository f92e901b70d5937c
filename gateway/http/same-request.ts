import type { FastifyRequest } from "fastify";
import type { Viewer } from "../../platform/viewer/viewer.js";
import type { GraphqlCall } from "./graphql-call.js";

/** Headers that no answer of the graph depends on. The viewer stands for what signs in; any other header makes another request. */
const immaterial = new Set([
  "accept-encoding", "authorization", "baggage", "connection", "content-length", "cookie", "forwarded", "host", "keep-alive", "traceparent", "tracestate",
  "user-agent", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto", "x-real-ip", "x-request-id",
]);

/** Text that two requests have in common when one answer serves both: viewer, method, document, operation, variables and every header that matters. */
export function sameRequest({ method, headers }: Pick<FastifyRequest, "method" | "headers">, viewer: Viewer, documentHash: string, { operationName, variables }: Pick<GraphqlCall, "operationName" | "variables">): string {
  const material: unknown[] = [];
  for (const name in headers) if (!immaterial.has(name)) material.push(name, headers[name]);
  return JSON.stringify([viewer, method, documentHash, operationName ?? null, variables ?? null, material]);
}
