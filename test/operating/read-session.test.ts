import { setTimeout as sleep } from "node:timers/promises";
import type { Socket } from "node:net";
import pg from "pg";
import { openReadSession } from "../../platform/database/read-session.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import { valueParsers } from "../../platform/database/value-parsers.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";

let scratch: TestDatabase;
let admin: pg.Client;
let pool: pg.Pool;
let writes: number;
let described: number;
beforeAll(async () => {
  scratch = await createTestDatabase({ template: "migrated" });
  admin = new pg.Client({ connectionString: scratch.adminUrl });
  admin.on("error", () => undefined);
  await admin.connect();
  pool = new pg.Pool({ connectionString: urlsFromAdmin(scratch.adminUrl).app, max: 1, types: valueParsers, pipeline: true } as pg.PoolConfig);
  pool.on("error", () => undefined);
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
    const { connection } = client as unknown as { connection: { stream: Socket; describe(message: object): void } };
    const [describe, write] = [connection.describe.bind(connection), connection.stream._writev?.bind(connection.stream)];
    connection.describe = (message) => ((described += 1), describe(message));
    connection.stream._writev = (chunks, done) => ((writes += 1), write?.(chunks, done));
  });
});
beforeEach(() => ([writes, described] = [0, 0]));
afterAll(async () => {
  await pool?.end();
  await admin?.end();
  await scratch?.drop();
});

const read = async (text: string, values: readonly unknown[]) => {
  const session = openReadSession(pool, { settings: "SET LOCAL app.role = ''", prepare: true });
  return session.query(text, values).finally(() => session.close());
};
const states = async () => (await admin.query<{ state: string }>("SELECT state FROM pg_stat_activity WHERE datname = current_database() AND usename = 'kaigo_app'")).rows.map(({ state }) => state);

test("the columns of a statement are asked for once on a connection, and every answer is read alike", async () => {
  const text = "SELECT day::date AS day, 'x' || $1 AS name, null::integer AS nothing, 9007199254740991::bigint AS large, ARRAY['a', 'b'] AS list FROM generate_series($2::date, $2::date + 1, '1 day') AS day";
  const answers = [await read(text, ["1", "2026-11-01"]), await read(text, ["1", "2026-11-01"]), await read(text, ["1", "2026-11-01"])];
  const row = { name: "x1", nothing: null, large: 9_007_199_254_740_991, list: ["a", "b"] };
  for (const answer of answers) expect(answer).toEqual([{ day: "2026-11-01", ...row }, { day: "2026-11-02", ...row }]);
  expect(described).toBe(1);
  expect(await read(text, ["1", null])).toEqual([]);
});

test("rows without columns, with a column twice and with foreign names are read as the driver reads them", async () => {
  for (const text of ["SELECT FROM generate_series(1, $1)", "SELECT 1 AS a, $1::integer AS a", `SELECT $1::integer AS "a""b;'", 2 AS "constructor", NULL AS "?column?"`]) {
    const { rows } = await admin.query({ text, values: [2], types: valueParsers });
    expect(await read(text, [2])).toEqual(rows);
    expect(await read(text, [2])).toEqual(rows);
  }
});

test("the person whom a session reads about is told to the server once, with the next statements and for this session only", async () => {
  const told = "SELECT current_setting('app.person', true) AS person, $1::integer AS n";
  const session = openReadSession(pool, { settings: "SET LOCAL app.role = ''", prepare: true });
  expect(await session.query(told, [1])).toEqual([{ person: expect.not.stringContaining("/"), n: 1 }]);
  const [one, another] = ["01900000-0000-7000-8000-000000000001", "01900000-0000-7000-8000-000000000002"];
  session.about("131011", "'; nobody");
  session.about("13/011", another);
  session.about("131011", one);
  session.about("131011", another);
  writes = 0;
  const both = await Promise.all([session.query(told, [2]), session.query(told, [3])]);
  expect(both).toEqual([2, 3].map((n) => [{ person: `131011/${one}`, n }]));
  expect(writes).toBe(1);
  await session.close();
  expect(await read(told, [4])).toEqual([{ person: "", n: 4 }]);
});

test("where one of them fails, those before it are answered, those behind it fail, and the connection serves on", async () => {
  const [whole, divided] = ["SELECT $1::integer AS whole", "SELECT 1 / $1::integer AS divided"];
  for (const text of [whole, divided]) await read(text, [1]);
  const session = openReadSession(pool, { settings: "SET LOCAL app.role = ''", prepare: true });
  const answers = await Promise.allSettled([session.query(whole, [7]), session.query(divided, [0]), session.query(whole, [8])]);
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
  expect(answers[0]).toMatchObject({ value: [{ whole: 7 }] });
  await session.close();
  expect(await read(whole, [9])).toEqual([{ whole: 9 }]);
});

test("a statement that was not prepared before, and one of another manner, keep their place among the others", async () => {
  const [known, list] = ["SELECT $1::integer AS known", "SELECT count(*)::integer AS some FROM pg_class WHERE relname = ANY ($1::text[])"];
  for (const [text, value] of [[known, 1], [list, []]] as const) await read(text, [value]);
  const session = openReadSession(pool, { settings: "SET LOCAL app.role = ''", prepare: true });
  const answers = await Promise.all([session.query(known, [1]), session.query("SELECT $1::text AS fresh", ["new"]), session.query(list, [["pg_class"]]), session.query(known, [2])]);
  expect(answers).toEqual([[{ known: 1 }], [{ fresh: "new" }], [{ some: 1 }], [{ known: 2 }]]);
  await session.close();
});

