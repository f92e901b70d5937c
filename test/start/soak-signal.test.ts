import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kaigo-soak-signal-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The database server's process, once it runs. */
async function serverOf(place: string): Promise<number> {
  for (;;) {
    const [soak] = (await readdir(place)).filter((name) => name.startsWith("kaigo-soak-"));
    const file = join(place, soak ?? "", "postgres", "postmaster.pid");
    const [pid] = existsSync(file) ? (await readFile(file, "utf8")).split("\n") : [];
    if (pid) return Number(pid);
    await sleep(50);
  }
}

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test("a soak that is told to end leaves neither its database server nor its folder behind", async () => {
  const soak = spawn(process.execPath, ["dist/cli/kaigo.js", "soak", "exchange", "--people", "2000"], { env: { ...process.env, TMPDIR: folder }, stdio: "ignore" });
  const ended = once(soak, "exit");
  const server = await serverOf(folder);
  expect(isRunning(server)).toBe(true);
  soak.kill("SIGTERM");
  expect(await ended).toEqual([143, null]);
  expect(isRunning(server)).toBe(false);
  expect(await readdir(folder)).toEqual([]);
}, 120_000);
