import { join } from "node:path";
import type { Database } from "../database/database.js";
import { limitToInsurers } from "../database/session-settings.js";
import type { WorkSession } from "../database/work-session.js";
import type { WriteTransaction } from "../database/write-transaction.js";
import type { KaigoError } from "../errors/kaigo-error.js";
import type { LoadKind } from "../subgraph/load-kind.js";
import type { SubjectDirectory } from "../subgraph/subject-directory.js";
import { ruleText, type Fault } from "./fault.js";
import { writeFindings } from "./findings-file.js";
import { closeJob, openJob, readFiles, readFindings, readHead, type FileReport, type JobHead, type LoadMode } from "./ledger.js";
import { assertAsSaid, loadFile, type Step } from "./load-file.js";
import { manifestDigest, planFiles, readLoadManifest, type PlannedFile } from "./load-manifest.js";
import { fullPace, type Pace } from "./pace.js";
import { loadRefusal, refusedFor } from "./refusal.js";
import { measureFile } from "./stage-file.js";

export type { LoadMode } from "./ledger.js";

/** Where the files are, who knows the people they speak of, and what follows from a load without a refused line. */
export interface Source {
  readonly folder: string;
  readonly directory: SubjectDirectory;
  /** Runs with the load's last transaction when every line of an insurer's manifest is stored and some of them are about people. */
  readonly onReconciled?: (tx: WriteTransaction, insurerNumber: string) => Promise<void>;
}

/** How far a load is; rows of one phase of one file. */
export interface LoadProgress {
  readonly file: string;
  readonly phase: "checked" | "read" | "stored";
  readonly rows: number;
  readonly of: number;
}

export interface LoadOptions {
  /** All of it or nothing (in one transaction, the usual), or the good lines, portion by portion. */
  readonly mode?: LoadMode;
  /** Load although the same manifest was loaded before. */
  readonly again?: boolean;
  /** File for the findings: one line for each bad line, as CSV. */
  readonly findingsTo?: string;
  /** As fast as it goes when absent. */
  readonly pace?: Pace;
  readonly onProgress?: (progress: LoadProgress) => void;
}

/** What became of a load. LOADED_BEFORE: the ledger has the same manifest, nothing was done. REFUSED: nothing is stored. */
export interface LoadResult {
  readonly state: "LOADED" | "LOADED_BEFORE" | "REFUSED";
  readonly job: JobHead;
  readonly files: readonly FileReport[];
  readonly findings: number;
  /** The first findings, in the order of files and lines. */
  readonly first: readonly (Fault & { readonly file: string })[];
}

const shownFindings = 20;
/** How long to wait for a load of the same manifest: its process may have been killed while its last statement still runs. */
const waitForOther = 15_000;

/**
 * Loads a folder. Killed at any point, it is simply run again: what the ledger has is not done twice, and rows and ledger are
 * written in the same transaction. Throws LOAD_REFUSED when manifest and files disagree or the same load is running; bad lines are
 * in the result.
 */
export async function loadFolder(database: Database, source: Source, kinds: readonly LoadKind[], options: LoadOptions = {}): Promise<LoadResult> {
  const manifest = await readLoadManifest(source.folder);
  const planned = await planFiles(source.folder, manifest, kinds);
  const digest = manifestDigest(manifest);
  const mode = options.mode ?? "ALL_OR_NOTHING";
  return database.workLong(async (session) => {
    if (!(await session.lock(`load ${digest}`, waitForOther))) throw loadRefusal("RUNNING");
    if (options.pace?.isGentle) await session.commitUnhurried();
    const job = await session.transaction([], (tx) => openJob(tx, digest, manifest.insurerNumber, mode, options.again ?? false));
    if (job.isDone) return session.transaction([], (tx) => resultOf(tx, job.id, "LOADED_BEFORE"));
    const work: Work = { source, planned, options, jobId: job.id, manifest: digest, insurerNumber: manifest.insurerNumber };
    return mode === "SKIP_BAD" ? inPortions(session, work) : inOne(session, work);
  });
}

/** Loads a folder whole. Throws LOAD_REFUSED with the first bad line when there is one. */
export async function loadWhole(...[database, source, kinds, options]: Parameters<typeof loadFolder>): Promise<readonly FileReport[]> {
  const { state, files, findings, first } = await loadFolder(database, source, kinds, options);
  if (state === "REFUSED") throw refusal(first[0], findings);
  return files;
}

