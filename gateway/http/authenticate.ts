import type { FastifyRequest } from "fastify";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import type { Viewer } from "../../platform/viewer/viewer.js";
import type { Identify } from "../identity/identity.js";
import { sessionAuthorization } from "../session/session-authorization.js";
import { certificateOf } from "./certificate-listener.js";

const viewers = new WeakMap<FastifyRequest, Viewer>();

/** A hook that verifies the bearer token, or the one of the browser's session, once and keeps the viewer for the request. Throws UNAUTHENTICATED. */
export const authenticate =
  (identify: Identify) =>
  async (request: FastifyRequest): Promise<void> => {
    const session = request.headers.authorization === undefined ? sessionAuthorization(request) : undefined;
    viewers.set(request, await identify(request.headers.authorization ?? session?.authorization, certificateOf(request.raw.socket), session?.sessionId));
  };

/** The verified viewer of a request. Throws UNAUTHENTICATED when its route did not ask for one. */
export function viewerOf(request: FastifyRequest): Viewer {
  const viewer = viewers.get(request);
  if (!viewer) throw new KaigoError("UNAUTHENTICATED");
  return viewer;
}
