import { readFile } from "node:fs/promises";
import type { TLSSocket } from "node:tls";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import pg from "pg";
import { openReadSession, type ReadSession } from "../../platform/database/read-session.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import { valueParsers } from "../../platform/database/value-parsers.js";
import { Authority } from "../support/certificates.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { standBetween, type Between } from "../support/database-between.js";

type Asked = readonly [text: string, values?: readonly unknown[]];

let town: TestDatabase;
let admin: pg.Client;
const pools: pg.Pool[] = [];
const betweens: Between[] = [];
const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);

beforeAll(async () => {
  process.on("unhandledRejection", note);
  town = await createTestDatabase({ template: "town" });
  admin = new pg.Client({ connectionString: town.adminUrl });
  admin.on("error", () => undefined);
  await admin.connect();
});
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.end()));
  await Promise.all(betweens.splice(0).map((between) => between.close()));
  expect(unhandled).toEqual([]);
});
afterAll(async () => {
  process.off("unhandledRejection", note);
  await admin?.end();
  await town?.drop();
});

const readerAddress = () => urlsFromAdmin(town.adminUrl).app;

function openPool(options: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({ connectionString: readerAddress(), max: 1, types: valueParsers, pipeline: true, ...options } as pg.PoolConfig);
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  pools.push(pool);
  return pool;
}
const openBoth = (options: pg.PoolConfig = {}) => [openPool(options), openPool(options)] as const;
const open = (pool: pg.Pool, prepare = true, subject = "nobody") => openReadSession(pool, { settings: `SET LOCAL app.subject = '${subject}'`, prepare });
const told = (answer: PromiseSettledResult<unknown>) => (answer.status === "fulfilled" ? answer.value : String(answer.reason.cause?.message ?? answer.reason.message));
const together = async (session: ReadSession, asked: readonly Asked[]) => (await Promise.allSettled(asked.map(([text, values]) => session.query(text, values)))).map(told);

/** What a session of its own says to statements of one turn. */
async function ask(pool: pg.Pool, asked: readonly Asked[], prepare = true) {
  const session = open(pool, prepare);
  return together(session, asked).finally(() => session.close());
}

/** The same once the connection knows each of them. */
async function askKnown(pool: pg.Pool, asked: readonly Asked[]) {
  for (const one of asked) await ask(pool, [one]);
  return ask(pool, asked);
}

const own: Asked = ["SELECT $1 AS own", ["mine"]];
const divided = (by: number): Asked => ["SELECT 1 / $1::integer AS divided", [by]];
const mine = [{ own: "mine" }];
/** Where a statement has failed, those behind it. */
const aborted = "current transaction is aborted, commands ignored until end of transaction block";
const endReaders = () => admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'kaigo_app' AND datname = current_database()");

const kinds: readonly Asked[] = [
  ["SELECT"], ["SELECT FROM generate_series(1, 3)"], ["SELECT 1 AS a WHERE false"],
  ["SELECT NULL::text AS a, NULL::integer AS b, NULL::boolean AS c, NULL::timestamptz AS d, NULL::jsonb AS e, NULL::bytea AS f, NULL::date AS g, NULL::text[] AS h, NULL::bigint AS i, NULL AS j FROM generate_series(1, 3)"],
  ["SELECT '' AS a, ''::varchar AS b, ''::bytea AS c, '{}'::text[] AS d FROM generate_series(1, 2)"],
  ["SELECT CASE WHEN i % 2 = 0 THEN NULL ELSE (ARRAY['', 'a', '𠮷野', 'あ'])[1 + i % 4] END AS text, CASE WHEN i % 3 = 0 THEN NULL ELSE i % 2 = 0 END AS yes, NULLIF(i % 3, 1) AS whole FROM generate_series(1, 40) AS i"],
  ["SELECT 1.50::numeric AS a, 'NaN'::numeric AS b, '-9223372036854775808'::bigint AS c, '\\x00ff'::bytea AS d, ARRAY[[1, 2], [3, NULL]]::integer[] AS e, '{\"a\": [null, \"𠮷\"]}'::jsonb AS f, 'infinity'::timestamptz AS g, '-infinity'::date AS h, '0044-03-15 BC'::date AS i, 'x'::\"char\" AS j, 'abc'::char(5) AS k, '1 day'::interval AS l"],
  ["SELECT 1.5::float8 AS a, 'NaN'::float4 AS b, '(1,2)'::point AS c, '2026-11-01 01:00'::timestamp AS d, 4294967295::oid AS e, '-32768'::smallint AS f, '-2147483648'::integer AS g, ARRAY['2026-11-01 01:00+09'::timestamptz] AS h, '2026-11-01 00:00:00.1+09'::timestamptz AS i, 'a'::name AS j, ARRAY['2026-01-01'::date] AS k, '192.0.2.1'::inet AS l, '{\"a\": 1}'::json AS m, ROW(1, 'a') AS n, 'c56a4180-65aa-42ec-a945-5fd21dec0538'::uuid AS o"],
  ["SELECT 1 AS a, 2 AS a, 'y' AS \"日本 \"\" \\ ' \n\""],
  ["SELECT repeat('あ', $1::integer) AS long, repeat('𠮷', 3) AS rare", [30_000]],
  own, divided(0), own,
];

