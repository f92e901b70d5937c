import { join } from "node:path";
import type { WriteTransaction } from "../database/write-transaction.js";
import { limitToInsurers } from "../database/session-settings.js";
import { isKeyed } from "../subgraph/load-kind.js";
import type { SubjectDirectory } from "../subgraph/subject-directory.js";
import { lockBelonging } from "./belonging.js";
import { checkStaged, dropFaulty, keepFaults, keepRefusals, toChecks } from "./check-staged.js";
import { closeFile, keepFindings, notePortion, readPortions, type FileReport } from "./ledger.js";
import type { PlannedFile } from "./load-manifest.js";
import type { Pace } from "./pace.js";
import { loadRefusal } from "./refusal.js";
import { stageFile } from "./stage-file.js";
import { holdsNothingOf, lastBlock, readBack, storeStaged, type Lines } from "./store-staged.js";

/** One transaction, or one part of the only transaction, limited to the named insurers. */
export type Step = <T>(insurerNumbers: readonly string[], work: (tx: WriteTransaction) => Promise<T>) => Promise<T>;

/** What a file is loaded with. */
export interface FileLoad {
  readonly step: Step;
  readonly jobId: string;
  /** Digest of what the manifest says: what the load is called where its corrections are kept. */
  readonly manifest: string;
  readonly folder: string;
  readonly directory: SubjectDirectory;
  /** Rows of other insurers are refused; undefined when the folder is nobody's in particular. */
  readonly insurerNumber: string | undefined;
  readonly pace: Pace;
  /** Comes when every other file is what the manifest says, rejects when one is not: before that nothing is kept. */
  readonly othersAsSaid: Promise<void>;
  readonly onProgress: (phase: "read" | "stored", rows: number) => void;
}

interface Staged {
  readonly insurers: readonly string[];
  readonly first: number;
  readonly last: number;
  readonly read: number;
  readonly done: readonly Lines[];
  /** No row of these insurers was there yet when the file was read. */
  readonly isNew: boolean;
}

/**
 * Loads one file: into the staging table, checked there as a whole, then into its table in portions. Portions that the ledger has are
 * passed over, so that a load that was killed goes on where it was.
 */
export async function loadFile(load: FileLoad, planned: PlannedFile, position: number): Promise<FileReport> {
  const staged = await load.step([], (tx) => stage(load, resting(tx, load.pace), planned));
  const done = new Set(staged.done.map(({ first }) => first));
  for (const lines of portionsOf(staged, isKeyed(planned.kind) ? portionSize(staged, load.pace) : Number.MAX_SAFE_INTEGER)) {
    if (!done.has(lines.first)) {
      const began = performance.now();
      await load.step(staged.insurers, (tx) => storePortion(load, tx, planned, lines, staged));
      await load.pace.rest(performance.now() - began);
    }
    load.onProgress("stored", Math.min(staged.read, lines.last - staged.first + 1));
  }
  return load.step(staged.insurers, (tx) => closeFile(tx, load.jobId, position, planned.entry, staged.read));
}

/** A transaction that rests after each of its statements, for those that take a whole file at once. */
function resting(tx: WriteTransaction, pace: Pace): WriteTransaction {
  const rested = async <T>(work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const done = await work();
    await pace.rest(performance.now() - began);
    return done;
  };
  return { ...tx, query: (...statement) => rested(() => tx.query(...statement)), execute: (...statement) => rested(() => tx.execute(...statement)) };
}

