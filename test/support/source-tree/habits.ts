import { basename } from "node:path";
import { plainCode } from "./plain-code.js";
import { isCode, isGenerated, matches, room, type Offence, type Scanner, type SourceFile } from "./source-file.js";

const outsideOf = (file: SourceFile, places: readonly RegExp[]) => !places.some((place) => place.test(file.path));

/** A scanner for one pattern in code, with comments and strings taken out. */
function inCode(pattern: RegExp, what: string, places: readonly RegExp[] = [], keep: readonly ("string" | "pattern")[] = []): Scanner {
  return (files) =>
    files.filter((file) => isCode(file) && outsideOf(file, places)).flatMap((file) => matches(file, plainCode(file.text, keep), pattern, () => what));
}

export const environmentReads = inCode(
  /\bprocess\s*\??\.\s*env\b|\bprocess\s*\[|\{[^}]*\benv\b[^}]*\}\s*(?:=\s*process\b|from\s*["']node:process["'])|\bloadEnvFile\b/g,
  "reads the environment outside platform/config",
  [/^platform\/config\//, /^scripts\//, /^test\//, /^bench\//, /(^|\/)[\w.-]+\.config\.\w+$/],
  ["string"],
);

export const consoleCalls = inCode(/\bconsole\s*[.[]/g, "writes to the console", [/^cli\//, /^scripts\//, /^bench\//, /^test\/.*-process\.mjs$/]);

/** Care rules work on calendar strings; only the rooms that meet the outside know what time it is. */
export const clocks = inCode(/\bnew\s+Date\b|\bDate\s*\.\s*now\b|\bDate\s*\(/g, "uses Date where days are calendar strings", [
  /^platform\//, /^gateway\//, /^cli\//, /^bench\//, /^test\//, /^scripts\//, /^web\//,
]);

export const rawOrdering = inCode(/\.\s*(?:orderBy|addOrderBy)\s*\(/g, "orderBy() runs raw text: take sort keys from an enum");

export const weakTypes = inCode(/\bas\s+any\b|<any>|:\s*any\b(?!\w)/g, "gives up the type with any");

/** Only tests in a browser may be passed over, where the machine has none. */
export const heldBackTests = inCode(/\.\s*(?:skip|only|todo|failing)\s*[(.]|\b(?:xit|xtest|xdescribe|fit|fdescribe)\s*\(/g, "holds tests back", [/^test\/support\/source-tree\//, /^test\/support\/chromium\.ts$/]);

const comment = (word: string) => new RegExp(String.raw`@${word}\b`, "g");
const suppressions = [comment("ts-ignore"), comment("ts-nocheck"), comment("ts-expect-error"), /\b(?:eslint|oxlint|biome|prettier|tslint)-(?:disable|ignore)/g, /\b(?:istanbul|c8|v8) ignore/g];

/** Comments that switch a checker off. */
export const switchedOffChecks: Scanner = (files) =>
  files.filter((file) => isCode(file) && !aboutRules(file)).flatMap((file) => suppressions.flatMap((pattern) => matches(file, file.text, pattern, ([found]) => `switches a check off: ${found}`)));

const promise = new RegExp(String.raw`\b(?:${["TO" + "DO", "FIX" + "ME", "XX" + "X(?!-)", "HA" + "CK"].join("|")})\b`, "g");

/** Unfinished work left in a text. */
export const promises: Scanner = (files) =>
  files.filter((file) => !isGenerated(file) && !/\/spec\/.*\.json$/.test(file.path)).flatMap((file) => matches(file, file.text, promise, ([found]) => `leaves a ${found}`));

/** Files that talk about the forbidden things because they forbid them. */
const aboutRules = ({ path }: SourceFile) => /^test\/(?:guard|support\/source-tree)\//.test(path);

const mostLines = 300;

/** Hand-written code files that are too long to read in one go. */
export const longFiles: Scanner = (files) =>
  files.filter((file) => (isCode(file) || /\.(?:sql|css)$/.test(file.path)) && !isGenerated(file)).flatMap((file): Offence[] => {
    const lines = file.text.split("\n").length - (file.text.endsWith("\n") ? 1 : 0);
    return lines > mostLines ? [{ path: file.path, line: 0, what: `has ${lines} lines, more than ${mostLines}` }] : [];
  });

const kebab = /^\.?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/;
const customaryNames = new Set(["README.md", "README.ja.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "Dockerfile", "Chart.yaml", "NOTES.txt", "_helpers.tpl"]);

/** Files and folders whose names are not lower case with hyphens. */
export const oddNames: Scanner = (files) =>
  files.flatMap((file) => {
    const folders = file.path.split("/").slice(0, -1);
    const odd = [...folders, ...(customaryNames.has(basename(file.path)) || isRecordedFile(file) ? [] : [basename(file.path)])].filter((name) => !kebab.test(name));
    return odd.map((name) => ({ path: file.path, line: 0, what: `${name} is not kebab-case` }));
  });

/** Recorded input of tests keeps the names that the national standard gives its files. */
const isRecordedFile = ({ path }: SourceFile) => room(path) === "test" && path.includes("/fixture/");
