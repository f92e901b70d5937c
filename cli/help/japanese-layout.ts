import { stripVTControlCharacters } from "node:util";

/** Characters that take two places on a terminal. */
const wide = "\\u1100-\\u115f\\u2e80-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\uff00-\\uff60\\uffe0-\\uffe6";
const wideOnes = new RegExp(`[${wide}]`, "gu");
/** Pieces that stay whole: a word with its space, or one wide character; neither is parted from what closes after it. */
const piece = new RegExp(`\\s*(?:[（「]*[${wide}]|[^\\s${wide}]+)[、。）」]*`, "gu");

/** Places that a text takes on a terminal. */
export const displayWidth = (text: string): number => stripVTControlCharacters(text).length + (text.match(wideOnes)?.length ?? 0);

/** Breaks a text into lines of at most `width` places; Japanese may be broken between any two characters. */
export function boxWrap(text: string, width: number): string {
  return text
    .split("\n")
    .flatMap((line) => wrapLine(line, width))
    .join("\n");
}

function wrapLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const next of text.match(piece) ?? []) {
    if (line !== "" && displayWidth(line + next) > width) {
      lines.push(line);
      line = next.trimStart();
    } else line += next;
  }
  return [...lines, line];
}
