import { spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { newPlace, preparePlace, query, type Owner, type Place } from "../support/postgres-owner.js";

const NOBODY = { uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;

let prepared: Place;
let place: Place;
const start: Place["start"] = (...args) => place.start(...args);

beforeAll(async () => {
  prepared = await preparePlace();
});
afterAll(() => prepared.remove());
beforeEach(() => {
  place = newPlace(prepared);
});
afterEach(() => place.remove());

async function stop(owner: Owner, signal: NodeJS.Signals = "SIGTERM") {
  owner.process.kill(signal);
  return owner.exit;
}

test.each(["SIGTERM", "SIGINT"] as const)("%s stops the database cleanly, and the data are there after the next start", async (signal) => {
  const first = start();
  const { adminUrl, port } = await first.ready;
  await query(adminUrl, "CREATE TABLE kept AS SELECT 1 AS x");
  const { code, said } = await stop(first, signal);
  expect(code).toBe(0);
  expect(said).toContain("database system is shut down");
  const second = start();
  const address = await second.ready;
  expect(address).toMatchObject({ adminUrl, port });
  expect(await query(address.adminUrl, "SELECT x FROM kept")).toEqual([{ x: 1 }]);
  expect((await stop(second)).said).not.toContain("recovery");
});

test("a signal during the start ends it without leaving a server", async () => {
  rmSync(place.dataDir, { recursive: true });
  const owner = start();
  while (!existsSync(`${place.dataDir}.owner.json`)) await sleep(5);
  await sleep(100);
  const { code } = await stop(owner);
  expect([0, 1]).toContain(code);
  expect(() => statSync(join(place.dataDir, "postmaster.pid"))).toThrow("ENOENT");
  await start().ready;
});

test("a second start on the same data is refused with the first one's number, and the first goes on", async () => {
  const first = start();
  const { adminUrl } = await first.ready;
  const { code, said } = await start({ waitForOwnerMs: 200 }).exit;
  expect(code).toBe(1);
  expect(said).toContain(`in use by process ${first.process.pid}`);
  expect(said).toContain(`kill ${first.process.pid}`);
  expect(await query(adminUrl, "SELECT 1 AS x")).toEqual([{ x: 1 }]);
});

test("of several starts at once on new data exactly one wins", async () => {
  rmSync(place.dataDir, { recursive: true });
  const all = [start(), start(), start(), start()];
  const outcomes = await Promise.allSettled(all.map(({ ready }) => ready));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected", "rejected"]);
});

test("a start waits for an owner that is about to end", async () => {
  const first = start();
  await first.ready;
  const second = start({ waitForOwnerMs: 10_000 });
  setTimeout(() => first.process.kill("SIGTERM"), 300);
  await second.ready;
});

test("an owner's number that now belongs to another process does not keep the data locked", async () => {
  writeFileSync(`${place.dataDir}.owner.json`, JSON.stringify({ pid: process.pid, began: "another time" }));
  await start().ready;
});

test("the true owner's number and time do keep the data locked", async () => {
  const first = start();
  await first.ready;
  const written = readFileSync(`${place.dataDir}.owner.json`, "utf8");
  expect(JSON.parse(written)).toMatchObject({ pid: first.process.pid });
  expect((await start().exit).code).toBe(1);
});

test("a dead server's number that now belongs to another process of the same user does not stop the start", async () => {
  const first = start();
  const { adminUrl } = await first.ready;
  await query(adminUrl, "CREATE TABLE kept AS SELECT 1 AS x");
  const pidFile = join(place.dataDir, "postmaster.pid");
  const left = readFileSync(pidFile, "utf8");
  const { uid, gid } = statSync(place.dataDir);
  await stop(first);
  const stranger = spawn("sleep", ["60"], { stdio: "ignore", cwd: "/", ...(isRoot ? { uid, gid } : {}) });
  writeFileSync(pidFile, left.replace(/^\d+/, String(stranger.pid)));
  chownSync(pidFile, uid, gid);
  try {
    const second = await start().ready;
    expect(await query(second.adminUrl, "SELECT x FROM kept")).toEqual([{ x: 1 }]);
    expect(stranger.exitCode).toBeNull();
  } finally {
    stranger.kill("SIGKILL");
  }
});

test("a stored port that another program has taken is chosen anew and kept", async () => {
  const first = start();
  const { port } = await first.ready;
  await stop(first);
  const thief = createServer();
  await new Promise<void>((resolve) => thief.listen(port, "127.0.0.1", resolve));
  const second = start();
  const moved = await second.ready;
  expect(moved.port).not.toBe(port);
  await stop(second);
  thief.close();
  expect((await start().ready).port).toBe(moved.port);
});

test("a fixed port that is taken is refused in one line", async () => {
  const thief = createServer();
  await new Promise<void>((resolve) => thief.listen(0, "127.0.0.1", resolve));
  const { port } = thief.address() as { port: number };
  const { code, said } = await start({ port }).exit;
  thief.close();
  expect(code).toBe(1);
  expect(said).toContain(`Port ${port} for the database is in use by another program.`);
});

test("only this machine and only the password get in, and the password is for nobody else to read", async () => {
  const { adminUrl, port } = await start().ready;
  expect(await query(adminUrl, "SELECT current_setting('listen_addresses') AS listen")).toEqual([{ listen: "127.0.0.1" }]);
  await expect(query(`postgres://postgres:wrong@127.0.0.1:${port}/postgres`, "SELECT 1")).rejects.toMatchObject({ code: "28P01" });
  expect(statSync(join(place.dataDir, "kaigo-access.json")).mode & 0o777).toBe(0o600);
  expect(statSync(place.dataDir).mode & 0o777).toBe(0o700);
});

test("the server never runs as root", async () => {
  const { pid } = await start().ready;
  expect(statSync(`/proc/${pid}`).uid).not.toBe(0);
});

describe("what people store stays out of the log", () => {
  const CANARY = "canary-7f3a";
  async function provoke(settings: Record<string, string>): Promise<string> {
    const owner = start({ settings });
    const { adminUrl } = await owner.ready;
    await query(adminUrl, "CREATE TABLE person (name text PRIMARY KEY, age int CHECK (age < 200))");
    await query(adminUrl, "INSERT INTO person VALUES ($1, 1)", [CANARY]);
    const wrong: [string, unknown[]][] = [
      ["INSERT INTO person VALUES ($1, 1)", [CANARY]],
      ["INSERT INTO person VALUES ($1, 900)", [`${CANARY}-2`]],
      ["SELECT $1::text::int", [CANARY]],
      [`SELECT '${CANARY}' FROM nowhere`, []],
    ];
    for (const [sql, values] of wrong) await expect(query(adminUrl, sql, values)).rejects.toThrow();
    return (await stop(owner)).said;
  }

  test("with our settings", async () => {
    expect(await provoke({})).not.toContain(CANARY);
  });

  test("but not with PostgreSQL's own (control)", async () => {
    expect(await provoke({ log_min_messages: "warning", log_min_error_statement: "error", log_error_verbosity: "default" })).toContain(CANARY);
  });
});

test("a folder that cannot be written is refused in one line", async () => {
  chmodSync(place.folder, 0o555);
  const { code, said } = await start({}, isRoot ? NOBODY : {}).exit;
  chmodSync(place.folder, 0o755);
  expect(code).toBe(1);
  expect(said.trim().split("\n")).toHaveLength(1);
  expect(said).toContain("Start as the user who owns the data folder");
});

test("a folder with something else in it, or another version's data, is refused and left alone", async () => {
  const first = start();
  await first.ready;
  await stop(first);
  writeFileSync(join(place.dataDir, "PG_VERSION"), "17\n");
  expect((await start().exit).said).toContain("are of PostgreSQL 17, this is 18");
  writeFileSync(join(place.folder, "note.txt"), "mine");
  expect((await start({ dataDir: place.folder }).exit).said).toContain("holds something else than a database");
  expect(readFileSync(join(place.folder, "note.txt"), "utf8")).toBe("mine");
});
