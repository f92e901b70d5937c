import { findingKinds, type FindingKind } from "./catalogue.js";

export type Severity = "error" | "warning";
export type Rule = (typeof findingKinds)[FindingKind]["rule"];

/** Something to say about a file. Messages never repeat what the file holds. */
export interface Finding {
  readonly file: string;
  /** Line of the file on which the record begins, from 1; null when the whole file is meant. */
  readonly line: number | null;
  /** Item number, from 1; null when the whole record is meant. */
  readonly column: number | null;
  /** Japanese item name. */
  readonly item: string | null;
  readonly kind: FindingKind;
  /** R01 to R43 and G1 to G13 of the standard's reference; LAYOUT an item's layout; IDENTIFIER a check digit; LIMIT a limit of this reader. */
  readonly rule: Rule;
  readonly severity: Severity;
  readonly message: { readonly ja: string; readonly en: string };
}

export interface Place {
  readonly file: string;
  readonly line?: number | null;
  readonly column?: number | null;
  readonly item?: string | null;
}

export type FindingParameters = Readonly<Record<string, string | number>>;

/** A finding of a kind at a place, its message filled in from the catalogue. */
export function toFinding(kind: FindingKind, { file, line = null, column = null, item = null }: Place, parameters: FindingParameters = {}): Finding {
  const { rule, severity, ja, en } = findingKinds[kind];
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name] ?? ""));
  return { file, line, column, item, kind, rule, severity, message: { ja: fill(ja), en: fill(en) } };
}

/** Whether any finding is an error. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}
