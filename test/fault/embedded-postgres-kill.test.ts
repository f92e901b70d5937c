import { readFileSync, readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { newPlace, query, type Owner, type Place } from "../support/postgres-owner.js";

const ROUNDS = 10;
/** Each round starts processes: on a busy machine that takes its time. */
const PATIENCE_MS = 120_000;

let place: Place;
beforeEach(() => {
  place = newPlace();
});
afterEach(() => place.remove());

/** The server and all its children, which Linux lets us find by their parent. */
function familyOf(postmaster: number): number[] {
  const children = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) === postmaster;
    } catch {
      return false;
    }
  });
  return [postmaster, ...children];
}

function killHard(pids: number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // it went with its parent
    }
  }
}

/** Commits one row after the other until the connection breaks, and notes the numbers whose commit was acknowledged. */
async function writeUntilBroken(url: string, first: number, acknowledged: number[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  try {
    await client.connect();
    for (let n = first; ; n += 1) {
      await client.query("INSERT INTO ledger VALUES ($1)", [n]);
      acknowledged.push(n);
    }
  } catch {
    // The connection broke: what was acknowledged is noted.
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** On a busy machine the first commit takes its time; a kill before it would show nothing. */
async function hasBegun(acknowledged: readonly number[]): Promise<void> {
  while (acknowledged.length === 0) await sleep(5);
}

async function stored(url: string): Promise<Set<number>> {
  const rows = await query<{ n: number }>(url, "SELECT n FROM ledger");
  return new Set(rows.map(({ n }) => n));
}

test("a start killed at any moment leaves nothing that hinders the next one", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const owner = place.start();
    // from before the first file, through initdb, to after the server is up
    await sleep((round * 1_100) / ROUNDS);
    owner.process.kill("SIGKILL");
    await owner.exit;
  }
  const owner = place.start();
  const { adminUrl } = await owner.ready;
  expect(await query(adminUrl, "SELECT 1 AS x")).toEqual([{ x: 1 }]);
  owner.process.kill("SIGKILL");
  await owner.exit;
  const last = place.start();
  await last.ready;
  last.process.kill("SIGTERM");
  expect((await last.exit).code).toBe(0);
  expect(readdirSync(place.folder)).toEqual(["postgres"]);
}, PATIENCE_MS);

/** Kills in the round's way while rows are written; returns what was acknowledged, at least one row, and the next owner. */
async function killUnderWrites(owner: Owner, round: number, next: number): Promise<{ acknowledged: number[]; successor: Owner }> {
  const { adminUrl, pid } = await owner.ready;
  const acknowledged: number[] = [];
  const writing = writeUntilBroken(adminUrl, next, acknowledged);
  await hasBegun(acknowledged);
  await sleep(Math.random() * 80);
  const ways = [
    () => owner.process.kill("SIGKILL"),
    () => killHard([owner.process.pid!, pid]),
    () => killHard([owner.process.pid!, ...familyOf(pid)]),
  ];
  ways[round % ways.length]!();
  await owner.exit;
  const successor = place.start();
  const there = await stored((await successor.ready).adminUrl);
  await writing;
  expect(acknowledged.filter((n) => !there.has(n))).toEqual([]);
  return { acknowledged, successor };
}

test("whoever is killed under writes (owner, server, all its children): the next start has every acknowledged row", async () => {
  let owner = place.start();
  await query((await owner.ready).adminUrl, "CREATE TABLE ledger (n int PRIMARY KEY)");
  let next = 1;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { acknowledged, successor } = await killUnderWrites(owner, round, next);
    next += acknowledged.length + 1;
    owner = successor;
  }
}, PATIENCE_MS);

test("without waiting for the disk the same loses acknowledged rows (control)", async () => {
  const owner = place.start({ settings: { synchronous_commit: "off", wal_writer_delay: "10s" } });
  const { adminUrl, pid } = await owner.ready;
  await query(adminUrl, "CREATE TABLE ledger (n int PRIMARY KEY)");
  await query(adminUrl, "CHECKPOINT");
  const acknowledged: number[] = [];
  const writing = writeUntilBroken(adminUrl, 1, acknowledged);
  await hasBegun(acknowledged);
  await sleep(50);
  killHard([owner.process.pid!, ...familyOf(pid)]);
  await owner.exit;
  await writing;
  const successor = place.start();
  const there = await stored((await successor.ready).adminUrl);
  expect(acknowledged.filter((n) => !there.has(n)).length).toBeGreaterThan(0);
  successor.process.kill("SIGTERM");
  await successor.exit;
});

test("a server that dies under a living owner is started again at the same address", async () => {
  const owner = place.start();
  const { adminUrl, pid } = await owner.ready;
  await query(adminUrl, "CREATE TABLE ledger AS SELECT 7 AS n");
  killHard(familyOf(pid));
  let answer: Set<number> | null = null;
  for (let i = 0; i < 500 && answer === null; i += 1) {
    await sleep(20);
    answer = await stored(adminUrl).catch(() => null);
  }
  expect(answer).toEqual(new Set([7]));
  owner.process.kill("SIGTERM");
  expect((await owner.exit).code).toBe(0);
});
