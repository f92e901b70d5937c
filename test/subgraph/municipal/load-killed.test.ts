import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { SubjectDirectory } from "../../../platform/subgraph/subject-directory.js";
import type { Database } from "../../../platform/database/database.js";
import type { WorkSession } from "../../../platform/database/work-session.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import type { LoadMode } from "../../../platform/load/ledger.js";
import { loadFolder, type LoadResult } from "../../../platform/load/load-folder.js";
import { fullPace, gentlePace } from "../../../platform/load/pace.js";
import { municipalSubgraph } from "../../../subgraphs/municipal/subgraph.js";
import { recipientsSubgraph } from "../../../subgraphs/recipients/subgraph.js";
import { samplePerson } from "../../support/standard-samples.js";
import { writeSmallFolder } from "../../support/load-several.js";
import { openSmallTown, type SmallTown } from "../../support/small-town.js";

const { insurerNumber } = samplePerson;
const insuredNumbers = [...Array(4).keys()].map((at) => `000000010${at}`);
const directory = recipientsSubgraph({ graceMonths: 2 }).directory as SubjectDirectory;

/** Two files, one with a bad line in the middle, in portions of three lines. */
const files = {
  insured_card: ["insurerNumber,insuredNumber,validFrom,careLevel", ...insuredNumbers.flatMap((number) => ["2025-01-01,21", "2026-01-01,23"].map((rest) => `${insurerNumber},${number},${rest}`))],
  burden_ratio: ["insurerNumber,insuredNumber,validFrom,ratio", ...insuredNumbers.map((number) => `${insurerNumber},${number},2026-08-01,20`), `${insurerNumber},${insuredNumbers[0]},2027-08-01,99`],
};

