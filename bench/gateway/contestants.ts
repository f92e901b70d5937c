import { execFile, fork, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { access, mkdtemp, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { shopSdl } from "./shop.js";
import { composeShop } from "./shop-supergraph.js";

export const contestants = ["stock", "hive", "hive-router", "mercurius", "ours"] as const;
export type Contestant = (typeof contestants)[number];

/** A gateway in a process of its own. */
export interface RunningGateway {
  readonly url: string;
  readonly process: ChildProcess;
}

/** The same for everybody: room for the young generation. */
export const nodeOptions = ["--max-semi-space-size=64", ...(process.env["BENCH_EXEC_ARGV"]?.split(" ") ?? [])];

const peers = fileURLToPath(new URL("../../../bench/peers", import.meta.url));

/** Installs the peers that are not ours to depend on, once. */
export async function installPeers(): Promise<void> {
  for (const peer of ["hive", "mercurius"]) {
    const folder = join(peers, peer);
    const installed = await access(join(folder, "node_modules/graphql")).then(() => true, () => false);
    if (!installed) await promisify(execFile)("npm", ["install", "--prefix", folder, "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"], { maxBuffer: 10_000_000 });
  }
}

export function startBenchProcess(script: string, args: readonly string[], options: readonly string[] = []): ChildProcess {
  return fork(new URL(`./${script}`, import.meta.url), args, { execArgv: [...nodeOptions, ...options] });
}

/** The first message of a process. Rejects when it ends instead. */
export const firstMessage = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    child.once("message", (message) => resolve(message as T));
    child.once("exit", (code) => reject(new Error(`a process of the measurement ended with ${code}`)));
  });

/** Starts a gateway in front of subgraphs at the addresses; without addresses in front of subgraphs inside its process. */
export async function startGateway(kind: Contestant, addresses: Readonly<Record<string, string>> | undefined): Promise<RunningGateway> {
  if (kind === "hive" || kind === "hive-router") return startHive(kind, addresses ?? {});
  const child = kind === "mercurius" ? fork(join(peers, "mercurius/gateway.mjs"), [JSON.stringify(federationOne(addresses ?? {}))], { execArgv: nodeOptions, env: { ...process.env, NODE_ENV: "production" } }) : startBenchProcess("gateway-process.js", [kind, addresses ? JSON.stringify(addresses) : "in-process"]);
  const { url } = await firstMessage<{ url: string }>(child);
  return { url, process: child };
}

async function startHive(kind: "hive" | "hive-router", addresses: Readonly<Record<string, string>>): Promise<RunningGateway> {
  const file = join(await mkdtemp(join(tmpdir(), "kaigo-bench-")), "supergraph.graphql");
  await writeFile(file, composeShop(addresses));
  const port = await freePort();
  const args = [...nodeOptions, join(peers, "hive/node_modules/@graphql-hive/gateway/dist/bin.js"), "supergraph", file, "--host", "127.0.0.1", "--port", String(port), "--fork", "1", ...(kind === "hive-router" ? ["--hive-router-runtime"] : [])];
  const child = spawn(process.execPath, args, { cwd: join(peers, "hive"), env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "error" }, stdio: "ignore" });
  const url = `http://127.0.0.1:${port}/graphql`;
  for (let tries = 0; tries < 300; tries++) {
    const alive = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: `{"query":"{__typename}"}` }).then(({ ok }) => ok, () => false);
    if (alive) return { url, process: child };
    await wait(100);
  }
  child.kill();
  throw new Error(`${kind} did not come up`);
}

/** Mercurius reads federation 1: no links, and extensions say so. */
function federationOne(addresses: Readonly<Record<string, string>>): { name: string; url: string; schema: string }[] {
  const owners: Readonly<Record<string, string>> = { User: "users", Product: "products", Review: "reviews" };
  return Object.entries(shopSdl).map(([name, sdl]) => ({
    name,
    url: addresses[name] ?? "",
    schema: sdl
      .replace(/extend schema.*\n/, "")
      .replace(/type Query/g, "extend type Query")
      .replace(/type (\w+) @key\(fields: "(\w+)"\) \{ (\w+): (\w+!)/g, (whole, type: string, key: string, field: string, fieldType: string) => (owners[type] === name ? whole : `extend type ${type} @key(fields: "${key}") { ${field}: ${fieldType} @external`)),
  }));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}
