import type { FastifyInstance, FastifyRequest } from "fastify";
import { selectFrom } from "../../../platform/graphql/read-rows.js";
import type { RouteServices } from "../../../platform/subgraph/manifest.js";
import type { Viewer } from "../../../platform/viewer/viewer.js";
import { settingsOf, type ExchangeServices } from "../exchange-services.js";
import { collectParcel } from "../parcel/collect.service.js";
import { ParcelFile } from "../parcel/parcel-file.entity.js";
import { ParcelFinding } from "../parcel/parcel-finding.entity.js";
import { Parcel } from "../parcel/parcel.entity.js";
import { assertExchangeOffice } from "../receive/receive.service.js";
import { askParcel, type ById } from "./ask-parcel.js";
import { openFile, withSession } from "./download.js";
import { listChanges } from "./list-changes.js";
import { parcelPath, toFileJson, toFindingJson, toParcelJson } from "./parcel-json.js";
import { languageOf, sendError } from "./send-error.js";
import { acceptUploads, upload } from "./upload.js";

/** The REST side of the exchange: sets in and out as files, with their state and findings. */
export async function exchangeRoutes(app: FastifyInstance, services: ExchangeServices & Pick<RouteServices, "viewerOf">): Promise<void> {
  const { database, audit } = services;
  const { maxBytes } = settingsOf(services);
  const officeOf = (request: FastifyRequest): Viewer => {
    const viewer = services.viewerOf(request);
    assertExchangeOffice(viewer);
    return viewer;
  };

  await app.register(async (scope) => {
    await acceptUploads(scope);
    scope.setErrorHandler((error, request, reply) => sendError(error, request, reply, maxBytes));

    scope.post("/exchange/parcels", async (request, reply) => {
      const { created, ...sent } = await upload(services, officeOf(request), request);
      const href = parcelPath(sent.id);
      return reply.code(created ? 201 : 200).header("location", href).send({ ...sent, findings: href });
    });

    scope.get("/exchange/parcels", async (request) => {
      const viewer = officeOf(request);
      const { parcels, next } = await withSession(database, viewer, (session) => listChanges(session, viewer, request.query));
      return { parcels: parcels.map(toParcelJson), next };
    });

    scope.get("/exchange/parcels/:id", (request: ById) => askParcel(services, request, "exchange.parcel", (viewer, uuid) => readParcel(services, viewer, uuid, request)));

    scope.get("/exchange/parcels/:id/files/:name", async (request: ById, reply) => {
      const { file, stream } = await askParcel(services, request, "exchange.download", (viewer, uuid) => openFile(database, audit, viewer, request.id, uuid, request.params.name));
      return reply
        .header("content-type", file.kind === "UPKIHON_IMAGE" ? "image/jpeg" : "text/csv; charset=Shift_JIS")
        .header("content-disposition", `attachment; filename="${file.name}"`)
        .header("content-length", file.size)
        .header("etag", `"${file.sha256}"`)
        .header("cache-control", "private, no-store")
        .header("x-content-type-options", "nosniff")
        .send(stream);
    });

    scope.post("/exchange/parcels/:id/collect", (request: ById) =>
      askParcel(services, request, "exchange.collect", async (viewer, uuid) => ((await collectParcel(database, viewer, uuid)) ? readParcel(services, viewer, uuid, request) : null)),
    );
  });
}

function readParcel({ database }: ExchangeServices, viewer: Viewer, uuid: string, request: ById): Promise<object | null> {
  return withSession(database, viewer, async (session) => {
    const [parcel] = await session.query<Parcel>(`${selectFrom(Parcel)} WHERE t.id = $1`, [uuid]);
    if (!parcel) return null;
    const files = await session.query<ParcelFile>(`${selectFrom(ParcelFile)} WHERE t.parcel_id = $1 ORDER BY t.name`, [uuid]);
    const findings = await session.query<ParcelFinding>(`${selectFrom(ParcelFinding)} WHERE t.parcel_id = $1 ORDER BY t.ordinal`, [uuid]);
    return { ...toParcelJson(parcel), files: files.map(toFileJson), findings: findings.map((finding) => toFindingJson(finding, languageOf(request))) };
  });
}
