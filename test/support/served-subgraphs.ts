import { execute, parse } from "graphql";
import type { GraphQLSchema } from "graphql";
import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { compose } from "./federation.js";
import type { TestSubgraph } from "./federation.js";

export interface ServedSubgraphs {
  /** The supergraph, with the addresses of these subgraphs. */
  readonly sdl: string;
  /** Calls so far, of all subgraphs. */
  calls(): number;
  close(): Promise<void>;
}

/** Test subgraphs on one real socket, each below a path of its own, with nothing but graphql-js behind. */
export async function serveSubgraphs(subgraphs: Record<string, TestSubgraph>): Promise<ServedSubgraphs> {
  let schemas: Record<string, GraphQLSchema> = {};
  let calls = 0;
  const server = createServer(async (request, response) => {
    calls += 1;
    const { query, variables } = JSON.parse(await readBody(request)) as { query: string; variables?: Record<string, unknown> };
    const schema = schemas[(request.url ?? "").slice(1)] as GraphQLSchema;
    const result = await execute({ schema, document: parse(query), variableValues: variables, contextValue: {} });
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(result));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const composed = compose(subgraphs, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  schemas = composed.schemas;
  return {
    sdl: composed.sdl,
    calls: () => calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
