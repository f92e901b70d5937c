import iconv from "iconv-lite";
import type { FindingKind, LayoutId } from "../../../../standard/index.js";
import type { SampleFile } from "../../../support/standard-samples.js";

/** A bad set and everything that must be found: `FILE line:column kind`, with - for none. */
export interface BadInput {
  readonly what: string;
  readonly files: readonly SampleFile[];
  readonly found: readonly string[];
}

export const bad = (what: string, files: readonly SampleFile[], ...found: string[]): BadInput => ({ what, files, found });

const isFile = ({ fileName }: SampleFile, id: LayoutId): boolean => /^[A-Z0-9]+(?:_SUB\d?|_IMAGE)?(?=_)/.exec(fileName)?.[0] === id;

/** The set with the text of one of its files changed. */
export function edit(files: readonly SampleFile[], id: LayoutId, change: (text: string) => string): SampleFile[] {
  return files.map((file) => (isFile(file, id) ? { ...file, bytes: iconv.encode(change(iconv.decode(file.bytes, "cp932")), "cp932") } : file));
}

/** The set with the bytes of one of its files changed. */
export function editBytes(files: readonly SampleFile[], id: LayoutId, change: (bytes: Buffer) => Buffer): SampleFile[] {
  return files.map((file) => (isFile(file, id) ? { ...file, bytes: change(file.bytes) } : file));
}

/** The set with one item (from 1) of one line (from 1) exchanged as written; the file holds no quoted commas or line breaks. */
export function item(files: readonly SampleFile[], id: LayoutId, line: number, number: number, text: string): SampleFile[] {
  return edit(files, id, (all) => {
    const lines = all.split("\r\n");
    const cells = (lines[line - 1] ?? "").split(",");
    cells[number - 1] = text;
    lines[line - 1] = cells.join(",");
    return lines.join("\r\n");
  });
}

/** The set with one file renamed. */
export function rename(files: readonly SampleFile[], id: LayoutId, change: (name: string) => string): SampleFile[] {
  return files.map((file) => (isFile(file, id) ? { ...file, fileName: change(file.fileName) } : file));
}

export function shown({ file, line, column, kind }: { file: string; line: number | null; column: number | null; kind: FindingKind }): string {
  const id = /^[A-Z0-9]+(?:_SUB\d?|_IMAGE)?(?=_)/.exec(file)?.[0] ?? (file === "" ? "set" : file);
  return `${id} ${line ?? "-"}:${column ?? "-"} ${kind}`;
}
