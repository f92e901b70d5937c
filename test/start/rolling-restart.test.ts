import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startBalancer, type Balancer } from "../support/balancer.js";
import { freePort, KaigoProcess } from "../support/kaigo-process.js";
import { serveSubgraphs, type ServedSubgraphs } from "../support/served-subgraphs.js";

const slow = {
  sdl: `type Query { quick: Int slow: Int stuck: Int }`,
  resolvers: { Query: { quick: () => 1, slow: () => wait(300).then(() => 2), stuck: () => new Promise(() => undefined) } },
};

const ask = (url: string, query: string): Promise<Response> => fetch(`${url}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query }) });

const dataOf = async (answer: Response): Promise<string> => {
  const text = await answer.text();
  return answer.status === 200 ? JSON.stringify((JSON.parse(text) as { data?: unknown }).data) : text;
};

describe("gateways that are restarted one after the other", () => {
  let folder: string;
  let subgraphs: ServedSubgraphs;
  let environment: Record<string, string>;
  let balancer: Balancer | undefined;
  const gateways: KaigoProcess[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "kaigo-rolling-"));
    subgraphs = await serveSubgraphs({ slow });
    environment = { SUPERGRAPH: join(folder, "supergraph.graphql"), LOG_LEVEL: "error" };
    await writeFile(environment.SUPERGRAPH ?? "", subgraphs.sdl);
  });

  afterAll(async () => {
    await balancer?.close();
    await Promise.all(gateways.map((gateway) => gateway.kill("SIGKILL")));
    await subgraphs.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function start(port: string, more: Record<string, string> = {}): Promise<KaigoProcess> {
    const gateway = KaigoProcess.start(["gateway"], { ...environment, PORT: port, ...more });
    gateways.push(gateway);
    await gateway.until("listens on");
    return gateway;
  }

  test("lose no request of those that go on coming", async () => {
    const ports = [await freePort(), await freePort()].map(String);
    const running = await Promise.all(ports.map((port) => start(port)));
    balancer = await startBalancer(ports);
    const { url } = balancer;
    while ((await ask(url, `{ quick }`)).status !== 200);
    let restarting = true;
    const outcomes: string[] = [];
    const client = async (field: string): Promise<void> => {
      while (restarting) outcomes.push(await ask(url, `{ ${field} }`).then(dataOf, (error: Error) => error.message));
    };
    const clients = ["quick", "quick", "quick", "slow"].map(client);
    for (let index = 0; index < 2; index++) {
      expect(await running[index]?.kill("SIGTERM")).toBe(0);
      running[index] = await start(ports[index] as string);
      while ((await fetch(`http://127.0.0.1:${ports[index]}/ready`)).status !== 200);
      await wait(200);
    }
    restarting = false;
    await Promise.all(clients);
    expect(new Set(outcomes)).toEqual(new Set([`{"quick":1}`, `{"slow":2}`]));
    expect(outcomes.length).toBeGreaterThan(20);
  });

  test("lose requests when they leave without notice", async () => {
    const port = String(await freePort());
    const gateway = await start(port, { DRAIN_MS: "0" });
    const alone = await startBalancer([port]);
    while ((await ask(alone.url, `{ quick }`)).status !== 200);
    let failed = 0;
    const ended = gateway.kill("SIGTERM");
    for (let count = 0; count < 50; count++) if ((await ask(alone.url, `{ quick }`)).status !== 200) failed += 1;
    expect(failed).toBeGreaterThan(0);
    expect(await ended).toBe(0);
    await alone.close();
  });

  test("say at /ready that they leave, answer meanwhile, and end although a subgraph never answers", async () => {
    const port = String(await freePort());
    const gateway = await start(port, { DRAIN_MS: "600", GATEWAY_TIMEOUT_MS: "1200" });
    const stuck = ask(`http://127.0.0.1:${port}`, `{ stuck quick }`).then((answer) => answer.text());
    await ask(`http://127.0.0.1:${port}`, `{ quick }`);
    const ended = gateway.kill("SIGTERM");
    while ((await fetch(`http://127.0.0.1:${port}/ready`)).status === 200);
    const late = await ask(`http://127.0.0.1:${port}`, `{ quick }`);
    expect([late.status, late.headers.get("connection")]).toEqual([200, "close"]);
    // The call's timer and the operation's end in the same moment.
    expect(await stuck).toMatch(/"code":"(SUBGRAPH|OPERATION)_TIMEOUT"/);
    expect(await ended).toBe(0);
  });
});
