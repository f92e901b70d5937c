import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { Finding } from "../../../standard/index.js";

const shown = 5;

/** No set can be made; when the records do not pass the standard's own check, the findings say why. */
export class ExportRefused extends KaigoError {
  constructor(
    detail: string,
    readonly findings: readonly Finding[] = [],
  ) {
    super("EXPORT_REFUSED", { detail: [detail, ...findings.slice(0, shown).map(({ rule, kind, file }) => `${rule} ${kind} ${file.split("_")[0] ?? ""}`.trim())].join(", ") });
  }
}
