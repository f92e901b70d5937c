import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { readSet, type Finding } from "../../standard/index.js";
import { terminalLanguage } from "../output/language.js";

/** One folder that was checked. */
interface Checked {
  readonly folder: string;
  readonly acceptable: boolean;
  readonly findings: readonly Finding[];
}

/** `kaigo check DIR`: checks file sets without a server. DIR holds one set, or folders that each hold one. Exit code 2 when a set is refused. */
export async function runCheck(folder: string, { json = false }: { json?: boolean }): Promise<void> {
  const results: Checked[] = [];
  for (const path of await setFolders(folder)) results.push(await checkFolder(path));
  process.stdout.write(json ? `${JSON.stringify(results, null, 2)}\n` : describe(results));
  if (results.some(({ acceptable }) => !acceptable)) process.exitCode = 2;
}

async function setFolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const inner = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name)).sort();
  return entries.some((entry) => entry.isFile()) ? [folder, ...inner] : inner;
}

async function checkFolder(folder: string): Promise<Checked> {
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name).sort();
  const files = await Promise.all(names.map(async (fileName) => ({ fileName, bytes: await readFile(join(folder, fileName)) })));
  const { findings, isAcceptable } = readSet(files);
  return { folder, acceptable: isAcceptable, findings };
}

function describe(results: readonly Checked[]): string {
  const language = terminalLanguage();
  const lines = results.flatMap(({ folder, acceptable, findings }) => [
    `${acceptable ? "ok     " : "refused"} ${folder}`,
    ...findings.map(({ file, line, column, item, rule, severity, message }) => `  ${severity} ${rule} ${[file, line && `line ${line}`, column && `column ${column}`, item].filter(Boolean).join(", ")}: ${message[language]}`),
  ]);
  return `${lines.join("\n")}\n${results.length} set(s), ${results.filter(({ acceptable }) => !acceptable).length} refused.\n`;
}
