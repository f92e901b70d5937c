import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { runNpmCi } from "./npm-ci.mjs";
import { inProject } from "./project.mjs";

const STAMP = inProject("node_modules", ".kaigo-install.json");
const NPM_RECORD = inProject("node_modules", ".package-lock.json");

/** What the installed packages must fit: the lock file and the machine they were built for. */
function wanted() {
  const lock = createHash("sha256").update(readFileSync(inProject("package-lock.json"))).digest("hex");
  return JSON.stringify({ lock, machine: `${process.platform}-${process.arch}` });
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

/** True when npm itself, run by hand, has completed exactly what the lock file says. npm writes its record last. */
function npmHasInstalledThis() {
  const record = read(NPM_RECORD);
  if (record === null) return false;
  const installed = JSON.parse(record).packages;
  const locked = JSON.parse(readFileSync(inProject("package-lock.json"), "utf8")).packages;
  const fits = ([path, entry]) => {
    if (path === "") return true;
    const there = installed[path];
    if (!there) return entry.optional === true;
    return there.version === entry.version && there.integrity === entry.integrity && existsSync(inProject(path, "package.json"));
  };
  return Object.entries(locked).every(fits);
}

/** True when node_modules is complete and fits the lock file. */
export function isInstalled() {
  return read(STAMP) === wanted();
}

/** Installs exactly what the lock file says. Both records go first and ours comes back last, so that a killed run starts over. */
export async function install() {
  if (npmHasInstalledThis()) {
    writeFileSync(STAMP, wanted());
    return;
  }
  rmSync(STAMP, { force: true });
  rmSync(NPM_RECORD, { force: true });
  await runNpmCi();
  writeFileSync(STAMP, wanted());
}
