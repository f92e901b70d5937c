import type { FastifyInstance } from "fastify";
import { addLastHeaders } from "./last-headers.js";

const headers = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "x-frame-options": "DENY",
  "cross-origin-resource-policy": "same-origin",
  "strict-transport-security": "max-age=31536000",
} as const;

/** Headers of every answer; routes that may be cached or framed say so themselves. */
export function addSecurityHeaders(app: FastifyInstance): void {
  addLastHeaders(app, (request, reply) => {
    for (const [name, value] of Object.entries(headers)) if (!reply.hasHeader(name)) reply.header(name, value);
    reply.header("x-request-id", request.id);
  });
}
