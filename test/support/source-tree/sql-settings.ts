import { plainCode } from "./plain-code.js";
import { isCode, lineAt, matches, room, type Offence, type Scanner, type SourceFile } from "./source-file.js";

const sql = (file: SourceFile) => (isCode(file) ? plainCode(file.text, ["string"]) : file.text);
const elsewhere = new Set(["test", "web", "bench"]);
const isProduct = (file: SourceFile) => (isCode(file) || file.path.endsWith(".sql")) && !elsewhere.has(room(file.path));

const lastingSet = /\bSET\s+(?!LOCAL\b)(?:SESSION\s+)?(?:app\s*\.|["']?app\.|ROLE\b(?!\s*=)|(?:SESSION\s+)?AUTHORIZATION\b)/gi;
const setConfig = /\bset_config\s*\(([^;]*?)\)/gi;

/** Settings that would outlive their transaction on a pooled connection and so reach the next caller. */
export const lastingSettings: Scanner = (files) =>
  files.filter(isProduct).flatMap((file) => {
    const text = sql(file);
    const sets = matches(file, text, lastingSet, ([found]) => `${found.replace(/\s+/g, " ")}… is not LOCAL`);
    const calls = [...text.matchAll(setConfig)].filter(([, given = ""]) => !/,\s*true\s*$/i.test(given));
    return [...sets, ...calls.map((call): Offence => ({ path: file.path, line: lineAt(text, call.index), what: "set_config() is not transaction-local" }))];
  });

const passesRights = /\bSECURITY\s+DEFINER\b|\bMATERIALI[SZ]ED\s+VIEW\b|\bBYPASSRLS\b(?<!NOBYPASSRLS)|\brow_security\s*(?:=|TO)\s*off\b|\bDISABLE\s+ROW\s+LEVEL\b|\bNO\s+FORCE\s+ROW\s+LEVEL\b/gi;

/** SQL that gets around row-level security. */
export const rightsPassedBy: Scanner = (files) => files.filter(isProduct).flatMap((file) => matches(file, sql(file), passesRights, ([found]) => `${found} gets around row-level security`));
