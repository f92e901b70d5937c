import { readFile, writeFile } from "node:fs/promises";
import { terminalLanguage } from "../output/language.js";
import { generatedFiles } from "../generate/generated-files.js";

const words = {
  en: { none: "Everything is up to date.", wrote: (files: string) => `Wrote ${files}.` },
  ja: { none: "すべて最新です。", wrote: (files: string) => `書き出しました: ${files}` },
};

/** `kaigo generate`: writes the pages and examples that are made from the source. */
export async function runGenerate({ json = false }: { readonly json?: boolean }): Promise<void> {
  const changed: string[] = [];
  for (const [path, text] of Object.entries(generatedFiles())) {
    if ((await readFile(path, "utf8").catch(() => undefined)) === text) continue;
    await writeFile(path, text);
    changed.push(path);
  }
  const { none, wrote } = words[terminalLanguage()];
  const told = changed.length === 0 ? none : wrote(changed.join(", "));
  process.stdout.write(`${json ? JSON.stringify({ written: changed }) : told}\n`);
}
