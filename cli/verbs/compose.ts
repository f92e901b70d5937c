import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { composeContract } from "../contract/compose-contract.js";
import { terminalLanguage } from "../output/language.js";

export interface ComposeFlags {
  readonly check?: boolean;
  readonly json?: boolean;
  readonly folder?: string;
}

const words = {
  en: { none: "The contract is up to date.", differs: (files: string) => `Differs: ${files}`, wrote: (files: string) => `Wrote: ${files}` },
  ja: { none: "契約は最新です。", differs: (files: string) => `異なるもの: ${files}`, wrote: (files: string) => `書き出しました: ${files}` },
};

/** `kaigo compose`: writes the SDL of each subgraph and the composed supergraph. With `--check` only tells what would change. */
export async function runCompose({ check = false, json = false, folder = "schema" }: ComposeFlags): Promise<void> {
  const files = await composeContract();
  const changed: string[] = [];
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    const current = await readFile(path, "utf8").catch(() => undefined);
    if (current === text) continue;
    changed.push(path);
    if (check) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  const { none, differs, wrote } = words[terminalLanguage()];
  const told = changed.length === 0 ? none : (check ? differs : wrote)(changed.join(", "));
  process.stdout.write(`${json ? JSON.stringify({ changed, written: !check }) : told}\n`);
  if (check && changed.length > 0) process.exitCode = 1;
}