let town: SmallTown;
let admin: pg.Client;
let folder: string;
beforeAll(async () => {
  town = await openSmallTown(municipalSubgraph, insuredNumbers);
  admin = new pg.Client({ connectionString: town.adminUrl });
  await admin.connect();
  folder = await mkdtemp(join(tmpdir(), "kaigo-killed-"));
});
afterAll(async () => {
  await admin?.end();
  await town?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A database whose load session loses its connection at one of its statements, as when its process is killed there. */
function dyingAt(statement: number): { database: Database; done: () => number } {
  let count = 0;
  const step = async () => {
    count += 1;
    if (count === statement) await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'kaigo-load' AND datname = current_database()");
  };
  const mortal = (tx: WriteTransaction): WriteTransaction => ({
    get client() {
      return tx.client;
    },
    send: (...statement) => tx.send(...statement),
    query: async <Row>(...args: Parameters<WriteTransaction["query"]>) => {
      await step();
      return tx.query<Row>(...args);
    },
    execute: async (...args) => {
      await step();
      return tx.execute(...args);
    },
  });
  const workLong: Database["workLong"] = (work) =>
    town.database.workLong((session) => work({ ...session, transaction: (insurers, part) => session.transaction(insurers, (tx) => part(mortal(tx))) } satisfies WorkSession));
  return { database: { ...town.database, workLong }, done: () => count };
}

async function writeFolder(withBadLine: boolean): Promise<void> {
  const entries = [];
  for (const [kind, lines] of Object.entries(files)) {
    const text = (withBadLine || kind === "insured_card" ? lines : lines.slice(0, -1)).join("\r\n");
    await writeFile(join(folder, `${kind}.csv`), text);
    entries.push({ kind, file: `${kind}.csv`, rows: text.split("\r\n").length - 1, sha256: createHash("sha256").update(text).digest("hex") });
  }
  await writeFile(join(folder, "manifest.json"), JSON.stringify({ format: "kaigo-load/1", insurerNumber, files: entries }));
}

const load = (database: Database, mode: LoadMode, pace = fullPace): Promise<LoadResult> => loadFolder(database, { folder, directory }, municipalSubgraph.loads ?? [], { mode, pace: { ...pace, portionLines: 3 } });

const rows = async () =>
  (await admin.query("SELECT recipient_id, valid_from::text, care_level AS value FROM municipal.insured_card UNION ALL SELECT recipient_id, valid_from::text, ratio::text FROM municipal.burden_ratio ORDER BY 1, 2, 3")).rows as object[];

const ledger = async () => (await admin.query("SELECT file, first_line, written, stored, content_sum FROM load.portion ORDER BY 1, 2")).rows as object[];

async function emptyFolder(): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
}

/** What ceased to stand, without ids and moments. */
const kept = async () => (await admin.query("SELECT recipient_id, kind, how, record_key, record_values, manifest_sha256 FROM municipal.superseded_record ORDER BY 1, 2, 3, 4::text")).rows as object[];

async function forgetAll(): Promise<void> {
  await admin.query("DELETE FROM municipal.insured_card; DELETE FROM municipal.burden_ratio; DELETE FROM municipal.superseded_record; DELETE FROM load.job");
}

/** All or nothing begins anew each time: every third of its statements is enough there. */
test.each<[LoadMode, boolean, number]>([["ALL_OR_NOTHING", false, 3], ["SKIP_BAD", true, 1]])("a load (%s) that dies at one of its statements after the other and is run again ends as the quiet load", async (mode, withBadLine, stride) => {
  await writeFolder(withBadLine);
  const quiet = await load(town.database, mode);
  const [quietRows, quietLedger] = [await rows(), await ledger()];
  expect([quiet.state, quietRows.length, quiet.findings]).toEqual(["LOADED", 12, withBadLine ? 1 : 0]);
  await forgetAll();

  let ended: LoadResult | undefined;
  let deaths = 0;
  for (let statement = 1; ended === undefined; statement += stride) {
    const mortal = dyingAt(statement);
    try {
      ended = await load(mortal.database, mode);
    } catch {
      deaths += 1;
      expect(mortal.done()).toBe(statement);
      if (mode === "ALL_OR_NOTHING") expect(await rows()).toEqual([]);
    }
  }
  expect(deaths).toBeGreaterThan(20);
  expect([ended.files, ended.findings, ended.first]).toEqual([quiet.files, quiet.findings, quiet.first]);
  expect(await rows()).toEqual(quietRows);
  expect(await ledger()).toEqual(mode === "ALL_OR_NOTHING" ? quietLedger : expect.any(Array));
  await forgetAll();
}, 60_000);

test.each<[LoadMode, number]>([["ALL_OR_NOTHING", 15], ["SKIP_BAD", 2]])("corrections and withdrawals (%s) that die at one statement after the other are kept once each, as by the quiet load", async (mode, stride) => {
  const people = insuredNumbers.map((insuredNumber) => ({ insurerNumber, insuredNumber }));
  const before = async () => {
    await forgetAll();
    await emptyFolder();
    await writeFolder(false);
    await load(town.database, "ALL_OR_NOTHING");
    // Of five keys the one of a day that nobody has is bad.
    const withdrawn = [...people.map((person) => ({ ...person, validFrom: "2025-01-01" })), ...people.slice(0, 1).map((person) => ({ ...person, validFrom: "1999-01-01" }))];
    await writeSmallFolder(folder, municipalSubgraph, [
      { kind: "insured_card", withdraws: true, rows: mode === "SKIP_BAD" ? withdrawn : withdrawn.slice(0, -1) },
      { kind: "insured_card", rows: people.map((person, at) => ({ ...person, validFrom: "2026-01-01", careLevel: at === 0 ? "23" : "25" })) },
    ]);
    await rm(join(folder, "burden_ratio.csv"));
  };
  await before();
  const quiet = await load(town.database, mode);
  const expected = [await rows(), await kept()];
  expect([quiet.files.map(({ stored, withdrawn, refused }) => [stored, withdrawn, refused]), expected.map((list) => list.length)]).toEqual([[[0, 4, mode === "SKIP_BAD" ? 1 : 0], [4, 0, 0]], [8, 7]]);
  await before();

  let ended: LoadResult | undefined;
  let deaths = 0;
  for (let statement = 1; ended === undefined; statement += stride) {
    const standing = (await rows()).length + (await kept()).length;
    ended = await load(dyingAt(statement).database, mode).catch(() => void (deaths += 1));
    // Whatever a death leaves: what was taken back is in the one place or in the other.
    const [cards, earlier] = [await rows(), await kept()];
    expect(cards.length + earlier.filter((state) => (state as { how: string }).how === "WITHDRAWN").length).toBe(12);
    if (mode === "ALL_OR_NOTHING" && !ended) expect(cards.length + earlier.length).toBe(standing);
  }
  expect(deaths).toBeGreaterThan(4);
  expect([ended.files, ended.findings]).toEqual([quiet.files, quiet.findings]);
  expect([await rows(), await kept()]).toEqual(expected);
  await forgetAll();
  await emptyFolder();
}, 60_000);

test.each<LoadMode>(["ALL_OR_NOTHING", "SKIP_BAD"])("a gentle load (%s) ends as any other, and its last commit alone waits for the disk", async (mode) => {
  await writeFolder(false);
  const asUsual = await load(town.database, mode);
  const usual = [await rows(), await ledger()];
  await forgetAll();
  const commits: string[] = [];
  const workLong: Database["workLong"] = (work) =>
    town.database.workLong((session) =>
      work({
        ...session,
        transaction: (insurers, part) =>
          session.transaction(insurers, async (tx) => {
            const done = await part(tx);
            commits.push((await tx.query<{ waits: string }>("SELECT current_setting('synchronous_commit') AS waits"))[0]?.waits ?? "");
            return done;
          }),
      }),
    );
  const gentle = await load({ ...town.database, workLong }, mode, gentlePace);
  expect([gentle.files, await rows(), await ledger()]).toEqual([asUsual.files, ...usual]);
  expect(commits.length).toBeGreaterThan(mode === "SKIP_BAD" ? 6 : 1);
  expect(commits).toEqual(commits.map((_, at) => (at === commits.length - 1 ? "on" : "off")));
  await forgetAll();
});

test("a ledger that says of a portion what its transaction did not do is told by the sheet: a line was read, and neither refused nor stored", async () => {
  await writeFolder(false);
  await expect(load(dyingAt(12).database, "SKIP_BAD")).rejects.toThrow();
  await admin.query("INSERT INTO load.portion (job_id, file, first_line, last_line, written, stored, content_sum) SELECT id, 'insured_card.csv', 3, 5, 0, 0, 0 FROM load.job");
  const { files: reports } = await load(town.database, "SKIP_BAD");
  expect(reports.map(({ kind, read, refused, stored }) => [kind, read - refused - stored])).toEqual([["insured_card", 3], ["burden_ratio", 0]]);
  expect(await rows()).toHaveLength(9);
});
