import { readFile } from "node:fs/promises";
import { composeContract } from "../contract/compose-contract.js";
import { compareContract, readSchema, type Comparison } from "../contract/compare-contract.js";
import { inColour } from "../output/colours.js";
import { terminalLanguage } from "../output/language.js";

/**
 * `kaigo check-schema [FILE]`: compares a supergraph or schema, or without a file what the subgraphs compose to now, with the
 * published contract. Exit code 2 for a breaking change that nobody has declared.
 */
export async function runCheckSchema(file: string | undefined, { folder = "schema", json = false }: { folder?: string; json?: boolean }): Promise<void> {
  const text = file === undefined ? ((await composeContract())["supergraph.graphql"] ?? "") : await readFile(file, "utf8");
  const comparison = await compareContract(readSchema(text), folder);
  process.stdout.write(json ? `${JSON.stringify(comparison, null, 2)}\n` : describe(comparison));
  if (comparison.breaking.length > 0) process.exitCode = 2;
}

const words = {
  en: { breaking: "breaks     ", declared: "declared   ", dangerous: "take care  ", good: "Nothing that was published breaks.", bad: (count: number) => `${count} breaking change(s). Keep what was published and deprecate it, or declare the break in declared-breaks.json.` },
  ja: { breaking: "非互換　　", declared: "宣言済み　", dangerous: "要注意　　", good: "公開済みの契約との非互換はありません。", bad: (count: number) => `非互換の変更が ${count} 件あります。公開済みの項目を残して非推奨にするか、declared-breaks.json に宣言してください。` },
};

function describe({ breaking, declared, dangerous }: Comparison): string {
  const say = words[terminalLanguage()];
  return [
    ...breaking.map((change) => `${inColour("red", say.breaking)} ${change}`),
    ...declared.map((change) => `${say.declared} ${change}`),
    ...dangerous.map((change) => `${inColour("yellow", say.dangerous)} ${change}`),
    breaking.length === 0 ? say.good : say.bad(breaking.length),
    "",
  ].join("\n");
}
