import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { filesBelow, fingerprint } from "./fingerprint.mjs";
import { ROOT, SetupFailure, inProject } from "./project.mjs";
import { replaceTree } from "./replace-tree.mjs";

const STAMP = inProject("dist", ".build.json");

/** What each part of the build is made from, as one hash per part. */
function sources() {
  const include = JSON.parse(readFileSync(inProject("tsconfig.json"), "utf8")).include;
  const code = include.flatMap((folder) => filesBelow(inProject(folder)).filter((file) => file.endsWith(".ts")));
  const settings = [inProject("tsconfig.json"), inProject("package-lock.json")];
  const wanted = { code: fingerprint([...settings, ...code]) };
  if (existsSync(inProject("web", "vite.config.ts"))) {
    wanted.web = fingerprint([...settings, ...filesBelow(inProject("web")), ...filesBelow(inProject("schema"))]);
  }
  if (existsSync(inProject("client", "build.mjs"))) {
    const kept = ["gateway/operations", "gateway/supergraph", "platform/errors"].flatMap((folder) => filesBelow(inProject(folder)));
    wanted.client = fingerprint([...settings, ...filesBelow(inProject("client")), inProject("docs", "client.md"), ...filesBelow(inProject("schema")), ...kept]);
  }
  return wanted;
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(STAMP, "utf8"));
  } catch {
    return {};
  }
}

function writeStamp(stamp) {
  mkdirSync(inProject("dist"), { recursive: true });
  writeFileSync(`${STAMP}.new`, JSON.stringify(stamp));
  renameSync(`${STAMP}.new`, STAMP);
}

/** @returns {string[]} the parts ("code", "web", "client") whose sources have changed since they were built */
export function staleParts() {
  const built = readStamp();
  return Object.entries(sources()).filter(([part, hash]) => built[part] !== hash).map(([part]) => part);
}

function run(args) {
  return new Promise((resolve, reject) => {
    let said = "";
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.on("data", (chunk) => (said += chunk));
    child.stderr.on("data", (chunk) => (said += chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ ok: code === 0, said: said.trim() }));
  });
}

/** A new name each time: a compiler that has outlived its killed starter still writes to the old one. */
function freshFolder(part) {
  for (const name of readdirSync(inProject("dist"))) {
    if (name.startsWith(`.fresh-${part}`)) rmSync(inProject("dist", name), { recursive: true, force: true, maxRetries: 3 });
  }
  return inProject("dist", `.fresh-${part}-${process.pid}`);
}

async function compile() {
  const fresh = freshFolder("code");
  const result = await run([inProject("node_modules", "typescript", "bin", "tsc"), "-p", ROOT, "--outDir", fresh]);
  replaceTree(fresh, inProject("dist"), ["web", "client", ".build.json"]);
  return result;
}

async function bundle() {
  const fresh = freshFolder("web");
  const vite = inProject("node_modules", "vite", "bin", "vite.js");
  const result = await run([vite, "build", inProject("web"), "--outDir", fresh, "--emptyOutDir", "--logLevel", "warn"]);
  if (result.ok) replaceTree(fresh, inProject("dist", "web"));
  return result;
}

/** The typed client is made by built code, so the code is built before. */
async function makeClient() {
  const fresh = freshFolder("client");
  const result = await run([inProject("client", "build.mjs"), fresh]);
  if (result.ok) replaceTree(fresh, inProject("dist", "client"));
  return result;
}

const BUILDERS = { code: compile, web: bundle, client: makeClient };

/**
 * Builds one part into dist/. Its stamp is taken away first and set last, so that a killed build is done again.
 * @param {"code" | "web" | "client"} part
 * @param {boolean} tolerant with errors in the sources: tell how many and go on (the output is used as far as it goes)
 */
export async function buildPart(part, tolerant) {
  const wanted = sources()[part];
  const { [part]: _, ...others } = readStamp();
  writeStamp(others);
  const { ok, said } = await BUILDERS[part]();
  if (ok) writeStamp({ ...others, [part]: wanted });
  else if (tolerant) process.stderr.write(`\n${said.match(/error TS/g)?.length ?? "Some"} errors in the sources (npm run typecheck shows them), going on.\n`);
  else throw new SetupFailure(`${said}\nThe ${part} could not be built. Repair the errors above and try again.`);
}
