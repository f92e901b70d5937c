import { HeaderMap, type ApolloServer } from "@apollo/server";
import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** What a request's context is here: whoever writes answers as bytes leaves them in it (the server copies the context, not what it holds). */
export interface BareContext {
  readonly written: { bytes?: Buffer };
}

/** Apollo Server behind a bare listener, the same for every gateway: what other middleware costs would be measured with a fast one and not with a slow one. */
export async function serveApollo(server: ApolloServer<BareContext>): Promise<string> {
  await server.start();
  const listener = createServer(async (request, response) => {
    const context: BareContext = { written: {} };
    const headers = new HeaderMap(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const { status = 200, headers: own, body } = await server.executeHTTPGraphQLRequest({ httpGraphQLRequest: { method: request.method ?? "", headers, search: "", body: JSON.parse(await textOf(request)) as unknown }, context: async () => context });
    if (body.kind !== "complete") throw new Error("an answer in pieces");
    const answer = context.written.bytes ?? body.string;
    response.writeHead(status, { ...Object.fromEntries(own), "content-length": Buffer.byteLength(answer) }).end(answer);
  });
  listener.keepAliveTimeout = 60_000;
  return new Promise((resolve) => listener.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${(listener.address() as AddressInfo).port}/`)));
}

function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => request.on("end", () => resolve(Buffer.concat(chunks).toString())));
}
