import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { render } from "./render.js";
import type { Spec } from "./spec.js";

/** Rewrites standard/generated from standard/spec/careplan-csv.json; runs from the sources' folder or from dist. */
function main(): void {
  const standard = join(projectRoot(dirname(fileURLToPath(import.meta.url))), "standard");
  const spec = JSON.parse(readFileSync(join(standard, "spec", "careplan-csv.json"), "utf8")) as Spec;
  const folder = join(standard, "generated");
  const files = render(spec);
  mkdirSync(folder, { recursive: true });
  for (const stale of readdirSync(folder).filter((name) => !files.has(name))) rmSync(join(folder, stale));
  for (const [name, source] of files) writeFileSync(join(folder, name), source);
  process.stdout.write(`${files.size} files written to standard/generated\n`);
}

function projectRoot(start: string): string {
  if (existsSync(join(start, "package.json"))) return start;
  const parent = dirname(start);
  if (parent === start) throw new Error("package.json not found above the generator");
  return projectRoot(parent);
}

main();