test("prepared or not, every kind of value, none and long ones are the same", async () => {
  const [prepared, plain] = openBoth();
  const expected = await ask(plain, kinds, false);
  expect(expected.filter((answer) => typeof answer === "string")).toHaveLength(2);
  expect(await askKnown(prepared, kinds)).toEqual(expected);
});

test("of every table of the town too", async () => {
  const [prepared, plain] = openBoth({ connectionString: town.adminUrl });
  const { rows } = await admin.query<{ name: string }>("SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')");
  const asked = rows.map(({ name }): Asked => [`SELECT * FROM ${name} LIMIT 30`]);
  const expected = await ask(plain, asked, false);
  expect(expected.filter((answer) => Array.isArray(answer) && answer.length > 0).length).toBeGreaterThan(40);
  expect(await askKnown(prepared, asked)).toEqual(expected);
});

test.each([0, 1, 2])("an error in statement %s of three fails it and those behind it only", async (place) => {
  const pool = openPool();
  await askKnown(pool, [own, divided(1)]);
  expect(await ask(pool, [0, 1, 2].map((index) => (index === place ? divided(0) : own)))).toEqual([0, 1, 2].map((index) => (index < place ? mine : index > place ? aborted : "division by zero")));
  expect(await ask(pool, [own, divided(1)])).toEqual([mine, [{ divided: 1 }]]);
});

test("the time for a statement is each one's own, also in the middle of others", async () => {
  const pool = openPool({ statement_timeout: 300 });
  const nap = (seconds: number): Asked => ["SELECT pg_sleep($1)::text AS slept", [seconds]];
  await askKnown(pool, [own, nap(0)]);
  const tooLong = "canceling statement due to statement timeout";
  expect(await ask(pool, [own, nap(60), own])).toEqual([mine, tooLong, aborted]);
  expect(await ask(pool, [own])).toEqual([mine]);
});

test("the server's end, in the middle of rows or between turns, is told to all that wait and to nobody after", async () => {
  const pool = openPool();
  const rows = (count: number): Asked => ["SELECT i, repeat('x', 1000) AS x, CASE WHEN i % 100 = 0 THEN pg_sleep(0.02) END::text AS z FROM generate_series(1, $1::integer) AS i", [count]];
  await askKnown(pool, [own, rows(1)]);
  const waiting = ask(pool, [own, rows(1_000_000), own]);
  while ((await admin.query("SELECT FROM pg_stat_activity WHERE usename = 'kaigo_app' AND datname = current_database() AND wait_event = 'PgSleep'")).rowCount === 0) await sleep(5);
  await endReaders();
  expect(await waiting).toEqual([mine, expect.stringContaining("terminat"), expect.stringContaining("terminat")]);
  expect(await ask(pool, [own])).toEqual([mine]);
  const session = open(pool);
  expect(await together(session, [own])).toEqual([mine]);
  await endReaders();
  for (const answer of await together(session, [own, own])) expect(answer).toEqual(expect.any(String));
  await session.close();
  expect(await ask(pool, [own])).toEqual([mine]);
});

test("a connection whose prepared statements are no longer what they were is used by one session and then replaced", async () => {
  await admin.query("CREATE TABLE public.shaped (a integer); INSERT INTO public.shaped VALUES (1); GRANT SELECT ON public.shaped TO kaigo_app");
  const pool = openPool();
  const shaped: Asked = ["SELECT * FROM public.shaped WHERE $1 = 'mine'", ["mine"]];
  await askKnown(pool, [own, shaped]);
  await admin.query("ALTER TABLE public.shaped ALTER a TYPE text");
  const changed = "cached plan must not change result type";
  expect(await ask(pool, [own, shaped, own])).toEqual([mine, changed, aborted]);
  expect(await askKnown(pool, [own, shaped, own])).toEqual([mine, [{ a: "1" }], mine]);
  for (const forget of ["DEALLOCATE ALL", "DISCARD ALL"]) {
    await pool.query(forget);
    expect(await ask(pool, [own])).toEqual([expect.stringContaining("does not exist")]);
    expect(await askKnown(pool, [own])).toEqual([mine]);
  }
});

