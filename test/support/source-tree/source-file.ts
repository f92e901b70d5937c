import { readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** One file of the project as the guards see it. Paths are relative to the project's folder, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A place that breaks a rule. `line` counts from 1; 0 means the file as a whole. */
export interface Offence {
  readonly path: string;
  readonly line: number;
  readonly what: string;
}

/** Reads files and names what is wrong with them. */
export type Scanner = (files: readonly SourceFile[]) => Offence[];

export const projectRoot = fileURLToPath(new URL("../../../", import.meta.url));

/** Made by tools or by runs, and not part of the project: what .gitignore names, and git's own folder. */
const outside = new Set([".git", "dist", ".data", "coverage", "bench/results", "test/artefacts"]);
const textKinds = new Set([".ts", ".tsx", ".mts", ".mjs", ".js", ".json", ".sql", ".graphql", ".md", ".yml", ".yaml", ".html", ".css", ".sh", ".tpl", ""]);
const codeKinds = new Set([".ts", ".tsx", ".mts", ".mjs", ".js"]);

let read: readonly SourceFile[] | undefined;

/** Every text file of the project, read once per test file. Binary files have empty text, so that their names are still checked. */
export function sourceTree(): readonly SourceFile[] {
  read ??= below("").map((path) => ({ path, text: isText(path) ? readFileSync(join(projectRoot, path), "utf8") : "" }));
  return read;
}

function below(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (outside.has(path) || entry.name === "node_modules" || entry.name === ".env" || entry.name.endsWith(".log")) return [];
    return entry.isDirectory() ? below(path) : [path];
  });
}

const isText = (path: string) => textKinds.has(extname(path)) || basename(path).startsWith(".");

export const isCode = ({ path }: SourceFile): boolean => codeKinds.has(extname(path));
export const isGenerated = ({ path }: SourceFile): boolean => path.includes("/generated/") || path === "package-lock.json";

/** First folder of a path: `subgraphs`, or the file itself when it lies at the top. */
export const room = (path: string): string => path.slice(0, path.indexOf("/") === -1 ? path.length : path.indexOf("/"));

/** Every match of a pattern, told by `say`. The pattern needs the `g` flag. */
export function matches(file: SourceFile, text: string, pattern: RegExp, say: (match: RegExpMatchArray) => string): Offence[] {
  return [...text.matchAll(pattern)].map((match) => ({ path: file.path, line: lineAt(text, match.index), what: say(match) }));
}

export const lineAt = (text: string, index: number): number => text.slice(0, index).split("\n").length;

/** One line per offence, for a test's failure message. */
export const tell = (offences: readonly Offence[]): string[] => offences.map(({ path, line, what }) => `${path}${line > 0 ? `:${line}` : ""} ${what}`);