test("lists reach the server as they are, whatever they hold", async () => {
  const text = "SELECT * FROM unnest($1::text[]) AS item";
  const items = ["plain", 'a "quoted" one', "back\\slash", "{braces}", "a, comma", "", "NULL", null, "〜日本語𠮷"];
  for (let time = 0; time < 2; time += 1) expect(await read(text, [items])).toEqual(items.map((item) => ({ item })));
});

test("large values, bytes and values of every kind reach the server as they are", async () => {
  const text = "SELECT length($1) AS length, encode($2::bytea, 'hex') AS bytes, $3::integer AS whole, $4::boolean AS yes, $5::text AS nothing, $6::jsonb AS made, $7::integer[] AS list";
  const row = { length: 200_000, bytes: "0001ff", whole: -5, yes: false, nothing: null, made: { a: ["〜"] }, list: [1, -2] };
  for (let time = 0; time < 2; time += 1) expect(await read(text, ["あ".repeat(200_000), Buffer.from([0, 1, 255]), -5, false, undefined, { a: ["〜"] }, [1, -2]])).toEqual([row]);
});

test("of many sessions at once, some of which fail in the middle, each gets its own answers", async () => {
  const several = new pg.Pool({ connectionString: urlsFromAdmin(scratch.adminUrl).app, max: 3, types: valueParsers, pipeline: true } as pg.PoolConfig);
  // It says that it has ended before its connections have, and the next test ends those of others.
  several.on("connect", (client) => client.on("error", () => undefined));
  several.on("error", () => undefined);
  const [rows, divided, fits] = ["SELECT $1 AS own, i FROM generate_series(1, $2::integer) AS i", "SELECT $1 AS own, 1 / $2::integer AS divided", "SELECT $1 AS own, repeat('x', $2) AS long"];
  const ask = async (index: number) => {
    const session = openReadSession(several, { settings: "SET LOCAL app.role = ''", prepare: true });
    const own = `session ${index}`;
    const fails = index % 7 === 0;
    const answers = await Promise.allSettled([session.query(rows, [own, index % 5]), session.query(divided, [own, fails ? 0 : 1]), session.query(fits, [own, (index * 997) % 30_000])]);
    const next = await session.query(rows, [own, 1]).catch(() => "failed");
    await session.close();
    const [counted, one, long] = answers.map((answer) => (answer.status === "fulfilled" ? answer.value : "failed"));
    expect(counted).toEqual(Array.from({ length: index % 5 }, (_, i) => ({ own, i: i + 1 })));
    expect([one, long, next]).toEqual(fails ? ["failed", "failed", "failed"] : [[{ own, divided: 1 }], [{ own, long: "x".repeat((index * 997) % 30_000) }], [{ own, i: 1 }]]);
  };
  try {
    for (let round = 0; round < 3; round += 1) await Promise.all(Array.from({ length: 120 }, (_, index) => ask(index + 1)));
  } finally {
    await several.end();
  }
});

test("a lost connection fails all that waits on it", async () => {
  const text = "SELECT pg_sleep($1)";
  await read(text, [0]);
  const session = openReadSession(pool, { settings: "SET LOCAL app.role = ''", prepare: true });
  const waiting = Promise.allSettled([session.query(text, [60]), session.query(text, [60])]);
  while (!(await states()).includes("active")) await sleep(5);
  await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'kaigo_app' AND datname = current_database()");
  expect((await waiting).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  await session.close();
  while (pool.totalCount > 0) await sleep(5);
  expect(await read("SELECT $1::integer AS after", [1])).toEqual([{ after: 1 }]);
});

test("a statement whose table has got another column is refused, and nothing is read into the wrong one", async () => {
  await admin.query("CREATE TABLE public.shaped (a text); INSERT INTO public.shaped VALUES ('first'); GRANT SELECT ON public.shaped TO kaigo_app");
  const text = "SELECT * FROM public.shaped WHERE a = $1";
  expect(await read(text, ["first"])).toEqual([{ a: "first" }]);
  await admin.query("DROP TABLE public.shaped; CREATE TABLE public.shaped (b text, a text); INSERT INTO public.shaped VALUES ('second', 'first'); GRANT SELECT ON public.shaped TO kaigo_app");
  await expect(read(text, ["first"])).rejects.toThrow();
  expect(await read("SELECT 1 AS one WHERE $1::integer = 1", [1])).toEqual([{ one: 1 }]);
});

test("the end of a session leaves with the beginning of the next", async () => {
  await read("SELECT 1 WHERE $1::integer = 1", [1]);
  await sleep(50);
  writes = 0;
  for (let time = 0; time < 3; time += 1) await read("SELECT 1 WHERE $1::integer = 1", [1]);
  expect(writes).toBe(3);
});

test("the end of a session that nobody follows leaves by itself", async () => {
  await read("SELECT 1 WHERE $1::integer = 1", [1]);
  for (let time = 0; (await states()).includes("idle in transaction") && time < 200; time += 1) await sleep(20);
  expect(await states()).toEqual(["idle"]);
});

test("a session that is left while a statement runs keeps its connection until that has ended", async () => {
  await admin.query("SELECT pg_advisory_lock(1)");
  const session = openReadSession(pool, { settings: "SET LOCAL app.role = ''", prepare: true });
  const slow = session.query("SELECT pg_advisory_xact_lock($1)", [1]);
  while (!(await states()).includes("active")) await sleep(5);
  const left = session.close();
  await sleep(50);
  expect(pool.idleCount).toBe(0);
  await admin.query("SELECT pg_advisory_unlock(1)");
  await Promise.all([slow, left]);
  expect(pool.idleCount).toBe(1);
});
