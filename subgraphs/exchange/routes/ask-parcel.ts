import type { FastifyRequest } from "fastify";
import type { RouteServices } from "../../../platform/subgraph/manifest.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { Viewer } from "../../../platform/viewer/viewer.js";
import type { ExchangeServices } from "../exchange-services.js";
import { findParcelUuid } from "../parcel/parcel-id.js";
import { missedParcel } from "../parcel/parcel.loader.js";
import { assertExchangeOffice } from "../receive/receive.service.js";

export type ById = FastifyRequest<{ Params: { id: string; name: string } }>;

/**
 * Carries out what is asked of one parcel. `work` answers null where the parcel is not there for the viewer; that, and what this role
 * or this side of the exchange may not do, is written to the access record before the refusal leaves, whether the parcel is there or
 * not. Throws NOT_FOUND, for parcels of others and malformed ids too, FORBIDDEN, and AUDIT_UNAVAILABLE.
 */
export async function askParcel<T>({ audit, viewerOf }: Pick<ExchangeServices, "audit"> & Pick<RouteServices, "viewerOf">, request: ById, operation: string, work: (viewer: Viewer, uuid: string) => Promise<T | null>): Promise<T> {
  const viewer = viewerOf(request);
  const uuid = findParcelUuid(request.params.id);
  // Opened first: the fixed time of what is not shown counts the look for it too.
  const trail = audit.trail(request.id, viewer, operation);
  const deny = async () => {
    if (!uuid) return;
    trail.miss(missedParcel(uuid), "PERSON");
    await trail.commit();
    await trail.leave();
  };
  try {
    assertExchangeOffice(viewer);
    const answer = uuid && (await work(viewer, uuid));
    if (answer) return answer;
  } catch (error) {
    if (error instanceof KaigoError && error.code === "FORBIDDEN") await deny();
    throw error;
  }
  await deny();
  throw new KaigoError("NOT_FOUND");
}
