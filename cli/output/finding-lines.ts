import type { Language } from "../../platform/errors/kaigo-error.js";

/** A finding with its message in one language. */
export interface ToldFinding {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly item: string | null;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
}

const words = {
  en: { error: "error", warning: "warning", line: (number: number) => `line ${number}`, column: (number: number) => `column ${number}` },
  ja: { error: "エラー", warning: "警告", line: (number: number) => `${number}行目`, column: (number: number) => `項番${number}` },
} as const;

/** Findings as lines of text, one each, in the language of the terminal. */
export const findingLines = (findings: readonly ToldFinding[], language: Language): string[] =>
  findings.map(({ file, line, column, item, rule, severity, message }) => {
    const say = words[language];
    const place = [file, line && say.line(line), column && say.column(column), item].filter(Boolean).join(", ");
    return `  ${severity === "error" ? say.error : say.warning} ${rule}${place ? ` ${place}` : ""}: ${message}`;
  });