async function stage(load: FileLoad, tx: WriteTransaction, { entry, kind }: PlannedFile): Promise<Staged> {
  const content = await stageFile(tx, join(load.folder, entry.file), kind, load.pace, (rows) => load.onProgress("read", rows));
  assertAsSaid(entry, content);
  await dropFaulty(tx);
  await checkStaged(tx, kind);
  await load.othersAsSaid;
  const hasInsurer = kind.columns.some(({ name, required }) => name === "insurerNumber" && required);
  if (hasInsurer && load.insurerNumber !== undefined) await keepFaults(tx, [{ column: "insurerNumber", rule: "INSURER", detail: `'${load.insurerNumber}'`, broken: `"insurerNumber" <> '${load.insurerNumber}'` }]);
  const insurers = hasInsurer ? (await tx.query<{ number: string }>(`SELECT DISTINCT "insurerNumber" AS number FROM pg_temp.staging`)).map(({ number }) => number) : [];
  await limitToInsurers(tx, insurers);
  if (kind.aboutPeople) {
    await load.directory.resolveStaged(tx);
    await keepFaults(tx, [{ column: "insuredNumber", rule: "PERSON", detail: "''", broken: '"recipientId" IS NULL' }]);
  }
  if (isKeyed(kind) && kind.checksStored) await keepFaults(tx, toChecks(kind.checksStored));
  await keepFindings(tx, load.jobId, entry.file);
  // A range index: lines lie in order, so that a portion is found without reading the rest (0.1 µs a row).
  await tx.execute("CREATE INDEX ON pg_temp.staging USING brin (line) WITH (pages_per_range = 32)");
  await tx.execute("ANALYZE pg_temp.staging (line)");
  const [range] = await tx.query<{ first: number | null; last: number | null }>("SELECT min(line) AS first, max(line) AS last FROM pg_temp.staging");
  // What a query gives stands nowhere by itself, so nothing can be appended to it.
  const isNew = isKeyed(kind) && !kind.table.includes("(") && (await holdsNothingOf(tx, kind, hasInsurer ? insurers : null));
  return { insurers, first: range?.first ?? 0, last: range?.last ?? -1, read: content.rows, done: await readPortions(tx, load.jobId, entry.file), isNew };
}

async function storePortion({ jobId, manifest }: FileLoad, tx: WriteTransaction, { entry, kind, belonging }: PlannedFile, lines: Lines, { insurers, isNew }: Staged): Promise<void> {
  if (!isKeyed(kind)) {
    await keepRefusals(tx, await kind.store(tx));
    await keepFindings(tx, jobId, entry.file);
    const stored = await countStaged(tx, lines);
    return notePortion(tx, jobId, entry.file, lines, { written: stored, stored, contentSum: "0" });
  }
  if (belonging) {
    await lockBelonging(tx, belonging, insurers);
    await keepFaults(tx, belonging.checks, lines);
    await keepFindings(tx, jobId, entry.file);
  }
  const staged = await countStaged(tx, lines);
  const block = isNew ? await lastBlock(tx, kind) : null;
  const written = await without(tx, wholePlans, () => storeStaged(tx, kind, lines, manifest, isNew));
  const appended = block === null ? null : await without(tx, ["enable_nestloop", "enable_seqscan"], () => readBack(tx, kind, lines, block));
  // Rows that took the place of deleted ones lie before the end of the table.
  const { rows: stored, sum: contentSum } = appended?.rows === staged ? appended : await without(tx, wholePlans, () => readBack(tx, kind, lines, null));
  if (staged !== stored) throw new Error(`${entry.file}: ${stored} of ${staged} lines read back`);
  await notePortion(tx, jobId, entry.file, lines, { written, stored, contentSum });
}

const countStaged = async (tx: WriteTransaction, { first, last }: Lines): Promise<number> =>
  (await tx.query<{ rows: number }>(`SELECT count(*) AS rows FROM pg_temp.staging WHERE line BETWEEN ${first} AND ${last}`))[0]?.rows ?? 0;

/** Plans that read a table from end to end: a portion is small beside its table, whatever the statistics of a table that is just growing say. */
const wholePlans = ["enable_hashjoin", "enable_mergejoin", "enable_seqscan"];

async function without<T>(tx: WriteTransaction, plans: readonly string[], work: () => Promise<T>): Promise<T> {
  const use = (state: "on" | "off") => tx.execute(plans.map((plan) => `SET LOCAL ${plan} = ${state}`).join("; "));
  await use("off");
  const done = await work();
  await use("on");
  return done;
}

/** A load that was killed goes on in the portions it began with, whatever its pace is now. */
const portionSize = ({ done: [known] }: Staged, { portionLines }: Pace): number => (known ? known.last - known.first + 1 : portionLines);

/** Portions begin at fixed lines, so that they are the same after a kill. */
function* portionsOf({ first, last }: Staged, size: number): Generator<Lines> {
  for (let start = Math.floor(first / size) * size; start <= last; start += size) yield { first: start, last: start + size - 1 };
}

/** Throws LOAD_REFUSED when a file is not what the manifest says. */
export function assertAsSaid({ file, sha256, rows }: PlannedFile["entry"], content: { readonly sha256: string; readonly rows: number }): void {
  if (content.sha256 !== sha256) throw loadRefusal("FILE_DIGEST", { file });
  if (content.rows !== rows) throw loadRefusal("FILE_ROWS", { file, rows: content.rows, said: rows });
}
