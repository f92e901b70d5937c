import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { readSet, type Finding } from "../../standard/index.js";
import { readSetFiles } from "../exchange/set-files.js";
import { findingLines } from "../output/finding-lines.js";
import { terminalLanguage } from "../output/language.js";
import { Progress } from "../output/progress.js";

/** One folder that was checked. */
interface Checked {
  readonly folder: string;
  readonly acceptable: boolean;
  readonly findings: readonly Finding[];
}

/** `kaigo check DIR`: checks file sets without a server. DIR holds one set, or folders that each hold one. Exit code 2 when a set is refused. */
export async function runCheck(folder: string, { json = false }: { json?: boolean }): Promise<void> {
  const results: Checked[] = [];
  const folders = await setFolders(folder);
  const progress = new Progress(words[terminalLanguage()].sets, folders.length);
  for (const path of folders) progress.at(results.push(await checkFolder(path)));
  process.stdout.write(json ? `${JSON.stringify(results, null, 2)}\n` : describe(results));
  if (results.some(({ acceptable }) => !acceptable)) process.exitCode = 2;
}

/** Throws INPUT_INVALID when there is nothing to check: an empty answer would look like a good one. */
async function setFolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const shown = entries.filter(({ name }) => !name.startsWith("."));
  const inner = shown.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name)).sort();
  const folders = shown.some((entry) => entry.isFile()) ? [folder, ...inner] : inner;
  if (folders.length === 0) throw new KaigoError("INPUT_INVALID", { field: "dir", rule: "a folder with a file set, or with folders of them" });
  return folders;
}

async function checkFolder(folder: string): Promise<Checked> {
  const { findings, isAcceptable } = readSet(await readSetFiles(folder));
  return { folder, acceptable: isAcceptable, findings };
}

const words = {
  en: { sets: "sets", ok: "ok     ", refused: "refused", total: (sets: number, refused: number) => `${sets} set(s), ${refused} refused.` },
  ja: { sets: "組", ok: "適合　", refused: "不適合", total: (sets: number, refused: number) => `${sets} 組のうち ${refused} 組が不適合です。` },
};

function describe(results: readonly Checked[]): string {
  const language = terminalLanguage();
  const lines = results.flatMap(({ folder, acceptable, findings }) => [
    `${words[language][acceptable ? "ok" : "refused"]} ${folder}`,
    ...findingLines(findings.map((finding) => ({ ...finding, message: finding.message[language] })), language),
  ]);
  return `${lines.join("\n")}\n${words[language].total(results.length, results.filter(({ acceptable }) => !acceptable).length)}\n`;
}
