import { posix } from "node:path";
import { plainCode } from "./plain-code.js";
import { isCode, lineAt, type SourceFile } from "./source-file.js";

/** One import of a file, static or not, for types or not. */
export interface Import {
  readonly from: string;
  readonly line: number;
  /** A path in the project (`.js` given as `.ts`), or the name of a package or of a part of Node (`node:fs`). */
  readonly to: string;
  readonly inProject: boolean;
  /** Only types: nothing of it is left at run time. */
  readonly typeOnly: boolean;
}

// Names are blanked while looking for imports, so that text about imports is not taken for one.
const forms = /\b(?:(import|export)(\s+type\b)?(?:[\s{*][^;"'`]*?[\s}*]from)?\s*|(?:import|require|createRequire\([^)]*\)|jest\.\w*[mM]ock\w*)\s*\(\s*|import\.meta\.resolve\s*\(\s*)(["'`]) +\3/g;

/** Everything a code file imports, re-exports, requires or mocks by a written-out name. */
export function importsOf(file: SourceFile): Import[] {
  if (!isCode(file)) return [];
  const text = plainCode(file.text);
  return [...text.matchAll(forms)].map((match) => {
    const end = match.index + match[0].length - 1;
    const name = file.text.slice(text.lastIndexOf(match[3] ?? "", end - 1) + 1, end);
    const inProject = name.startsWith(".");
    const to = inProject ? posix.join(posix.dirname(file.path), name).replace(/\.js$/, ".ts") : name;
    return { from: file.path, line: lineAt(text, match.index), to, inProject, typeOnly: match[2] !== undefined };
  });
}

/** `@scope/name/part` → `@scope/name`, `name/part` → `name`. */
export const packageOf = (name: string): string => name.split("/").slice(0, name.startsWith("@") ? 2 : 1).join("/");
