import { readFile, writeFile } from "node:fs/promises";
import { generatedFiles } from "../generate/generated-files.js";

/** `kaigo generate`: writes the pages and examples that are made from the source. */
export async function runGenerate(): Promise<void> {
  const changed: string[] = [];
  for (const [path, text] of Object.entries(generatedFiles())) {
    if ((await readFile(path, "utf8").catch(() => undefined)) === text) continue;
    await writeFile(path, text);
    changed.push(path);
  }
  process.stdout.write(changed.length === 0 ? "Everything is up to date.\n" : `Wrote ${changed.join(", ")}.\n`);
}
