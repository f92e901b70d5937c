import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

type Adds = (request: FastifyRequest, reply: FastifyReply) => void;

const known = new WeakMap<object, Adds[]>();

/** Headers that every answer of the app gets last, whichever way it leaves. */
export function addLastHeaders(app: FastifyInstance, adds: Adds): void {
  const all = known.get(app.server);
  if (all) all.push(adds);
  else known.set(app.server, [adds]);
  app.addHook("onSend", async (request, reply) => adds(request, reply));
}

/** Adds them to an answer that passes the hooks by. */
export function setLastHeaders(reply: FastifyReply): void {
  for (const adds of known.get(reply.server.server) ?? []) adds(reply.request, reply);
}
