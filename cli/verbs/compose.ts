import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { composeContract } from "../contract/compose-contract.js";

/** `kaigo compose`: writes the SDL of each subgraph and the composed supergraph. With `--check` only tells what would change. */
export async function runCompose({ check = false, folder = "schema" }: { check?: boolean; folder?: string }): Promise<void> {
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
  process.stdout.write(changed.length === 0 ? "The contract is up to date.\n" : `${check ? "Differs" : "Wrote"}: ${changed.join(", ")}\n`);
  if (check && changed.length > 0) process.exitCode = 1;
}
