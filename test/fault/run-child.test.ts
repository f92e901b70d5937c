import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const url = (path: string) => new URL(path, import.meta.url);
const FLAGS = ["--import", url("../../scripts/lib/end-with-parent.mjs").href];

let folder: string;
let file: string;
let starter: ChildProcess;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "kaigo-graph-fault-"));
  file = join(folder, "signals");
  const nodeArgs = [...FLAGS, url("../support/signal-child.mjs").pathname, file];
  const code = `import { runChild } from ${JSON.stringify(url("../../scripts/lib/run-child.mjs").href)};
    process.exitCode = await runChild(${JSON.stringify(nodeArgs)});`;
  starter = spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: "ignore" });
  await until(() => said().startsWith("ready"));
});
afterEach(async () => {
  starter.kill("SIGKILL");
  await until(() => !isAlive(childPid()));
  rmSync(folder, { recursive: true, force: true });
});

function said(): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

const childPid = () => Number(/ready (\d+)/.exec(said())?.[1]);

function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

async function until(true_: () => boolean): Promise<void> {
  for (let i = 0; i < 500 && !true_(); i += 1) await sleep(20);
  expect(true_()).toBe(true);
}

test.each(["SIGINT", "SIGTERM"] as const)("%s reaches the program once, and its exit code comes back", async (signal) => {
  const exit = new Promise((resolve) => starter.once("exit", resolve));
  // Ctrl-C: from the terminal, and again from npm
  starter.kill(signal);
  starter.kill(signal);
  expect(await exit).toBe(7);
  expect(said().split("\n").slice(1)).toEqual([signal, ""]);
});

test("when the starter is killed with -9, the program ends the orderly way", async () => {
  starter.kill("SIGKILL");
  await until(() => said().includes("SIGTERM"));
  await until(() => !isAlive(childPid()));
});
