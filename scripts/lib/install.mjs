import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { ROOT, SetupFailure, inProject } from "./project.mjs";

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

function runNpmCi() {
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  const [command, all] = npm?.endsWith("js") ? [process.execPath, [npm, ...args]] : ["npm", args];
  return new Promise((resolve, reject) => {
    let said = "";
    const child = spawn(command, all, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32" && command === "npm" });
    const keep = (chunk) => (said = (said + chunk).slice(-20_000));
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => reject(new SetupFailure(`npm could not be started (${error.code}). Install npm and try again.`)));
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new SetupFailure(`${said.trim()}\nThe packages could not be installed (npm ci ended with ${code}). ${adviceFor(said)}`));
    });
  });
}

function adviceFor(said) {
  if (said.includes("ENOSPC")) return "The disk is full: free about 1 GB and try again.";
  if (said.includes("EACCES") || said.includes("EROFS")) return "This folder cannot be written: give yourself the right to write here and try again.";
  if (/ENOTFOUND|ETIMEDOUT|ECONNRE|EAI_AGAIN|network/.test(said)) return "npm's registry does not answer: check the network or proxy and try again.";
  return "Read npm's words above, then try again.";
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