test("a session is closed before its statements are sent, before they are answered, twice, or while it waits for a connection", async () => {
  const pool = openPool({ connectionTimeoutMillis: 500 });
  await askKnown(pool, [own]);
  for (let time = 0; time < 12; time += 1) {
    const session = open(pool);
    if (time % 2) await session.query(...own);
    const answers = together(session, [own, own]);
    if (time % 3) await Promise.resolve();
    await Promise.all([session.close(), session.close()]);
    expect([await answers, pool.idleCount]).toEqual([[mine, mine], 1]);
    await expect(session.query(...own)).rejects.toThrow("closed");
  }
  await open(pool).close();
  const [first, second, third] = [open(pool), open(pool), open(pool)];
  await first.query(...own);
  const refused = together(second, [own, own]);
  await second.close();
  expect(await refused).toEqual(Array.from({ length: 2 }, () => expect.stringContaining("timeout exceeded")));
  const [answers, closed] = [together(third, [own, own]), third.close()];
  await first.close();
  expect(await answers).toEqual([mine, mine]);
  await closed;
  expect([pool.idleCount, pool.waitingCount]).toEqual([1, 0]);
});

test("of hundreds of viewers at once, some failing, some leaving, some losing their connection, each gets what is its own", async () => {
  const pool = openPool({ max: 4 });
  const statements = ["i FROM generate_series(1, $2::integer) AS i", "1 / $2::integer AS divided", "repeat($1, $2::integer) AS long", "pg_sleep($2::integer / 1000000.0)::text AS slept"].map((rest) => `SELECT current_setting('app.subject') AS viewer, $1 AS own, ${rest}`);
  let answered = 0;
  const come = async (viewer: string, chances: () => number) => {
    const session = open(pool, chances() % 9 !== 0, viewer);
    for (let turn = 0; turn < 2; turn += 1) {
      const asked = Array.from({ length: 1 + (chances() % 5) }, () => [chances() % statements.length, chances() % 12 ? chances() % 2_000 : 0] as const);
      const answers = Promise.allSettled(asked.map(([which, number]) => session.query<Record<string, unknown>>(statements[which] as string, [viewer, number])));
      if (chances() % 10 === 0) void session.close();
      for (const [index, answer] of (await answers).entries()) {
        if (answer.status === "rejected") continue;
        const [which, number] = asked[index] as readonly [number, number];
        const rows = Array.from({ length: which === 0 ? number : 1 }, (_, i) => ({ viewer, own: viewer, ...[{ i: i + 1 }, { divided: number === 1 ? 1 : 0 }, { long: viewer.repeat(number) }, { slept: "" }][which] }));
        if (JSON.stringify(answer.value) !== JSON.stringify(rows)) throw new Error(`${viewer} was given what is another's`);
        answered += 1;
      }
    }
    await session.close();
  };
  await fc.assert(fc.asyncProperty(fc.infiniteStream(fc.nat({ max: 1_000_000 })), async (numbers) => {
    const coming = Promise.all(Array.from({ length: 150 }, (_, index) => come(`viewer-${index}`, () => numbers.next().value as number).catch((error: Error) => (error.message === "the session is closed" ? undefined : Promise.reject(error)))));
    await endReaders();
    await coming;
  }), { numRuns: 1 });
  expect(answered).toBeGreaterThan(300);
  expect(pool.idleCount).toBe(pool.totalCount);
});

test("over TLS, statements of one turn leave in one write and are answered alike", async () => {
  const authority = await Authority.create();
  const [server, ca] = [await authority.issue("server", { extension: "IP:127.0.0.1" }), await readFile(authority.certificate, "utf8")];
  await authority.remove();
  const between = await standBetween(town.adminUrl, { secure: server });
  betweens.push(between);
  const pool = openPool({ connectionString: between.url(readerAddress()), ssl: { ca } });
  const client = await pool.connect();
  const { stream } = (client as unknown as { connection: { stream: TLSSocket } }).connection;
  client.release();
  const asked = [own, ["SELECT repeat('あ', $1::integer) AS long", [100_000]], divided(0), own] as const;
  await askKnown(pool, [divided(1), ...asked]);
  await sleep(50);
  const [writev, session] = [stream._writev?.bind(stream), open(pool)];
  let writes = 0;
  stream._writev = (chunks, done) => ((writes += 1), writev?.(chunks, done));
  const answers = await together(session, asked);
  const sent = writes;
  await session.close();
  expect([answers, stream.encrypted]).toEqual([[mine, [{ long: "あ".repeat(100_000) }], "division by zero", aborted], true]);
  expect(sent).toBe(1);
});

test("without prepared statements the server keeps none, and answers alike", async () => {
  const pool = openPool();
  for (let time = 0; time < 2; time += 1) expect(await ask(pool, [own, divided(1), own, divided(0)], false)).toEqual([mine, [{ divided: 1 }], mine, "division by zero"]);
  expect(await ask(pool, [["SELECT name FROM pg_prepared_statements"]], false)).toEqual([[]]);
});
