import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ok, warning, wrong, type Finding } from "./finding.js";
import type { Examination } from "./patient.js";

const recommended = 22;

/** Node.js, the installed packages and the build, by the same stamps that `npm start` goes by. */
export const examineProgram: Examination = async ({ root, nodeVersion, config }) => {
  const { engines } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { engines: { node: string } };
  return [examineNode(nodeVersion, engines.node, config.production), ...(await examineFiles(root))];
};

function examineNode(version: string, wanted: string, production: boolean): Finding {
  if (isOlder(version, wanted.replace(/^>=/, "")))
    return wrong("program.node", [`Node.js ${version} is too old.`, `Node.js ${version} は古すぎます。`], ["Install Node.js 22 or 24 from https://nodejs.org.", "https://nodejs.org から Node.js 22 か 24 を入れてください。"]);
  if (production && Number.parseInt(version, 10) < recommended) return warning("program.node", [`Node.js ${version} no longer gets repairs.`, `Node.js ${version} は修正の提供が終わっています。`], ["Use Node.js 22 or 24 in production.", "本番では Node.js 22 か 24 を使ってください。"]);
  return ok("program.node", `Node.js ${version}`, `Node.js ${version}`);
}

/** Whether the first of two versions is older, by the numbers that both have. */
function isOlder(version: string, oldest: string): boolean {
  const [have, need] = [version, oldest].map((text) => text.split(".").map(Number));
  const place = need?.findIndex((number, index) => number !== have?.[index]) ?? -1;
  return place >= 0 && (have?.[place] ?? 0) < (need?.[place] ?? 0);
}

async function examineFiles(root: string): Promise<Finding[]> {
  // An image for production has neither sources nor development packages: there is nothing to compare.
  if (!(await readFile(join(root, "tsconfig.json")).catch(() => null))) return [ok("program.build", "A delivered build without sources", "ソースを含まない配布物です")];
  const scripts = <Module>(name: string): Promise<Module> => import(pathToFileURL(join(root, "scripts/lib", name)).href) as Promise<Module>;
  const { isInstalled } = await scripts<{ isInstalled(): boolean }>("install.mjs");
  const { staleParts } = await scripts<{ staleParts(): string[] }>("build.mjs");
  // A start builds no typed client: only one that was made can be out of date.
  const hasClient = existsSync(join(root, "dist/client"));
  const stale = staleParts().filter((part) => part !== "client" || hasClient);
  return [
    isInstalled()
      ? ok("program.packages", "The packages are those of package-lock.json", "パッケージは package-lock.json のとおりです")
      : wrong("program.packages", ["The installed packages are not those of package-lock.json.", "入っているパッケージが package-lock.json と違います。"], ["Run `npm start` or `npm ci`.", "`npm start` か `npm ci` を実行してください。"]),
    stale.length === 0
      ? ok("program.build", "The build fits the sources", "ビルドはソースのとおりです")
      : wrong("program.build", [`The build is older than the sources (${stale.join(", ")}).`, `ビルドがソースより古いままです（${stale.join(", ")}）。`], ["Run `npm run build`.", "`npm run build` を実行してください。"]),
  ];
}
