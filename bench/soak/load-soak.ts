import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { Random } from "../../demo/random.js";
import type { LoadMode, LoadResult } from "../../platform/load/load-folder.js";
import { writeMunicipality, writeWithdrawals } from "../load/card-files.js";
import { contentHashes, rowsOnlyIn, sumOf } from "./content-hash.js";
import { Lives, type Death } from "./life.js";
import { startSoakServer } from "./soak-server.js";
import { connect, copyBase, createBase } from "./town-database.js";

export interface LoadSoakOptions {
  /** Insured people; each has three cards. */
  readonly people: number;
  readonly seed: number;
  /** Processes to kill. */
  readonly kills: number;
  /** Lets the ledger of the chaos run say of a portion that it is stored before it is: its rows are lost then. */
  readonly loseOne: boolean;
}

const cardsEach = 3;

/** One folder and the way it is loaded. */
interface Loading {
  readonly folder: string;
  readonly mode: LoadMode;
  /** Here a portion is lost when one is to be: what an earlier loading loses, this one brings back. */
  readonly mayLose?: boolean;
}

/**
 * A synthetic municipality loaded twice, into two fresh databases: quietly, and killed by SIGKILL again and again at random moments.
 * Its people all or nothing, its cards (some of them bad) in portions, then changes of all cards in portions, then a quarter of them taken back. Prints a table and
 * answers whether both databases and both reconciliations are the same.
 */
export async function run({ people, seed, kills, loseOne }: LoadSoakOptions): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), "kaigo-soak-"));
  const postgres = await startSoakServer(folder);
  const clients: pg.Client[] = [];
  try {
    const town = { insurerNumber: "131016", people, cardsEach, badEvery: 50 };
    const loadings: Loading[] = [
      { folder: join(folder, "people"), mode: "ALL_OR_NOTHING" },
      { folder: join(folder, "cards"), mode: "SKIP_BAD" },
      { folder: join(folder, "changes"), mode: "SKIP_BAD", mayLose: true },
      { folder: join(folder, "withdrawals"), mode: "SKIP_BAD" },
    ];
    await writeMunicipality(join(folder, "people"), { ...town, cardsEach: 0 });
    await writeMunicipality(join(folder, "cards"), town);
    await writeMunicipality(join(folder, "changes"), { ...town, shift: 1 });
    await writeWithdrawals(join(folder, "withdrawals"), { ...town, people: Math.ceil(people / 4) });

    const portionLines = Math.max(50, Math.round((people * cardsEach) / 24));
    await createBase(postgres.adminUrl, folder);
    const load = async (name: string, deaths: number, isLosing: boolean) => {
      const adminUrl = await copyBase(postgres.adminUrl, name);
      const client = await connect(adminUrl);
      clients.push(client);
      const start = performance.now();
      const done = await loadAll({ adminUrl, folder, portionLines, loadings, kills: deaths, random: new Random("load", seed), lose: isLosing ? () => noteUnstored(client, portionLines, people * cardsEach) : null });
      return { ...done, client, seconds: (performance.now() - start) / 1_000, hashes: await contentHashes(client), sheet: JSON.stringify(done.results.map(({ files, findings }) => [files, findings])) };
    };
    const quiet = await load("quiet", 0, false);
    const chaos = await load("chaos", kills, loseOne);
    const different = Object.keys(quiet.hashes).filter((table) => quiet.hashes[table] !== chaos.hashes[table]);
    const isEqual = different.length === 0 && quiet.sheet === chaos.sheet;
    const rows = quiet.results.flatMap(({ files }) => files);
    console.table({
      people, rows: rows.reduce((sum, { read }) => sum + read, 0), refused: rows.reduce((sum, { refused }) => sum + refused, 0),
      "quiet s": Number(quiet.seconds.toFixed(1)), "chaos s": Number(chaos.seconds.toFixed(1)), killed: chaos.killed,
      "hash quiet": sumOf(quiet.hashes).slice(0, 16), "hash chaos": sumOf(chaos.hashes).slice(0, 16), "same reconciliation": quiet.sheet === chaos.sheet ? "yes" : "no", equal: isEqual ? "yes" : "no",
    });
    for (const table of different) process.stdout.write(`different: ${table}\n  only quiet: ${(await rowsOnlyIn(quiet.client, chaos.client, table, 2)).join("\n    ")}\n  only chaos: ${(await rowsOnlyIn(chaos.client, quiet.client, table, 2)).join("\n    ")}\n`);
    return isEqual;
  } finally {
    await Promise.all(clients.map((client) => client.end()));
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Run {
  readonly adminUrl: string;
  readonly folder: string;
  readonly portionLines: number;
  readonly loadings: readonly Loading[];
  readonly kills: number;
  readonly random: Random;
  /** Called when the first process of the loading that may lose is dead. */
  readonly lose: (() => Promise<void>) | null;
}

/** Notes the last portion of the cards as stored although it is not: what a ledger would say that is not written with the rows. */
async function noteUnstored(client: pg.Client, portionLines: number, lines: number): Promise<void> {
  const first = Math.floor(lines / portionLines) * portionLines;
  const { rowCount } = await client.query(
    `INSERT INTO load.portion (job_id, file, first_line, last_line, written, stored, content_sum)
     SELECT job_id, file, $1::bigint, $2::bigint, 0, 0, 0 FROM load.portion WHERE file = 'insured_card.csv' ORDER BY job_id DESC LIMIT 1`,
    [first, first + portionLines - 1],
  );
  if (rowCount !== 1) throw new Error("the load was killed before its first portion, or is over");
}

/** Runs each loading again and again until it comes to its end; its last line is the result. */
async function loadAll({ adminUrl, folder, portionLines, loadings, kills, random, lose }: Run): Promise<{ results: LoadResult[]; killed: number }> {
  const lives = new Lives();
  const results: LoadResult[] = [];
  let killed = 0;
  let isLost = false;
  try {
    for (const [place, loading] of loadings.entries()) {
      const share = Math.floor((kills * (place + 1)) / loadings.length);
      for (let last = "", isOver = false; !isOver; ) {
        const isLosing = lose !== null && !isLost && loading.mayLose === true;
        const death: Death | null = isLosing ? { afterLines: 1, of: /^\["insured_card.csv","stored"/, milliseconds: 0 } : killed < share ? { afterLines: random.between(1, 6), milliseconds: random.between(0, 300) } : null;
        const end = await lives.live("./load-process.js", [adminUrl, folder, loading.folder, loading.mode, String(portionLines), isLosing ? "insured_card.csv stored" : ""], death, (line) => (last = line));
        if (end === "KILLED") {
          killed += 1;
          if (isLosing) await lose().then(() => (isLost = true));
        }
        else {
          isOver = true;
          results.push({ ...(JSON.parse(last) as LoadResult), state: "LOADED" });
        }
      }
    }
    return { results, killed };
  } finally {
    lives.kill();
  }
}
