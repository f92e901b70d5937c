import autocannon, { type Request, type Result } from "autocannon";
import { fork, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openDevelopmentIssuer } from "../gateway/identity/development-issuer.js";
import { findFreePort } from "../platform/postgres/free-port.js";
import { today } from "../platform/calendar/today.js";
import { loadConfig } from "../platform/config/config.js";
import { toViewer, type Viewer } from "../platform/viewer/viewer.js";
import { categoriesOf } from "../subgraphs/recipients/subgraph.js";
import { firstMessage } from "./gateway/contestants.js";
import { openBenchTown } from "./town/open-town.js";
import { findLooks, type Look } from "./whole/looks.js";
import { countGraph, countHand, viewQuery, type Counts } from "./whole/view.js";

const PEOPLE = Number(process.env["TOWN_PEOPLE"] ?? 10_000);
const FOLDER = process.env["TOWN_FOLDER"] ?? `.data/town-${PEOPLE}`;
const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 3);
const SECONDS = Number(process.env["BENCH_SECONDS"] ?? 8);
const CONNECTIONS = 20;
const POOL = "8";
const LOOKS = 500;
/** The least ratio of our requests per second to those of hand-written SQL. */
const BAR = 0.5;
const nodeOptions = ["--max-semi-space-size=64"];
/** Results are closed to doctors unless the operator opens them; here they are part of the view. */
const openCells = "RESULT:MEDICAL_INSTITUTION";

interface Side {
  readonly process: ChildProcess;
  /** The request for one look. */
  request(look: Look): { readonly url: string; readonly headers: Record<string, string>; readonly body: string };
  count(answer: unknown): Counts;
}

