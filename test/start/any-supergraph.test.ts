import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, KaigoProcess } from "../support/kaigo-process.js";
import { runKaigo } from "../support/run-kaigo.js";
import { serveSubgraphs, type ServedSubgraphs } from "../support/served-subgraphs.js";

interface Ref { id: string }
const people = { sdl: `type Query { people: [Person] } type Person @key(fields: "id") { id: ID! name: String }`, resolvers: { Query: { people: () => [{ id: "1", name: "Aiko" }] } } };
const notes = { sdl: `type Person @key(fields: "id") { id: ID! note: String }`, resolvers: { Person: { __resolveReference: (ref: Ref) => ref, note: ({ id }: Ref) => `note ${id}` } } };
const moods = { sdl: `type Person @key(fields: "id") { id: ID! mood: String }`, resolvers: { Person: { __resolveReference: (ref: Ref) => ref, mood: () => "well" } } };

const ask = async (port: string, query: string): Promise<unknown> => {
  const answer = await fetch(`http://127.0.0.1:${port}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query }) });
  return ((await answer.json()) as { data?: unknown }).data;
};

describe("kaigo gateway in front of any supergraph", () => {
  let folder: string;
  let file: string;
  let served: ServedSubgraphs;
  let more: ServedSubgraphs;
  const processes: KaigoProcess[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "kaigo-any-"));
    file = join(folder, "supergraph.graphql");
    served = await serveSubgraphs({ people, notes });
    more = await serveSubgraphs({ people, notes, moods });
    await writeFile(file, served.sdl);
  });

  afterAll(async () => {
    await Promise.all(processes.map((process) => process.kill("SIGKILL")));
    await Promise.all([served.close(), more.close()]);
    await rm(folder, { recursive: true, force: true });
  });

  async function start(args: readonly string[], environment: Record<string, string>): Promise<{ gateway: KaigoProcess; port: string }> {
    const port = String(await freePort());
    const gateway = KaigoProcess.start(["gateway", ...args], { DRAIN_MS: "0", PORT: port, ...environment });
    processes.push(gateway);
    await gateway.until("listens on");
    return { gateway, port };
  }

  test("calls the subgraphs at the addresses that the file names, and asks nobody who they are", async () => {
    const { gateway, port } = await start(["--supergraph", file], {});
    expect(await ask(port, `{ people { name note } }`)).toEqual({ people: [{ name: "Aiko", note: "note 1" }] });
    expect((await fetch(`http://127.0.0.1:${port}/ready`)).status).toBe(200);
    expect(await gateway.kill("SIGTERM")).toBe(0);
  });

  test("refuses to in production, and without a supergraph that names addresses", async () => {
    const production = await runKaigo(["gateway", "--supergraph", file], { NODE_ENV: "production", PORT: "0" });
    expect([production.code, production.err]).toEqual([1, expect.stringContaining("SUBGRAPH_URLS")]);
    const ours = await runKaigo(["gateway"], { PORT: "0" });
    expect([ours.code, ours.err]).toEqual([1, expect.stringContaining("SUBGRAPH_URLS")]);
    const missing = await runKaigo(["gateway", "--supergraph", join(folder, "none.graphql")], { PORT: "0" });
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining("SUPERGRAPH")]);
  });

  test("takes a new file while it serves, refuses a bad one and goes on with the old", async () => {
    const { gateway, port } = await start([], { SUPERGRAPH: file, SUPERGRAPH_POLL_MS: "50" });
    expect(await ask(port, `{ people { mood } }`)).toBeUndefined();
    await writeFile(file, more.sdl);
    await gateway.until("a new supergraph is served");
    expect(await ask(port, `{ people { name note mood } }`)).toEqual({ people: [{ name: "Aiko", note: "note 1", mood: "well" }] });
    await writeFile(file, `type Query { oops`);
    await gateway.until("a supergraph was refused");
    expect(await ask(port, `{ people { mood } }`)).toEqual({ people: [{ mood: "well" }] });
    await writeFile(file, served.sdl);
  });

  test("polls an address, asking only for what changed", async () => {
    let current = { sdl: served.sdl, tag: '"1"' };
    const answers: number[] = [];
    const registry = createServer((request, response) => {
      const known = request.headers["if-none-match"] === current.tag;
      answers.push(known ? 304 : 200);
      response.writeHead(known ? 304 : 200, { etag: current.tag }).end(known ? undefined : current.sdl);
    });
    await new Promise<void>((resolve) => registry.listen(0, "127.0.0.1", resolve));
    const { gateway, port } = await start([], { SUPERGRAPH: `http://127.0.0.1:${(registry.address() as AddressInfo).port}/supergraph`, SUPERGRAPH_POLL_MS: "50" });
    expect(await ask(port, `{ people { note } }`)).toEqual({ people: [{ note: "note 1" }] });
    current = { sdl: more.sdl, tag: '"2"' };
    await gateway.until("a new supergraph is served");
    expect(await ask(port, `{ people { mood } }`)).toEqual({ people: [{ mood: "well" }] });
    registry.close();
    registry.closeAllConnections();
    await gateway.until("a supergraph was refused");
    expect(await ask(port, `{ people { mood } }`)).toEqual({ people: [{ mood: "well" }] });
    expect(answers.filter((status) => status === 200)).toHaveLength(2);
  });

  test("runs as several processes on one port: one that is killed is replaced, all leave together", async () => {
    const { gateway, port } = await start(["--supergraph", file], { KAIGO_WORKERS: "2" });
    const workers = await gateway.children();
    expect(workers).toHaveLength(2);
    expect(await ask(port, `{ people { name note } }`)).toEqual({ people: [{ name: "Aiko", note: "note 1" }] });
    process.kill(workers[0] as number, "SIGKILL");
    await gateway.until("A gateway process ended: SIGKILL");
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(port, `{ people { name } }`)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set([`{"people":[{"name":"Aiko"}]}`]));
    while ((await gateway.children()).length < 2);
    expect(await gateway.kill("SIGTERM")).toBe(0);
    await expect(ask(port, `{ people { name } }`)).rejects.toThrow();
  });

  test("does not try again and again what cannot start", async () => {
    const { code, err } = await runKaigo(["gateway", "--supergraph", join(folder, "none.graphql")], { KAIGO_WORKERS: "2", PORT: "0" });
    expect([code, err]).toEqual([1, expect.stringContaining("SUPERGRAPH")]);
  });
});
