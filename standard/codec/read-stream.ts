import type { FileName } from "../name/file-name.js";
import { BlockReader, type RecordBatch } from "./block-reader.js";
import { toLimits, type ReadOptions } from "./limits.js";

/**
 * Reads a CSV file of any size in bounded memory: yields batches of records and findings, and ends early when reading on
 * makes no sense (the last batch then holds the reason). `name` is the parsed file name of a layout.
 * Errors of the source pass through; nothing else throws.
 */
export async function* readStream(
  chunks: AsyncIterable<Uint8Array>,
  name: FileName,
  fileName: string,
  options: ReadOptions = {},
): AsyncGenerator<RecordBatch, void, undefined> {
  if (name.id === "UPKIHON_IMAGE") return;
  const limits = toLimits(options);
  const window = Math.max(128 * 1024, limits.maxRecordBytes * 2);
  const reader = new BlockReader(name.id, name, fileName, limits, window);
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  let totalBytes = 0;
  for await (const chunk of chunks) {
    pending.push(chunk);
    pendingBytes += chunk.length;
    totalBytes += chunk.length;
    if (totalBytes > limits.maxFileBytes) reader.stop("fileTooLarge", limits.maxFileBytes);
    if (pendingBytes < window && !reader.isStopped) continue;
    let rest: Uint8Array = Buffer.concat(pending, pendingBytes);
    while (rest.length >= window && !reader.isStopped) {
      rest = rest.subarray(reader.read(rest.subarray(0, window), false));
      yield reader.take();
    }
    if (reader.isStopped) {
      yield reader.take();
      return;
    }
    pending = [rest];
    pendingBytes = rest.length;
  }
  reader.read(Buffer.concat(pending, pendingBytes), true);
  yield reader.take();
}
