import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { request as send } from "undici";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { requestIdHeader, routeBinding, viewerHeader } from "../../platform/subgraph/signed-request.js";
import { traceRoutes } from "../../platform/telemetry/trace-routes.js";
import type { Tracing } from "../../platform/telemetry/tracing.js";
import { signViewer, type ViewerKey } from "../../platform/viewer/signed-viewer.js";
import type { Identify } from "../identity/identity.js";
import { authenticate, viewerOf } from "./authenticate.js";

export interface ProxyOptions {
  /** Path whose routes are passed on, e.g. `/exchange`. */
  readonly prefix: string;
  readonly subgraph: string;
  readonly target: string;
  readonly identify: Identify;
  readonly keys: readonly ViewerKey[];
  readonly tracing?: Tracing | undefined;
}

const passedOn = ["content-type", "content-length", "accept", "accept-language", "if-none-match"] as const;
const givenBack = ["content-type", "content-length", "content-disposition", "etag", "location"] as const;

/** Passes REST routes on to the subgraph that owns them: bodies stream through, identity headers of the caller do not. */
export async function registerProxy(app: FastifyInstance, { prefix, subgraph, target, identify, keys, tracing }: ProxyOptions): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
  traceRoutes(app, tracing);
  app.route({
    method: ["GET", "POST", "PUT", "DELETE"],
    url: `${prefix}/*`,
    onRequest: authenticate(identify),
    handler: async (request, reply) => {
      assertPlainPath(request.url);
      const ask = () => passOn(request, reply);
      const answer = await (tracing ? tracing.span(`fetch ${subgraph}`, { kind: "CLIENT", attributes: { "kaigo.subgraph": subgraph } }, ask) : ask());
      for (const name of givenBack) {
        const value = answer.headers[name];
        if (value !== undefined) reply.header(name, value);
      }
      return reply.code(answer.statusCode).send(answer.body);
    },
  });

  /** Asks the subgraph, in the name of the verified viewer and under the same request id. Throws SUBGRAPH_UNAVAILABLE. */
  async function passOn(request: FastifyRequest, reply: FastifyReply) {
    const binding = { requestId: request.id, audience: subgraph, body: routeBinding(request.method, request.url) };
    const headers: Record<string, string> = { ...tracing?.headers(), [requestIdHeader]: request.id, [viewerHeader]: signViewer(viewerOf(request), binding, keys) };
    for (const name of passedOn) {
      const value = request.headers[name];
      if (typeof value === "string") headers[name] = value;
    }
    const hasBody = request.method !== "GET" && request.method !== "DELETE";
    return send(`${target}${request.url}`, { method: request.method as "GET", headers, body: hasBody ? (request.body as NodeJS.ReadableStream as never) : undefined, headersTimeout: 30_000, bodyTimeout: 30_000, signal: untilGone(reply) }).catch((error: unknown) => {
      throw new KaigoError("SUBGRAPH_UNAVAILABLE", {}, { cause: error });
    });
  }
}

/** Refuses paths that another reader of addresses would understand as other paths. Throws NOT_FOUND. */
function assertPlainPath(url: string): void {
  const [path = ""] = url.split("?", 1);
  for (const segment of path.split("/").slice(1)) {
    const name = decode(segment);
    if (name === undefined || name === "." || name === ".." || /[/\\\0]/.test(name)) throw new KaigoError("NOT_FOUND");
  }
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** Aborts when the caller leaves before the whole answer was sent: nobody else waits for it. */
function untilGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once("close", () => {
    if (!raw.writableFinished) gone.abort();
  });
  return gone.signal;
}
