import type { FastifyReply } from "fastify";
import type { OutgoingHttpHeaders } from "node:http";
import type { Answer } from "./answer.js";
import { setLastHeaders } from "./last-headers.js";

/** Sends an answer of the graph. Data that is written already leaves as it is, past the hooks: copied for each of those who share it, it cost 6 % of the processor. */
export function sendAnswer(reply: FastifyReply, { status, headers, body }: Answer): FastifyReply {
  reply.code(status);
  for (const [name, value] of headers) reply.header(name, value);
  if (typeof body === "string") return reply.send(body);
  reply.header("content-length", body.shared.length + Buffer.byteLength(body.own));
  setLastHeaders(reply);
  reply.hijack();
  // Once the caller has gone this does nothing.
  reply.raw.writeHead(status, reply.getHeaders() as OutgoingHttpHeaders);
  reply.raw.cork();
  reply.raw.write(body.shared);
  reply.raw.end(body.own);
  reply.raw.uncork();
  return reply;
}
