import { request as send } from "undici";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { requestIdHeader, routeBinding, sessionEndPath, viewerHeader } from "../../platform/subgraph/signed-request.js";
import { signViewer, type ViewerKey } from "../../platform/viewer/signed-viewer.js";
import type { EndSession } from "../session/session-routes.js";

const timeout = 5_000;

/** Tells one of the subgraphs that a session has ended; all look where it is noted. Throws SUBGRAPH_UNAVAILABLE when none could be told. */
export const sessionEnder = (urls: Readonly<Record<string, string>>, keys: readonly ViewerKey[]): EndSession => async (viewer, requestId) => {
  for (const [subgraph, url] of Object.entries(urls)) {
    const signed = signViewer(viewer, { requestId, audience: subgraph, body: routeBinding("POST", sessionEndPath) }, keys);
    const answer = await send(`${url}${sessionEndPath}`, { method: "POST", headers: { [requestIdHeader]: requestId, [viewerHeader]: signed }, headersTimeout: timeout, bodyTimeout: timeout }).catch(() => undefined);
    await answer?.body.dump();
    if (answer?.statusCode === 204) return;
  }
  throw new KaigoError("SUBGRAPH_UNAVAILABLE");
};
