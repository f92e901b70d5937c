import type { WriteTransaction } from "../database/write-transaction.js";
import type { Fault } from "./fault.js";
import type { ManifestEntry } from "./load-manifest.js";
import type { Lines } from "./store-staged.js";

export type LoadMode = "ALL_OR_NOTHING" | "SKIP_BAD";

/** The reconciliation of one file: what the manifest says, what was read, refused, stored and taken back. Counts are lines. */
export interface FileReport {
  readonly kind: string;
  readonly file: string;
  readonly inManifest: number;
  readonly read: number;
  readonly refused: number;
  readonly stored: number;
  /** Lines whose rows are taken back. */
  readonly withdrawn: number;
  readonly sha256: string;
  /** Sum over the stored rows, read back from the table; of rows taken back over their keys, read back from the history. */
  readonly contentSum: string;
}

/** A load in the ledger. */
export interface Job {
  readonly id: string;
  readonly isDone: boolean;
}

/** Finds the load of a manifest or begins it. `again` forgets what an earlier load of the same manifest has done. */
export async function openJob(tx: WriteTransaction, digest: string, insurerNumber: string | undefined, mode: LoadMode, again: boolean): Promise<Job> {
  if (again) await tx.execute("DELETE FROM load.job WHERE manifest_sha256 = $1", [digest]);
  await tx.execute("INSERT INTO load.job (manifest_sha256, insurer_number, mode, state) VALUES ($1, $2, $3, 'RUNNING') ON CONFLICT (manifest_sha256) DO NOTHING", [digest, insurerNumber ?? null, mode]);
  const [job] = await tx.query<Job>("UPDATE load.job SET mode = CASE state WHEN 'RUNNING' THEN $2 ELSE mode END WHERE manifest_sha256 = $1 RETURNING id, state = 'DONE' AS \"isDone\"", [digest, mode]);
  if (!job) throw new Error("the load is not in the ledger");
  return job;
}

export async function closeJob(tx: WriteTransaction, jobId: string): Promise<void> {
  await tx.execute("UPDATE load.job SET state = 'DONE', finished_at = clock_timestamp() WHERE id = $1", [jobId]);
}

/** What a load is told from another by, and when it came to its end (Asia/Tokyo, to the second; null when it has not). */
export interface JobHead {
  readonly manifestSha256: string;
  readonly insurerNumber: string | null;
  readonly mode: LoadMode;
  readonly finishedAt: string | null;
}

export async function readHead(tx: WriteTransaction, jobId: string): Promise<JobHead> {
  const [head] = await tx.query<JobHead>(
    `SELECT manifest_sha256 AS "manifestSha256", insurer_number AS "insurerNumber", mode, to_char(finished_at AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM-DD HH24:MI:SS') AS "finishedAt" FROM load.job WHERE id = $1`,
    [jobId],
  );
  if (!head) throw new Error("the load is not in the ledger");
  return head;
}

/** Reports of the files that are finished, in the order in which they were loaded. */
export function readFiles(tx: WriteTransaction, jobId: string): Promise<FileReport[]> {
  return tx.query<FileReport>(
    `SELECT kind, file, in_manifest AS "inManifest", read_rows AS read, refused, stored, withdrawn, sha256, content_sum AS "contentSum" FROM load.file WHERE job_id = $1 ORDER BY position`,
    [jobId],
  );
}

/** Keeps a file's report once all its portions are in. */
export async function closeFile(tx: WriteTransaction, jobId: string, position: number, { kind, file, rows, sha256, withdraws }: ManifestEntry, read: number): Promise<FileReport> {
  const [report] = await tx.query<FileReport>(
    `INSERT INTO load.file (job_id, position, kind, file, sha256, in_manifest, read_rows, refused, stored, withdrawn, content_sum)
     SELECT $1, $2, $3, $4, $5, $6, $7, (SELECT count(DISTINCT line) FROM load.finding WHERE job_id = $1 AND file = $4),
       coalesce(sum(stored) FILTER (WHERE NOT $8), 0), coalesce(sum(stored) FILTER (WHERE $8), 0), coalesce(sum(content_sum), 0)::text
     FROM load.portion WHERE job_id = $1 AND file = $4
     ON CONFLICT (job_id, file) DO UPDATE SET read_rows = excluded.read_rows
     RETURNING kind, file, in_manifest AS "inManifest", read_rows AS read, refused, stored, withdrawn, sha256, content_sum AS "contentSum"`,
    [jobId, position, kind, file, sha256, rows, read, withdraws === true],
  );
  if (!report) throw new Error(`${file} is not in the ledger`);
  return report;
}

/** The portions of a file that are in. */
export const readPortions = (tx: WriteTransaction, jobId: string, file: string): Promise<Lines[]> =>
  tx.query<Lines>("SELECT first_line AS first, last_line AS last FROM load.portion WHERE job_id = $1 AND file = $2", [jobId, file]);

/** What became of a portion's lines. */
export interface PortionResult {
  readonly written: number;
  readonly stored: number;
  readonly contentSum: string;
}

/** Notes a portion in the transaction that stores it: the one is never there without the other. */
export async function notePortion(tx: WriteTransaction, jobId: string, file: string, { first, last }: Lines, { written, stored, contentSum }: PortionResult): Promise<void> {
  await tx.execute("INSERT INTO load.portion (job_id, file, first_line, last_line, written, stored, content_sum) VALUES ($1, $2, $3, $4, $5, $6, $7)", [jobId, file, first, last, written, stored, contentSum]);
}

/** Keeps the faults found so far, and takes every line that was ever refused out of the staging table: what was refused before a kill stays refused after it. */
export async function keepFindings(tx: WriteTransaction, jobId: string, file: string): Promise<void> {
  const key = [jobId, file];
  await tx.execute("INSERT INTO load.finding (job_id, file, line, column_name, rule, detail) SELECT $1, $2, line, column_name, rule, detail FROM pg_temp.fault ON CONFLICT DO NOTHING", key);
  await tx.execute("DELETE FROM pg_temp.staging s USING (SELECT DISTINCT line FROM load.finding WHERE job_id = $1 AND file = $2) f WHERE f.line = s.line", key);
}

/** How many findings there are, and the first of them. */
export async function readFindings(tx: WriteTransaction, jobId: string, first: number): Promise<{ count: number; some: (Fault & { readonly file: string })[] }> {
  const [all] = await tx.query<{ count: number }>("SELECT count(*) AS count FROM load.finding WHERE job_id = $1", [jobId]);
  const some = await tx.query<Fault & { file: string }>(`SELECT file, line, column_name AS "column", rule, detail FROM load.finding WHERE job_id = $1 ORDER BY ${findingOrder} LIMIT $2`, [jobId, first]);
  return { count: all?.count ?? 0, some };
}

export const findingOrder = "file, line, column_name, rule";
