import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { once } from "node:events";
import { basename } from "node:path";
import { finished } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { WriteTransaction } from "../database/write-transaction.js";
import { KaigoError } from "../errors/kaigo-error.js";
import type { LoadKind } from "../subgraph/load-kind.js";
import type { Fault } from "./fault.js";
import { fullPace, type Pace } from "./pace.js";
import { loadRefusal } from "./refusal.js";
import { RecordScanner } from "./record-scanner.js";

/** What a file holds: digest of its bytes, records after the header, good and bad. */
export interface FileContent {
  readonly sha256: string;
  readonly rows: number;
}

/** Takes some records and is told how many have come in all; answers when the next may come. */
type Take = (records: Buffer, rows: number) => Promise<void> | void;

/** Reads a file to its end. `onHeader` gets the column names before the first record. Throws LOAD_REFUSED when it cannot be read or has no header. */
async function readFile(path: string, blockBytes: number, { onHeader, onFault, take }: { onHeader: (names: readonly string[]) => Promise<void> | void; onFault: (fault: Fault) => void; take: Take }): Promise<FileContent> {
  const hash = createHash("sha256");
  let header: readonly string[] | undefined;
  let isTold = false;
  const scanner = new RecordScanner((names) => (header = names), onFault);
  const pass = async (records: Buffer) => {
    if (header && !isTold) {
      isTold = true;
      await onHeader(header);
    }
    if (records.length > 0) await take(records, scanner.records);
  };
  try {
    for await (const block of createReadStream(path, { highWaterMark: blockBytes }) as AsyncIterable<Buffer>) {
      hash.update(block);
      await pass(scanner.push(block));
    }
  } catch (error) {
    if (error instanceof KaigoError || !(error as NodeJS.ErrnoException).syscall) throw error;
    throw loadRefusal("FILE_UNREADABLE", { file: basename(path) }, error);
  }
  await pass(scanner.end());
  if (!header) throw loadRefusal("NO_HEADER", { file: basename(path) });
  return { sha256: hash.digest("hex"), rows: scanner.records };
}

/** Reads a file without loading it: its digest and number of records, with a header that fits the kind. Throws LOAD_REFUSED. */
export const measureFile = (path: string, kind: LoadKind): Promise<FileContent> =>
  readFile(path, fullPace.blockBytes, { onHeader: (names) => assertHeader(names, kind), onFault: () => undefined, take: () => undefined });

/**
 * Streams a file into `pg_temp.staging`: one text column per load column, and `line`, the line of the file where the record begins.
 * Records that are none go to `pg_temp.fault`. `onRows` is told how many records have been staged.
 */
export async function stageFile(tx: WriteTransaction, path: string, kind: LoadKind, pace: Pace, onRows: (rows: number) => void): Promise<FileContent> {
  const columns = kind.columns.map(({ name }) => `${pg.escapeIdentifier(name)} text`);
  await tx.execute("DROP TABLE IF EXISTS pg_temp.staging, pg_temp.fault");
  await tx.execute(`CREATE TEMPORARY TABLE staging (line bigint, ${columns.join(", ")})`);
  await tx.execute("CREATE TEMPORARY TABLE fault (line bigint, column_name text, rule text, detail text)");
  const faults: Fault[] = [];
  let copy: ReturnType<typeof copyFrom> | undefined;
  let rested = performance.now();
  const content = await readFile(path, pace.blockBytes, {
    onFault: (fault) => faults.push(fault),
    onHeader(names) {
      assertHeader(names, kind);
      copy = tx.client.query(copyFrom(`COPY pg_temp.staging (line, ${names.map((name) => pg.escapeIdentifier(name)).join(", ")}) FROM STDIN (FORMAT csv, FORCE_NULL *, ENCODING 'UTF8')`));
      // An error between two blocks: the next one, or the end, throws it.
      copy.on("error", () => undefined);
    },
    async take(records, rows) {
      if (copy?.errored) throw copy.errored;
      if (copy && !copy.write(records)) await once(copy, "drain");
      onRows(rows);
      await pace.rest(performance.now() - rested);
      rested = performance.now();
    },
  });
  copy?.end();
  if (copy) await finished(copy);
  await keepScanned(tx, faults);
  // A small sample will do: 10 ms instead of 400.
  await tx.execute("SET LOCAL default_statistics_target = 10; ANALYZE pg_temp.staging");
  return content;
}

async function keepScanned(tx: WriteTransaction, faults: readonly Fault[]): Promise<void> {
  for (let start = 0; start < faults.length; start += 20_000) {
    const some = faults.slice(start, start + 20_000);
    await tx.execute("INSERT INTO pg_temp.fault SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[])", [some.map(({ line }) => line), some.map(({ column }) => column), some.map(({ rule }) => rule), some.map(({ detail }) => detail)]);
  }
}

function assertHeader(names: readonly string[], kind: LoadKind): void {
  const known = new Set(kind.columns.map(({ name }) => name));
  const missing = kind.columns.find(({ name, required }) => required && !names.includes(name));
  if (names.some((name) => !known.has(name))) throw loadRefusal("COLUMN_UNKNOWN", { kind: kind.kind });
  if (missing) throw loadRefusal("COLUMN_MISSING", { kind: kind.kind, column: missing.name });
  if (new Set(names).size !== names.length) throw loadRefusal("COLUMN_TWICE", { kind: kind.kind });
}