/** The doctor's view through the whole product, beside a bare handler with the best hand-written SQL for it: same town, rows, rights and pool. */
export async function run(): Promise<void> {
  const town = await openBenchTown({ people: PEOPLE, months: 1, folder: FOLDER });
  const dataDir = await mkdtemp(join(tmpdir(), "kaigo-whole-"));
  const sides: Record<string, Side> = {};
  try {
    const looks = await findLooks(town.adminUrl, LOOKS);
    sides["hand-written SQL"] = await startHand(town.adminUrl);
    sides["ours"] = await startOurs(town.adminUrl, dataDir, looks);
    for (const look of looks.slice(0, 25)) await assertSameRows(sides, look);
    const rounds = new Map(Object.keys(sides).map((name) => [name, [] as Result[]]));
    for (let round = 0; round < ROUNDS; round++) for (const [name, side] of Object.entries(sides)) rounds.get(name)?.push(await load(side, looks));
    report(rounds);
  } finally {
    for (const { process: child } of Object.values(sides)) {
      child.kill();
      if (child.exitCode === null) await once(child, "exit");
    }
    await town.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const month = today().slice(0, 7);
const doctor = ({ office }: Look) => ({ subject: `doctor-${office}`, role: "MEDICAL_INSTITUTION", office } as const);

async function startHand(adminUrl: string): Promise<Side> {
  const child = fork(fileURLToPath(new URL("./whole/hand-process.js", import.meta.url)), [adminUrl, POOL], { execArgv: nodeOptions });
  const { url } = await firstMessage<{ url: string }>(child);
  const viewerOf = (look: Look): Viewer => toViewer({ subject: doctor(look).subject, role: "MEDICAL_INSTITUTION", officeNumber: look.office, purpose: "CARE", secondFactor: true, categories: categoriesOf("MEDICAL_INSTITUTION", [openCells]) });
  return {
    process: child,
    request: (look) => ({ url, headers: { "content-type": "application/json" }, body: JSON.stringify({ viewer: viewerOf(look), insurerNumber: look.insurerNumber, recipientId: look.recipientId, month }) }),
    count: (answer) => countHand(answer as Parameters<typeof countHand>[0]),
  };
}

async function startOurs(adminUrl: string, dataDir: string, looks: readonly Look[]): Promise<Side> {
  const port = String(await findFreePort());
  const settings = { DATABASE_URL: adminUrl, DATA_DIR: dataDir, PORT: port, LOG_LEVEL: "error", OPEN_CELLS: openCells, DATABASE_POOL_MAX: POOL, DATABASE_POOL_WAIT_MS: "10000", GUARD_COST_PER_MINUTE: "1000000000", GUARD_REQUESTS_PER_MINUTE: "1000000000" };
  const config = loadConfig(settings);
  const issuer = await openDevelopmentIssuer(config);
  const tokens = new Map<string, string>();
  for (const look of looks) if (!tokens.has(look.office)) tokens.set(look.office, await issuer.issue(doctor(look), config.IDENTITY_AUDIENCE));
  const child = spawn(process.execPath, [...nodeOptions, fileURLToPath(new URL("../cli/kaigo.js", import.meta.url)), "start"], { env: { ...process.env, ...settings }, stdio: ["ignore", "ignore", "inherit"] });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; !(await fetch(`${url}/ready`).then(({ ok }) => ok, () => false)); tries++) {
    if (tries > 300 || child.exitCode !== null) throw new Error("our process did not come up");
    await wait(100);
  }
  return {
    process: child,
    request: (look) => ({ url: `${url}/graphql`, headers: { "content-type": "application/json", authorization: `Bearer ${tokens.get(look.office)}` }, body: JSON.stringify({ query: viewQuery, variables: { id: look.id, month } }) }),
    count: (answer) => countGraph((answer as { data: { recipient: Parameters<typeof countGraph>[0] } }).data.recipient),
  };
}

/** Both sides must give the same rows, and not none. */
async function assertSameRows(sides: Readonly<Record<string, Side>>, look: Look): Promise<void> {
  const counts: Counts[] = [];
  for (const { request, count } of Object.values(sides)) {
    const { url, headers, body } = request(look);
    const text = await (await fetch(url, { method: "POST", headers, body })).text();
    try {
      counts.push(count(JSON.parse(text)));
    } catch {
      throw new Error(`no view came: ${text.slice(0, 300)}`);
    }
  }
  if (!isDeepStrictEqual(counts[0], counts[1])) throw new Error(`the sides give different rows: ${JSON.stringify(counts)}`);
  if (counts.some(({ lines, planned }) => lines === 0 && planned === 0)) throw new Error("a view is empty");
}

function load(side: Side, looks: readonly Look[]): Promise<Result> {
  let next = 0;
  const { url } = side.request(looks[0] as Look);
  const setupRequest = (given: Request): Request => {
    const { headers, body } = side.request(looks[next++ % looks.length] as Look);
    return { ...given, headers, body };
  };
  const go = (duration: number) => autocannon({ url, duration, connections: CONNECTIONS, method: "POST", headers: {}, timeout: 60, requests: [{ setupRequest }] });
  return go(2).then(() => go(SECONDS)).then((result) => {
    if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refused, ${result.errors} failed`);
    return result;
  });
}

function report(rounds: ReadonlyMap<string, readonly Result[]>): void {
  const median = (name: string) => [...(rounds.get(name) ?? [])].sort((a, b) => a.requests.average - b.requests.average)[Math.floor(ROUNDS / 2)] as Result;
  const rows = [...rounds].map(([name, all]) => {
    const { requests, latency } = median(name);
    return `| ${name} | ${requests.average.toFixed(0)} | ${latency.p50} | ${latency.p99} | ${all.map((one) => one.requests.average.toFixed(0)).join(" ")} |`;
  });
  const ratio = median("ours").requests.average / median("hand-written SQL").requests.average;
  process.stdout.write(`The doctor's view in a town of ${PEOPLE}, ${LOOKS} looks in turn, ${CONNECTIONS} connections, ${POOL} database connections, ${ROUNDS} rounds of ${SECONDS} s in turns, Node ${process.version}.\n`);
  process.stdout.write(`| | views/s | p50 ms | p99 ms | rounds |\n|---|--:|--:|--:|---|\n${rows.join("\n")}\n`);
  process.stdout.write(`ours / hand-written: **${ratio.toFixed(2)}**, bar ${BAR}: ${ratio >= BAR ? "held" : "BELOW BAR"}\n`);
}
