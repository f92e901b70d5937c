import { spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { identify, isAlive } from "./process-identity.mjs";
import { ROOT, SetupFailure, inProject } from "./project.mjs";

const ARGS = ["ci", "--include=dev", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
const KEPT_CHARACTERS = 20_000;
const WINDOWS = process.platform === "win32";

/** Names the npm at work, so that the next run can end one that has outlived its starter. */
const RUNNING = inProject(".data", "npm-ci.json");

/** Runs `npm ci` in a process group of its own. The caller holds the setup lock. */
export async function runNpmCi() {
  await endLeftover();
  const npm = process.env.npm_execpath;
  const byNode = npm?.endsWith("js") === true;
  const [command, args] = byNode ? [process.execPath, [npm, ...ARGS]] : ["npm", ARGS];
  const child = spawn(command, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"], detached: !WINDOWS, shell: WINDOWS && !byNode });
  if (child.pid) writeFileSync(RUNNING, JSON.stringify(identify(child.pid)));
  const stop = () => {
    killGroup(child.pid);
    process.exit(130);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, stop);
  try {
    await outcome(child);
  } finally {
    for (const signal of signals) process.off(signal, stop);
    rmSync(RUNNING, { force: true });
  }
}

function outcome(child) {
  return new Promise((resolve, reject) => {
    let said = "";
    const keep = (chunk) => (said = (said + chunk).slice(-KEPT_CHARACTERS));
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => reject(new SetupFailure(`npm could not be started (${error.code}). Install npm and try again.`)));
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new SetupFailure(`${said.trim()}\nThe packages could not be installed (npm ci ended with ${code}). ${adviceFor(said)}`));
    });
  });
}

function killGroup(pid) {
  try {
    process.kill(WINDOWS ? pid : -pid, "SIGKILL");
  } catch {
    // it has ended by itself
  }
}

/** Two of them at once would tear each other's files: the one whose starter was killed has to end first. */
async function endLeftover() {
  let left;
  try {
    left = JSON.parse(readFileSync(RUNNING, "utf8"));
  } catch {
    return;
  }
  while (isAlive(left)) {
    killGroup(left.pid);
    await sleep(50);
  }
}

function adviceFor(said) {
  if (said.includes("ENOSPC")) return "The disk is full: free about 1 GB and try again.";
  if (said.includes("EACCES") || said.includes("EROFS")) return "This folder cannot be written: give yourself the right to write here and try again.";
  if (/ENOTFOUND|ETIMEDOUT|ECONNRE|EAI_AGAIN|network/.test(said)) return "npm's registry does not answer: check the network or proxy and try again.";
  return "Read npm's words above, then try again.";
}
