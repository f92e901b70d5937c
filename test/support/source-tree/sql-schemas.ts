import { plainCode } from "./plain-code.js";
import { isCode, matches, type Scanner, type SourceFile } from "./source-file.js";

/** The schema of each subgraph's folder: its name with underscores. */
const schemaOf = (folder: string): string => folder.replaceAll("-", "_");

const folderOf = ({ path }: SourceFile): string | undefined => /^subgraphs\/([a-z-]+)\//.exec(path)?.[1];

/** The insides of strings at their places, everything else blanked. */
function onlyStrings(text: string): string {
  const code = plainCode(text);
  return plainCode(text, ["string"]).split("").map((char, index) => (char === "\n" || char !== code[index] ? char : " ")).join("");
}

/** SQL of a subgraph that reads or writes another's tables instead of the `shared_` views that the other one offers. */
export const foreignTables: Scanner = (files) => {
  const code = files.filter((file) => isCode(file) && folderOf(file));
  const schemas = [...new Set(code.map((file) => schemaOf(folderOf(file) ?? "")))];
  const named = new RegExp(`(?<![\\w./"-])"?(${schemas.join("|")})"?\\s*\\.\\s*"?(\\w+)`, "g");
  return code.flatMap((file) => {
    const own = schemaOf(folderOf(file) ?? "");
    const foreign = matches(file, onlyStrings(file.text), named, ([, schema = "", table = ""]) => (schema === own || table.startsWith("shared_") ? "" : `${schema}.${table} belongs to another subgraph`));
    return foreign.filter(({ what }) => what !== "");
  });
};
