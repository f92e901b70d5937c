import { once } from "node:events";
import Fastify, { type FastifyInstance } from "fastify";
import { createServer, request, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { sendError } from "../../gateway/http/error-answer.js";
import { registerProxy } from "../../gateway/http/proxy.js";
import { parseViewerKeys } from "../../platform/viewer/signed-viewer.js";
import { toViewer } from "../../platform/viewer/viewer.js";

const viewer = toViewer({ subject: "a", role: "SERVICE_OFFICE", officeNumber: "1370000001", purpose: "CARE", secondFactor: true, categories: [] });

describe("routes that are passed on", () => {
  const seen: IncomingMessage[] = [];
  let answer: (incoming: IncomingMessage) => string | undefined;
  let owner: Server;
  let app: FastifyInstance;
  let port: number;

  beforeAll(async () => {
    owner = createServer((incoming, outgoing) => {
      seen.push(incoming);
      const text = answer(incoming);
      if (text === undefined) outgoing.write("the beginning");
      else outgoing.end(text);
    });
    await new Promise<void>((resolve) => owner.listen(0, "127.0.0.1", resolve));
    app = Fastify() as unknown as FastifyInstance;
    app.setErrorHandler((error, incoming, reply) => sendError(error, incoming, reply));
    const target = `http://127.0.0.1:${(owner.address() as AddressInfo).port}`;
    await app.register((scope) => registerProxy(scope, { prefix: "/exchange", subgraph: "exchange", target, identify: async () => viewer, keys: parseViewerKeys(["k:0123456789abcdef0123456789abcdef"]) }));
    await app.listen({ host: "127.0.0.1", port: 0 });
    port = (app.server.address() as AddressInfo).port;
  });

  beforeEach(() => {
    seen.length = 0;
    answer = () => "ok";
  });

  afterAll(async () => {
    await app.close();
    owner.close().closeAllConnections();
  });

  /** A raw request: other clients tidy paths up before they send them. */
  const ask = (path: string): Promise<IncomingMessage> => new Promise((resolve, reject) => request({ host: "127.0.0.1", port, path }, resolve).on("error", reject).end());

  test.each(["/exchange/../graphql", "/exchange/a/../../graphql", "/exchange/./parcels", "/exchange/%2e%2e/graphql", "/exchange/%2E./graphql", "/exchange/..%2fgraphql", "/exchange/..%5cgraphql", "/exchange/a%2fb", "/exchange/a%00b"])("%s never reaches the owner", async (path) => {
    expect((await ask(path)).statusCode).toBe(404);
    expect(seen).toEqual([]);
  });

  test("a plain path does, with its query, and with dots that are part of a name", async () => {
    expect((await ask("/exchange/parcels/a..b.csv?since=1&to=../x")).statusCode).toBe(200);
    expect(seen.map(({ url }) => url)).toEqual(["/exchange/parcels/a..b.csv?since=1&to=../x"]);
  });

  test("the owner's connection is closed when the caller leaves in the middle of an answer", async () => {
    answer = () => undefined;
    const incoming = await ask("/exchange/long");
    const closed = once(seen[0]?.socket as NodeJS.EventEmitter, "close");
    incoming.destroy();
    await closed;
  });

  test("and when the caller leaves before there is one", async () => {
    const arrived = once(owner, "request");
    answer = () => undefined;
    const leaving = request({ host: "127.0.0.1", port, path: "/exchange/never" }).on("error", () => undefined);
    leaving.end();
    await arrived;
    const closed = once(seen[0]?.socket as NodeJS.EventEmitter, "close");
    leaving.destroy();
    await closed;
  });
});
