import { toFinding, type Finding } from "../finding/finding.js";
import type { LayoutId, RecordByLayout } from "../generated/index.js";
import type { Edition } from "../layout/edition.js";
import type { FileName } from "../name/file-name.js";
import { parseFileName } from "../name/parse-file-name.js";
import { BlockReader, type RecordBatch } from "./block-reader.js";
import { toLimits, type ReadOptions } from "./limits.js";

/** A file of a known layout, read. A record with an error in its items is left out; `lines` runs beside `records`. */
export type StandardFile = {
  [K in LayoutId]: {
    readonly fileName: string;
    readonly name: FileName;
    readonly layout: K;
    /** Null when not even the first record could be read. */
    readonly edition: Edition | null;
    readonly records: readonly RecordByLayout[K][];
    readonly lines: readonly number[];
    readonly findings: readonly Finding[];
  };
}[LayoutId];

/** A family image, or a file whose name says nothing. */
export interface OtherFile {
  readonly fileName: string;
  readonly name: FileName | null;
  readonly layout: null;
  readonly edition: null;
  readonly records: readonly never[];
  readonly lines: readonly never[];
  readonly findings: readonly Finding[];
}

export type ReadFile = StandardFile | OtherFile;

const windowBytes = 256 * 1024;

/** Reads a whole file. Never throws: whatever is wrong is a finding. */
export function readFile(bytes: Uint8Array, fileName: string, options: ReadOptions = {}): ReadFile {
  const limits = toLimits(options);
  const { name, findings } = parseFileName(fileName);
  if (name === null || name.id === "UPKIHON_IMAGE") return readOther(bytes, fileName, name, findings, limits.maxFileBytes);
  const id = name.id;
  const window = Math.max(windowBytes, limits.maxRecordBytes * 2);
  const reader = new BlockReader(id, name, fileName, limits, Math.min(bytes.length, window));
  if (bytes.length > limits.maxFileBytes) reader.stop("fileTooLarge", limits.maxFileBytes);
  const batches: RecordBatch[] = [];
  for (let at = 0; !reader.isStopped; ) {
    const last = at + window >= bytes.length;
    at += reader.read(bytes.subarray(at, at + window), last);
    batches.push(reader.take());
    if (last) break;
  }
  batches.push(reader.take());
  return {
    fileName,
    name,
    layout: id,
    edition: reader.edition,
    records: batches.length === 2 ? batches[0]?.records : batches.flatMap(({ records }) => records as object[]),
    lines: batches.flatMap(({ lines }) => lines),
    findings: [...findings, ...batches.flatMap((batch) => batch.findings)],
  } as StandardFile;
}

function readOther(bytes: Uint8Array, fileName: string, name: FileName | null, findings: readonly Finding[], maxBytes: number): OtherFile {
  const found = [...findings];
  if (name !== null) {
    if (bytes.length > maxBytes) found.push(toFinding("fileTooLarge", { file: fileName }, { max: maxBytes }));
    if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) found.push(toFinding("notJpeg", { file: fileName }));
  }
  return { fileName, name, layout: null, edition: null, records: [], lines: [], findings: found };
}
