import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { openHouse, type House } from "../gateway/house/open-house.js";
import { migrations } from "../migrations/index.js";
import { loadConfig } from "../platform/config/config.js";
import { migrate } from "../platform/database/migrate.js";
import { urlsFromAdmin } from "../platform/database/urls.js";
import { startEmbeddedPostgres } from "../platform/postgres/embedded-postgres.js";
import { toViewer } from "../platform/viewer/viewer.js";
import { getLayout, layoutIds } from "../standard/index.js";
import { sendParcel } from "../subgraphs/exchange/subgraph.js";
import { helper, insuredNumber, insurerNumber, manager, planSet, resultsSet, usageTableSet, type BenchFile } from "./import/sets.js";

const people = 400;
const rounds = 5;
let sent = 0;

const viewer = (role: "CARE_MANAGER" | "SERVICE_OFFICE", officeNumber: string, serviceType: string) => toViewer({ subject: "bench", role, officeNumber, serviceType, purpose: "bench", secondFactor: true, categories: [] });

/**
 * Rows per second from a file set's bytes to the rows of every subgraph (received, stored byte for byte, checked, imported), beside
 * COPY of the same rows into tables without keys, checks or rights: one run, alternating, medians. Target: a quarter of COPY.
 */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "kaigo-bench-"));
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, "postgres"), quickInitialise: true, log: () => undefined });
  const client = new pg.Client({ connectionString: postgres.adminUrl });
  try {
    await migrate(urlsFromAdmin(postgres.adminUrl), migrations);
    await client.connect();
    await prepare(client);
    const house = await openHouse(loadConfig({ NODE_ENV: "test", DATA_DIR: folder }), urlsFromAdmin(postgres.adminUrl), []);
    try {
      console.table([
        await compare("usage tables", house, client, (round, serial) => usageTableSet(people, `2026-${String(round + 1).padStart(2, "0")}`, serial)),
        await compare("results", house, client, (round, serial) => resultsSet(people, `2026-${String(round + 1).padStart(2, "0")}`, serial)),
        await compare("plans", house, client, (round, serial) => planSet(people, `2026-01-${String(round + 1).padStart(2, "0")}`, serial)),
      ]);
    } finally {
      await house.close();
    }
  } finally {
    await client.end();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function compare(name: string, house: House, client: pg.Client, make: (round: number, serial: string) => BenchFile[]): Promise<object> {
  const times: { ours: number[]; copy: number[] } = { ours: [], copy: [] };
  let rows = 0;
  // The first round warms both up and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    const files = make(round, `202601010000${String((sent += 1)).padStart(2, "0")}`);
    rows = files.reduce((sum, file) => sum + file.rows, 0);
    const ours = await timed(() => send(house, files));
    const copy = await timed(() => copyAll(client, files));
    if (round === 0) continue;
    times.ours.push(ours);
    times.copy.push(copy);
  }
  const [ours, copy] = [median(times.ours), median(times.copy)];
  return { set: name, rows, "COPY rows/s": Math.round((rows / copy) * 1_000), "kaigo rows/s": Math.round((rows / ours) * 1_000), ratio: Number((copy / ours).toFixed(3)) };
}

async function send(house: House, files: readonly BenchFile[]): Promise<void> {
  const isResult = files[0]?.id === "UPJSK";
  const { state } = await sendParcel({ services: house.services, viewer: isResult ? viewer("SERVICE_OFFICE", helper, "11") : viewer("CARE_MANAGER", manager, "43"), files });
  if (state !== "IMPORTED") throw new Error(`the set is ${state}`);
}

async function copyAll(client: pg.Client, files: readonly BenchFile[]): Promise<void> {
  await client.query("BEGIN");
  for (const { id, copy } of files) await pipeline(Readable.from([copy]), client.query(copyFrom(`COPY bench.${id.toLowerCase()} FROM STDIN`)));
  await client.query("COMMIT");
}

/** Two offices, their people, and the bare tables. */
async function prepare(client: pg.Client): Promise<void> {
  await client.query("INSERT INTO recipients.office (office_number, name, kind, service_types, prefecture_code) VALUES ($1, 'a', 'CARE_MANAGEMENT', '{43}', '13'), ($2, 'b', 'SERVICE', '{11}', '13')", [manager, helper]);
  await client.query("INSERT INTO recipients.recipient (insurer_number, insured_number, name, name_kana, sex, birth_date) SELECT $1, n, '見本', 'ミホン', '2', '1940-05-06' FROM unnest($2::text[]) AS n", [insurerNumber, Array.from({ length: people }, (_, person) => insuredNumber(person))]);
  await client.query(
    `INSERT INTO recipients.care_relationship (insurer_number, recipient_id, office_number, service_type, role, start_date, evidence, last_service_month)
     SELECT insurer_number, id, o, '11', 'SERVICE_OFFICE', '2025-01-01', 'IDENTITY_CONFIRMED', '2099-01' FROM recipients.recipient, unnest($1::text[]) AS o`,
    [[manager, helper]],
  );
  await client.query("CREATE SCHEMA bench");
  for (const id of layoutIds) await client.query(`CREATE TABLE bench.${id.toLowerCase()} (${getLayout(id).columns.map(({ name }) => `"${name}" text`).join(", ")})`);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