/** The first finding in words, and how many there are. */
export function refusal(first: LoadResult["first"][number] | undefined, findings: number): KaigoError {
  const { file, line, column } = first ?? { file: "?", line: 0, column: "" };
  const rule = (language: "en" | "ja") => (first ? ruleText(first, language) : "?");
  return refusedFor({
    en: `${file}, line ${line}${column ? `, column ${column}` : ""}: ${rule("en")}${findings > 1 ? ` (and ${findings - 1} more)` : ""}`,
    ja: `${file} ${line} 行目${column ? `、列 ${column}` : ""}: ${rule("ja")}${findings > 1 ? `（ほか ${findings - 1} 件）` : ""}`,
  });
}

interface Work {
  readonly source: Source;
  readonly planned: readonly PlannedFile[];
  readonly options: LoadOptions;
  readonly jobId: string;
  readonly manifest: string;
  readonly insurerNumber: string | undefined;
}

/** Every file is there, and is what the manifest says. */
async function verifyFiles(folder: string, planned: readonly PlannedFile[], { onProgress }: LoadOptions): Promise<void> {
  for (const { entry, kind } of planned) {
    assertAsSaid(entry, await measureFile(join(folder, entry.file), kind));
    onProgress?.({ file: entry.file, phase: "checked", rows: entry.rows, of: entry.rows });
  }
}

async function inPortions(session: WorkSession, work: Work): Promise<LoadResult> {
  const done = new Set((await session.transaction([], (tx) => readFiles(tx, work.jobId))).map(({ file }) => file));
  await loadFiles(work, (insurers, step) => session.transaction(insurers, step), done);
  return session.transaction([], (tx) => finish(tx, work));
}

/** Thrown to roll a refused load back. */
class Refused extends Error {
  constructor(readonly result: LoadResult) {
    super("the load has bad lines");
  }
}

async function inOne(session: WorkSession, work: Work): Promise<LoadResult> {
  try {
    return await session.transaction([], async (tx) => {
      const step: Step = async (insurers, part) => {
        await limitToInsurers(tx, insurers);
        return part(tx);
      };
      await tx.execute("DELETE FROM load.finding WHERE job_id = $1", [work.jobId]);
      await tx.execute("DELETE FROM load.portion WHERE job_id = $1", [work.jobId]);
      await tx.execute("DELETE FROM load.file WHERE job_id = $1", [work.jobId]);
      await loadFiles(work, step, new Set());
      const result = await finish(tx, work);
      if (result.findings > 0) throw new Refused({ ...result, state: "REFUSED", job: { ...result.job, finishedAt: null }, files: result.files.map((file) => ({ ...file, stored: 0, withdrawn: 0, contentSum: "0" })) });
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return error.result;
    throw error;
  }
}

async function loadFiles({ source, planned, options, jobId, manifest, insurerNumber }: Work, step: Step, done: ReadonlySet<string>): Promise<void> {
  const { onProgress, pace = fullPace } = options;
  // Reading a file into the staging table verifies it; the others are read beside it, before a row is stored.
  const first = planned.find(({ entry }) => !done.has(entry.file));
  const othersAsSaid = verifyFiles(source.folder, planned.filter((file) => file !== first), options);
  othersAsSaid.catch(() => undefined);
  for (const [position, file] of planned.entries()) {
    const { entry } = file;
    if (done.has(entry.file)) continue;
    const load = {
      step, jobId, manifest, insurerNumber, pace, othersAsSaid, folder: source.folder, directory: source.directory,
      onProgress: (phase: "read" | "stored", rows: number) => onProgress?.({ file: entry.file, phase, rows, of: entry.rows }),
    };
    await loadFile(load, file, position);
  }
  await othersAsSaid;
}

async function finish(tx: WriteTransaction, { source, planned, options, jobId, insurerNumber }: Work): Promise<LoadResult> {
  // A sheet is signed for what is on the disk: this commit waits for it, and so for all before it.
  await tx.execute("SET LOCAL synchronous_commit = on");
  const result = await resultOf(tx, jobId, "LOADED");
  if (options.findingsTo !== undefined) await writeFindings(tx, jobId, options.findingsTo);
  const peopleKinds = new Set(planned.filter(({ kind }) => kind.aboutPeople).map(({ kind }) => kind.kind));
  const bringsPeople = result.files.some(({ kind, stored }) => stored > 0 && peopleKinds.has(kind));
  if (result.findings === 0 && insurerNumber !== undefined && bringsPeople) {
    await limitToInsurers(tx, [insurerNumber]);
    await source.onReconciled?.(tx, insurerNumber);
  }
  await closeJob(tx, jobId);
  return { ...result, job: await readHead(tx, jobId) };
}

async function resultOf(tx: WriteTransaction, jobId: string, state: LoadResult["state"]): Promise<LoadResult> {
  const { count, some } = await readFindings(tx, jobId, shownFindings);
  return { state, job: await readHead(tx, jobId), files: await readFiles(tx, jobId), findings: count, first: some };
}
