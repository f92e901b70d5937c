import type { FastifyInstance } from "fastify";
import { setTimeout as wait } from "node:timers/promises";
import { addLastHeaders } from "./last-headers.js";
import { KaigoError } from "../../platform/errors/kaigo-error.js";

const leaving = new WeakSet<FastifyInstance>();

/** Throws SHUTTING_DOWN while the app is on its way out. */
export function assertStaying(app: FastifyInstance): void {
  if (leaving.has(app)) throw new KaigoError("SHUTTING_DOWN");
}

/** Gives connections up one after the other once the app is on its way out, each with the answer it carries. */
export function closeConnectionsWhenLeaving(app: FastifyInstance): void {
  addLastHeaders(app, (_request, reply) => {
    if (leaving.has(app)) reply.header("connection", "close");
  });
}

/**
 * Takes an app out of service without a failed request: `/ready` refuses and connections are given up for `notice`
 * milliseconds, then nothing new is taken, and what still runs after `limit` milliseconds in all is cut off.
 */
export async function leave(app: FastifyInstance, { notice, limit }: { notice: number; limit: number }): Promise<void> {
  leaving.add(app);
  const cut = setTimeout(() => app.server.closeAllConnections(), limit);
  await wait(notice);
  await app.close();
  clearTimeout(cut);
}
