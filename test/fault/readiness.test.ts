import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { openBudgets } from "../../gateway/guard/viewer-budgets.js";
import { createDistributedApp } from "../../gateway/house/distributed.js";
import { loadSupergraph } from "../../gateway/supergraph/load.js";
import { loadConfig } from "../../platform/config/config.js";
import { schemaHash, withSubgraphHashes } from "../../platform/graphql/subgraph-hashes.js";
import { createLogger } from "../../platform/log/logger.js";
import { freePort } from "../support/kaigo-process.js";

const names = ["actuals", "care-plans", "exchange", "municipal", "recipients", "schedules"];

describe("a gateway's readiness", () => {
  const servers: Server[] = [];
  let app: FastifyInstance;
  let ports: number[];
  let hashes: Map<string, string>;

  beforeAll(async () => {
    ports = await Promise.all(names.map(() => freePort()));
    for (const name of names) hashes = (hashes ?? new Map()).set(name, schemaHash(await readFile(`schema/subgraphs/${name}.graphql`, "utf8")));
    const urls = names.map((name, index) => `${name}=http://127.0.0.1:${ports[index]}`);
    const config = loadConfig({ NODE_ENV: "test", VIEWER_KEYS: "test:0123456789abcdef0123456789abcdef", SUBGRAPH_URLS: urls.join(",") });
    app = await createDistributedApp({ config, budgets: openBudgets(config), identify: () => Promise.reject(new Error("nobody asks")), logger: createLogger("silent") });
    await app.listen({ host: "127.0.0.1", port: 0 });
  });

  afterAll(async () => {
    await app.close();
    for (const server of servers) server.close().closeAllConnections();
  });

  const ask = async (path: string): Promise<[number, unknown]> => {
    const answer = await fetch(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}${path}`);
    const { status, code } = (await answer.json()) as { status?: string; code?: string };
    return [answer.status, status ?? code];
  };

  async function startSubgraph(index: number): Promise<void> {
    const name = names[index] as string;
    const server = createServer((_request, response) => response.writeHead(200).end(JSON.stringify({ status: "ready", schema: hashes.get(name) })));
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(ports[index], "127.0.0.1", resolve));
  }

  test("waits for subgraphs that are not there yet, while the gateway is alive", async () => {
    expect(await ask("/health")).toEqual([200, "alive"]);
    expect(await ask("/ready")).toEqual([503, "SUBGRAPH_UNAVAILABLE"]);
    for (let index = 0; index < names.length; index++) await startSubgraph(index);
    const right = hashes.get("actuals") ?? "";
    hashes.set("actuals", schemaHash("another"));
    expect(await ask("/ready")).toEqual([503, "SUPERGRAPH_MISMATCH"]);
    hashes.set("actuals", right);
    expect(await ask("/ready")).toEqual([200, "ready"]);
  });

  test("stays once it was there: a change comes to the subgraphs one after the other", async () => {
    hashes.set("actuals", schemaHash("another"));
    expect(await ask("/ready")).toEqual([200, "ready"]);
    servers[0]?.close().closeAllConnections();
    expect(await ask("/ready")).toEqual([503, "SUBGRAPH_UNAVAILABLE"]);
  });
});

test("a supergraph says what it was composed of, or nothing", () => {
  const plain = `schema @link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION) { query: Query }`;
  const text = withSubgraphHashes(plain, { b: "type B", a: "type A" });
  expect(text.split("\n")[0]).toBe(`# subgraph a sha256:${schemaHash("type A")}`);
  expect(() => loadSupergraph(text)).toThrow();
  expect(text.endsWith(plain)).toBe(true);
});
