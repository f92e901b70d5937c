import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** What arrived at a fake subgraph. */
export interface SeenRequest {
  readonly body: { readonly query: string; readonly variables: Record<string, unknown> };
  readonly headers: IncomingMessage["headers"];
}

export interface FakeSubgraph {
  readonly url: string;
  readonly seen: SeenRequest[];
  /** Connections that have been closed so far. */
  closedConnections(): number;
  answerWith(behaviour: Behaviour): void;
  close(): Promise<void>;
}

/** Answers, or misbehaves, as it likes. */
export type Behaviour = (request: SeenRequest, response: ServerResponse) => void | Promise<void>;

/** Answers with JSON. */
export const json =
  (answer: unknown, status = 200, type = "application/json"): Behaviour =>
  (_, response) => {
    response.writeHead(status, { "content-type": type });
    response.end(typeof answer === "string" ? answer : JSON.stringify(answer));
  };

export const reset: Behaviour = (_, response) => void (response.socket as Socket).resetAndDestroy();

export const never: Behaviour = () => {};

/** A subgraph on a real socket whose behaviour a test decides. */
export async function startFakeSubgraph(first: Behaviour): Promise<FakeSubgraph> {
  let behaviour = first;
  const seen: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  let closed = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const arrived: SeenRequest = { body: JSON.parse(Buffer.concat(chunks).toString()) as SeenRequest["body"], headers: request.headers };
      seen.push(arrived);
      void behaviour(arrived, response);
    });
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => {
      sockets.delete(socket);
      closed += 1;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}/graphql`,
    seen,
    closedConnections: () => closed,
    answerWith: (next) => void (behaviour = next),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
