import { noEntryTime } from "../../../platform/calendar/now.js";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import yazl from "yazl";
import { errorText } from "../../../platform/errors/kaigo-error.js";
import type { RouteServices } from "../../../platform/subgraph/manifest.js";
import { createRequestContext } from "../../../platform/subgraph/request-context.js";
import { assertExchangeOffice } from "../receive/receive.service.js";
import { languageOf, sendError } from "../routes/send-error.js";
import { ExportRefused } from "./export-refused.js";
import { toExportOrder } from "./export.input.js";
import { exportSet, type ExportServices } from "./export.service.js";
import type { ExportedFile } from "./write-set.js";

const bodyLimit = 100_000;
const shownFindings = 100;

/** `POST /exchange/exports`: a file set made from the graph, as a zip. People are named in the body, never in the address. */
export async function exportRoutes(app: FastifyInstance, services: ExportServices & Pick<RouteServices, "audit" | "viewerOf">): Promise<void> {
  await app.register(async (scope) => {
    scope.setErrorHandler((error, request, reply) => sendRefusal(error, request, reply));
    scope.post("/exchange/exports", { bodyLimit }, async (request, reply) => {
      const viewer = services.viewerOf(request);
      assertExchangeOffice(viewer);
      const order = toExportOrder(request.body);
      const trail = services.audit.trail(request.id, viewer, "exchange.export");
      const context = createRequestContext({ requestId: request.id, viewer, database: services.database, audit: trail, directory: services.directory });
      try {
        const files = await exportSet(services, context, order).finally(() => trail.commit());
        const zip = await toZip(files);
        return await reply
          .header("content-type", "application/zip")
          .header("content-disposition", `attachment; filename="${order.kind}.zip"`)
          .header("cache-control", "private, no-store")
          .header("x-content-type-options", "nosniff")
          .send(zip);
      } finally {
        await context.session.close();
        await trail.leave();
      }
    });
  });
}

function sendRefusal(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (!(error instanceof ExportRefused)) return sendError(error, request, reply, bodyLimit);
  const language = languageOf(request);
  const findings = error.findings.slice(0, shownFindings).map(({ message, ...finding }) => ({ ...finding, message: message[language] }));
  return reply.code(error.http).send({ code: error.code, message: errorText(error.code, language, error.parameters), parameters: error.parameters, requestId: request.id, findings });
}

/** Entries bear no time, so that equal files make an equal archive. */
async function toZip(files: readonly ExportedFile[]): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const { name, bytes } of files) zip.addBuffer(bytes, name, { mtime: noEntryTime(), forceDosTimestamp: true });
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
