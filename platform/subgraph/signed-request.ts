import type { FastifyRequest } from "fastify";
import { KaigoError } from "../errors/kaigo-error.js";
import { verifyViewer, type ViewerKey } from "../viewer/signed-viewer.js";
import type { Viewer } from "../viewer/viewer.js";

export const viewerHeader = "x-kaigo-viewer";
export const requestIdHeader = "x-request-id";

/** Other requests of the same viewer that the answer to this one serves too, with a comma between their ids. */
export const otherRequestsHeader = "x-kaigo-other-requests";

/** Where a gateway without a database tells that a browser session has ended. */
export const sessionEndPath = "/session/end";

/** What a signature over a request without a buffered body covers. */
export const routeBinding = (method: string, url: string): string => `${method} ${url}`;

/** What it covers of the requests that the answer serves: all of them, so that none can be added or left out. */
export const requestsBinding = (requestId: string, others: readonly string[]): string => [requestId, ...others].join(",");

/** Ids of the other requests that the answer serves too; to be believed once the signature has been verified. */
export const otherRequestsOf = ({ headers: { [otherRequestsHeader]: ids } }: FastifyRequest): readonly string[] => (typeof ids === "string" ? ids.split(",") : []);

/**
 * The viewer of a request that came from the gateway. `body` is the exact body text, or the route for streamed bodies.
 * Throws UNAUTHENTICATED for anything that does not carry a fresh signature for this very request.
 */
export function viewerOfSignedRequest(request: FastifyRequest, audience: string, body: string | Buffer, keys: readonly ViewerKey[]): Viewer {
  const header = request.headers[viewerHeader];
  if (typeof header !== "string") throw new KaigoError("UNAUTHENTICATED");
  return verifyViewer(header, { requestId: requestsBinding(request.id, otherRequestsOf(request)), audience, body }, keys);
}
