import { setImmediate as otherTurns } from "node:timers/promises";
import { parseFileName, readFile, readStream, type ReadFile, type ReadOptions } from "../../../standard/index.js";

const atOnce = 128 * 1024;
const piece = 64 * 1024;

/** What `readFile` answers; others in this process get their turn before it, and between the pieces of a large file. */
export async function readInTurns(bytes: Buffer, fileName: string, options: ReadOptions): Promise<ReadFile> {
  await otherTurns();
  const { name, findings } = parseFileName(fileName);
  const isTooLarge = bytes.length > (options.maxFileBytes ?? Infinity);
  if (bytes.length <= atOnce || isTooLarge || name === null || name.id === "UPKIHON_IMAGE") return readFile(bytes, fileName, options);
  const records: object[] = [];
  const lines: number[] = [];
  const found = [...findings];
  for await (const batch of readStream(pieces(bytes), name, fileName, options)) {
    for (const record of batch.records) records.push(record);
    for (const line of batch.lines) lines.push(line);
    found.push(...batch.findings);
    await otherTurns();
  }
  // The edition stands in the first record; reading in pieces does not tell it.
  const { edition } = readFile(bytes.subarray(0, piece), fileName, options);
  return { fileName, name, layout: name.id, edition, records, lines, findings: found } as unknown as ReadFile;
}

async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}
