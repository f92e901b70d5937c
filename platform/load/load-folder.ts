import { join } from "node:path";
import type { Database } from "../database/database.js";
import { limitToInsurers } from "../database/session-settings.js";
import type { WriteTransaction } from "../database/write-transaction.js";
import { KaigoError } from "../errors/kaigo-error.js";
import type { LoadKind } from "../subgraph/load-kind.js";
import type { SubjectDirectory } from "../subgraph/subject-directory.js";
import { checkStaged, removeStaged, type Refusal } from "./check-staged.js";
import { readLoadManifest } from "./load-manifest.js";
import { stageFile } from "./stage-file.js";

/** The reconciliation of one file: what the manifest says, what was read, refused and taken. */
export interface KindReport {
  readonly kind: string;
  readonly file: string;
  readonly inManifest: number;
  readonly read: number;
  readonly refused: readonly Refusal[];
  readonly taken: number;
  readonly sha256: string;
}

/** Where the files are, and who knows the people they speak of. */
export interface Source {
  readonly folder: string;
  readonly directory: SubjectDirectory;
}

export interface LoadOptions {
  /** Take the good lines and report the bad ones, instead of taking nothing. */
  readonly skipBad?: boolean;
  readonly onKind?: (report: KindReport) => void;
}

/**
 * Loads a folder in one transaction: afterwards all of it is in, or nothing. Loading the same folder again changes nothing.
 * Throws LOAD_REFUSED when the manifest and the files disagree, a kind is unknown, or (without skipBad) any line is bad.
 */
export async function loadFolder(database: Database, source: Source, kinds: readonly LoadKind[], options: LoadOptions = {}): Promise<KindReport[]> {
  const manifest = await readLoadManifest(source.folder);
  const planned = manifest.files
    .map((entry) => ({ entry, kind: kinds.find(({ kind }) => kind === entry.kind) }))
    .map(({ entry, kind }) => {
      if (!kind) throw new KaigoError("LOAD_REFUSED", { detail: `kind ${entry.kind} is unknown` });
      return { entry, kind };
    })
    .sort((a, b) => a.kind.order - b.kind.order);
  return database.work([], async (tx) => {
    const reports: KindReport[] = [];
    for (const { entry, kind } of planned) {
      const report = await loadKind(tx, source, entry, kind, options.skipBad ?? false);
      reports.push(report);
      options.onKind?.(report);
    }
    return reports;
  });
}

interface Entry {
  readonly file: string;
  readonly rows: number;
  readonly sha256: string;
}

async function loadKind(tx: WriteTransaction, { folder, directory }: Source, entry: Entry, kind: LoadKind, skipBad: boolean): Promise<KindReport> {
  const { sha256, rows } = await stageFile(tx, join(folder, entry.file), kind);
  if (sha256 !== entry.sha256) throw new KaigoError("LOAD_REFUSED", { detail: `${entry.file}: SHA-256 differs from the manifest` });
  if (rows !== entry.rows) throw new KaigoError("LOAD_REFUSED", { detail: `${entry.file}: ${rows} rows, ${entry.rows} in the manifest` });
  const malformed = await checkStaged(tx, kind);
  if (malformed.length > 0 && !skipBad) throw refusal(entry.file, malformed);
  if (kind.columns.some(({ name }) => name === "insurerNumber")) await limitToInsurers(tx, await stagedInsurers(tx));
  const unknown = kind.aboutPeople ? await refuseUnknownPeople(tx, directory) : [];
  if (unknown.length > 0 && !skipBad) throw refusal(entry.file, unknown);
  const unusable = await kind.store(tx);
  if (unusable.length > 0 && !skipBad) throw refusal(entry.file, unusable);
  const refused = [...malformed, ...unknown, ...unusable];
  return { kind: kind.kind, file: entry.file, inManifest: entry.rows, read: rows, refused, taken: rows - new Set(refused.map(({ line }) => line)).size, sha256 };
}

async function refuseUnknownPeople(tx: WriteTransaction, directory: SubjectDirectory): Promise<Refusal[]> {
  await directory.resolveStaged(tx);
  const refused = await tx.query<Refusal>(`SELECT line::integer AS line, 'insuredNumber' AS column, 'a known person' AS rule FROM pg_temp.staging WHERE "recipientId" IS NULL ORDER BY line`);
  if (refused.length > 0) await removeStaged(tx, refused);
  return refused;
}

const refusal = (file: string, [first, ...more]: readonly Refusal[]) =>
  new KaigoError("LOAD_REFUSED", { detail: `${file}, line ${first?.line}, column ${first?.column}: ${first?.rule}${more.length > 0 ? ` (and ${more.length} more)` : ""}` });

async function stagedInsurers(tx: WriteTransaction): Promise<string[]> {
  const rows = await tx.query<{ insurerNumber: string }>(`SELECT DISTINCT "insurerNumber" FROM pg_temp.staging WHERE "insurerNumber" IS NOT NULL`);
  return rows.map(({ insurerNumber }) => insurerNumber);
}
