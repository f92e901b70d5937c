import type { FastifyInstance } from "fastify";
import type { House } from "../../../gateway/house/open-house.js";
import { createLogger } from "../../../platform/log/logger.js";
import { requestIdHeader, viewerHeader } from "../../../platform/subgraph/signed-request.js";
import { createSubgraphServer } from "../../../platform/subgraph/subgraph-server.js";
import { parseViewerKeys, signViewer, type Binding } from "../../../platform/viewer/signed-viewer.js";
import type { Viewer } from "../../../platform/viewer/viewer.js";

export const signingKeys = parseViewerKeys(["rights:0123456789abcdef0123456789abcdef"]);
export const requestId = "rights-request-0001";

/** One subgraph as a process of its own would serve it. */
export function serverOf(house: House, name: string): FastifyInstance {
  const subgraph = house.subgraphs.find((built) => built.name === name);
  if (!subgraph) throw new Error(`no subgraph ${name}`);
  return createSubgraphServer({ subgraph, database: house.database, audit: house.audit, viewerKeys: signingKeys, standing: house.standing, directory: house.services.directory, logger: createLogger("silent") });
}

export interface DirectAnswer {
  readonly status: number;
  readonly text: string;
  readonly data?: { readonly _entities: readonly (Record<string, unknown> | null)[] };
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

/** Asks a subgraph past the gateway. `header` replaces the signed viewer. */
export async function askDirectly(server: FastifyInstance, subgraph: string, viewer: Viewer | undefined, operation: object, header?: string): Promise<DirectAnswer> {
  const payload = JSON.stringify(operation);
  const signed = header ?? (viewer && signViewer(viewer, bindingOf(subgraph, payload), signingKeys));
  const answer = await server.inject({ method: "POST", url: "/graphql", headers: { "content-type": "application/json", [requestIdHeader]: requestId, ...(signed ? { [viewerHeader]: signed } : {}) }, payload });
  return { status: answer.statusCode, text: answer.body, ...(JSON.parse(answer.body) as object) };
}

export const bindingOf = (audience: string, body: string): Binding => ({ requestId, audience, body });
