import type { FastifyInstance, FastifyRequest } from "fastify";
import type { RouteServices } from "../../../platform/subgraph/manifest.js";
import type { Viewer } from "../../../platform/viewer/viewer.js";
import { assertExchangeOffice } from "../receive/receive.service.js";
import { withSession } from "../routes/download.js";
import { sendError } from "../routes/send-error.js";
import type { NoticeSettings } from "./notice-settings.js";
import { listWebhooks, registerWebhook, removeWebhook } from "./webhook.service.js";

const bodyLimit = 10_000;

/** Webhooks of the own office: registered, listed, removed. */
export async function webhookRoutes(app: FastifyInstance, { database, viewerOf }: Pick<RouteServices, "database" | "viewerOf">, settings: NoticeSettings): Promise<void> {
  const officeOf = (request: FastifyRequest): Viewer => {
    const viewer = viewerOf(request);
    assertExchangeOffice(viewer);
    return viewer;
  };
  await app.register(async (scope) => {
    scope.setErrorHandler((error, request, reply) => sendError(error, request, reply, bodyLimit));

    scope.post("/exchange/webhooks", { bodyLimit }, async (request, reply) => {
      const made = await registerWebhook(database, officeOf(request), (request.body as { url?: unknown } | null)?.url, settings);
      return reply.code(201).header("cache-control", "no-store").send(made);
    });

    scope.get("/exchange/webhooks", async (request) => ({ webhooks: await withSession(database, officeOf(request), listWebhooks) }));

    scope.delete("/exchange/webhooks/:id", async (request: FastifyRequest<{ Params: { id: string } }>, reply) => {
      await removeWebhook(database, officeOf(request), request.params.id);
      return reply.code(204).send();
    });
  });
}
