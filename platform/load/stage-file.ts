import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { WriteTransaction } from "../database/write-transaction.js";
import { databaseErrorCode } from "../database/database-error.js";
import { KaigoError } from "../errors/kaigo-error.js";
import type { LoadKind } from "../subgraph/load-kind.js";

/**
 * Streams a CSV file (UTF-8, header line with column names in any order) into `pg_temp.staging`: one text column per load
 * column, and `line`, the record's ordinal counted from the header as line 1. Answers the SHA-256 of the bytes. Throws LOAD_REFUSED.
 */
export async function stageFile(tx: WriteTransaction, path: string, kind: LoadKind): Promise<{ sha256: string; rows: number }> {
  const header = await readHeader(path, kind);
  const columns = kind.columns.map(({ name }) => `${pg.escapeIdentifier(name)} text`);
  await tx.execute("DROP TABLE IF EXISTS pg_temp.staging");
  await tx.execute(`CREATE TEMPORARY TABLE staging (line bigint GENERATED ALWAYS AS IDENTITY (START 2), ${columns.join(", ")}) ON COMMIT DROP`);
  const hash = createHash("sha256");
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const target = tx.client.query(copyFrom(`COPY pg_temp.staging (${header.map((name) => pg.escapeIdentifier(name)).join(", ")}) FROM STDIN (FORMAT csv, HEADER true, ENCODING 'UTF8')`));
  try {
    await pipeline(createReadStream(path, { highWaterMark: 256 * 1024 }), hashing, target);
  } catch (error) {
    throw new KaigoError("LOAD_REFUSED", { detail: `${kind.kind}: not a readable CSV${lineOf(error)}` }, { cause: error });
  }
  await tx.execute("ANALYZE pg_temp.staging");
  return { sha256: hash.digest("hex"), rows: target.rowCount };
}

async function readHeader(path: string, kind: LoadKind): Promise<string[]> {
  const lines = createInterface({ input: createReadStream(path, { end: 65_536 }), crlfDelay: Number.POSITIVE_INFINITY });
  let first = "";
  try {
    for await (const line of lines) {
      first = line;
      break;
    }
  } catch (error) {
    throw new KaigoError("LOAD_REFUSED", { detail: `${kind.kind}: the file cannot be read` }, { cause: error });
  } finally {
    lines.close();
  }
  const names = first.replace(/^\uFEFF/, "").split(",").map((name) => name.trim().replace(/^"|"$/g, ""));
  const known = new Set(kind.columns.map(({ name }) => name));
  const unknown = names.find((name) => !known.has(name));
  const missing = kind.columns.find(({ name, required }) => required && !names.includes(name));
  if (unknown !== undefined) throw new KaigoError("LOAD_REFUSED", { detail: `${kind.kind}: a column of the header is unknown` });
  if (missing) throw new KaigoError("LOAD_REFUSED", { detail: `${kind.kind}: column ${missing.name} is missing` });
  if (new Set(names).size !== names.length) throw new KaigoError("LOAD_REFUSED", { detail: `${kind.kind}: a column stands twice` });
  return names;
}

/** PostgreSQL names the line of a broken record in the context of its error; the record's text is not passed on. */
function lineOf(error: unknown): string {
  const where = (error as { where?: unknown }).where;
  const line = typeof where === "string" ? /line (\d+)/.exec(where)?.[1] : undefined;
  return `${line ? `, line ${line}` : ""} (${databaseErrorCode(error) ?? "unreadable"})`;
}
