import { findingKinds, type FindingKind } from "./catalogue.js";
import { toFinding, type Finding, type FindingParameters } from "./finding.js";

/** Collects the findings of one file: each warning once per kind and column, errors up to a limit. */
export class FindingSink {
  private collected: Finding[] = [];
  private readonly warned = new Set<string>();
  private errors = 0;
  /** Set when the error limit is reached: the reader should stop. */
  isFull = false;

  constructor(
    private readonly file: string,
    private readonly maxErrors: number,
  ) {}

  add(kind: FindingKind, line: number | null = null, column: { number: number; nameJa: string } | null = null, parameters: FindingParameters = {}): void {
    if (this.isFull) return;
    if (findingKinds[kind].severity === "warning") {
      const key = `${kind} ${column?.number ?? 0}`;
      if (this.warned.has(key)) return;
      this.warned.add(key);
    } else {
      this.errors += 1;
    }
    this.collected.push(toFinding(kind, { file: this.file, line, column: column?.number, item: column?.nameJa }, parameters));
    if (this.errors >= this.maxErrors) {
      this.isFull = true;
      this.collected.push(toFinding("tooManyFindings", { file: this.file }, { max: this.maxErrors }));
    }
  }

  /** Hands over what was collected since the last call. */
  take(): Finding[] {
    const taken = this.collected;
    this.collected = [];
    return taken;
  }
}
