import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

export interface Balancer {
  readonly url: string;
  close(): Promise<void>;
}

/** Sends each request to the next gateway whose `/ready` said yes last, over kept connections. It never tries twice. */
export async function startBalancer(ports: readonly string[]): Promise<Balancer> {
  const backends = ports.map((port) => ({ port, ready: false, agent: new Agent({ keepAlive: true }) }));
  let turn = 0;
  let closed = false;
  const watching = backends.map(async (backend) => {
    while (!closed) {
      backend.ready = await fetch(`http://127.0.0.1:${backend.port}/ready`).then(({ status }) => status === 200, () => false);
      await wait(20);
    }
  });
  const server = createServer((incoming, outgoing) => {
    const ready = backends.filter((backend) => backend.ready);
    const backend = ready[turn++ % Math.max(ready.length, 1)];
    if (!backend) return void outgoing.writeHead(502).end("nobody is ready");
    const passed = request({ port: backend.port, host: "127.0.0.1", path: incoming.url, method: incoming.method, headers: incoming.headers, agent: backend.agent }, (answer) => {
      const { connection: _, ...headers } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, headers);
      answer.pipe(outgoing);
    });
    passed.on("error", () => outgoing.writeHead(502).end("broken"));
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      closed = true;
      await Promise.all(watching);
      for (const { agent } of backends) agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
