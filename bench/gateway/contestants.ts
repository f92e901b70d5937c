import { execFile, fork, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { access, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { findFreePort } from "../../platform/postgres/free-port.js";
import { shopSdl } from "./shop.js";
import { composeShop } from "./shop-supergraph.js";

export const contestants = ["stock", "hive", "hive-router", "mercurius", "ours"] as const;
/** `door`: ours as it is delivered, with its HTTP door and guards. `hive-merging`: Hive with its router's planner, merging identical requests. */
export type Contestant = (typeof contestants)[number] | "hive-merging" | "door";

/** A gateway in a process of its own. */
export interface RunningGateway {
  readonly url: string;
  readonly process: ChildProcess;
}

/** The same for everybody: see `NODE_FLAGS` of the start. */
export const nodeOptions = ["--max-semi-space-size=64", "--no-allocation-site-pretenuring", ...(process.env["BENCH_EXEC_ARGV"]?.split(" ") ?? [])];

/** Where peers live, each with packages of its own. */
export const peers = fileURLToPath(new URL("../../../bench/peers", import.meta.url));

/** Installs peers that are not ours to depend on, once; as their lock file says where there is one (Hive's tree holds names of products that this project does not name). */
export async function installPeers(names: readonly string[] = ["hive", "mercurius"]): Promise<void> {
  const isThere = (path: string) => access(path).then(() => true, () => false);
  for (const peer of names) {
    const folder = join(peers, peer);
    const installed = await isThere(join(folder, "node_modules/graphql"));
    if (!installed) await promisify(execFile)("npm", [...((await isThere(join(folder, "package-lock.json"))) ? ["ci"] : ["install", "--no-package-lock"]), "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts"], { maxBuffer: 10_000_000 });
  }
}

const production = { ...process.env, NODE_ENV: "production" };

export function startBenchProcess(script: string, args: readonly string[], options: readonly string[] = []): ChildProcess {
  return fork(new URL(`./${script}`, import.meta.url), args, { execArgv: [...nodeOptions, ...options], env: production });
}

/** The first message of a process. Rejects when it ends instead. */
export const firstMessage = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    child.once("message", (message) => resolve(message as T));
    child.once("exit", (code) => reject(new Error(`a process of the measurement ended with ${code}`)));
  });

/** Starts a gateway in front of subgraphs at the addresses; without addresses in front of subgraphs inside its process. */
export async function startGateway(kind: Contestant, addresses: Readonly<Record<string, string>> | undefined): Promise<RunningGateway> {
  if (kind === "hive" || kind === "hive-router" || kind === "hive-merging") return startByFile(kind, addresses ?? {}, ({ file, port }) => [join(peers, "hive/node_modules/@graphql-hive/gateway/dist/bin.js"), "supergraph", file, "--host", "127.0.0.1", "--port", port, "--fork", "1", ...(kind === "hive" ? [] : ["--hive-router-runtime"]), ...(kind === "hive-merging" ? ["--config-path", join(peers, "hive/merging.mjs")] : [])]);
  if (kind === "door") return startByFile(kind, addresses ?? {}, ({ file }) => [fileURLToPath(new URL("../../cli/kaigo.js", import.meta.url)), "gateway", "--supergraph", file]);
  const child = kind === "mercurius" ? fork(join(peers, "mercurius/gateway.mjs"), [JSON.stringify(federationOne(addresses ?? {}))], { execArgv: nodeOptions, env: production }) : startBenchProcess("gateway-process.js", [kind, addresses ? JSON.stringify(addresses) : "in-process"]);
  const { url } = await firstMessage<{ url: string }>(child);
  return { url, process: child };
}

/** Starts a program that serves a supergraph's file, and waits until it answers. */
async function startByFile(kind: Contestant, addresses: Readonly<Record<string, string>>, command: (served: { file: string; port: string }) => readonly string[]): Promise<RunningGateway> {
  const file = join(await mkdtemp(join(tmpdir(), "kaigo-bench-")), "supergraph.graphql");
  await writeFile(file, composeShop(addresses));
  const port = await findFreePort();
  const env = { ...process.env, NODE_ENV: kind === "door" ? "development" : "production", LOG_LEVEL: "error", PORT: String(port) };
  const child = spawn(process.execPath, [...nodeOptions, ...command({ file, port: String(port) })], { cwd: join(peers, "hive"), env, stdio: "ignore" });
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

