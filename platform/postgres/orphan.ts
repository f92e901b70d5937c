import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { disownPidFile, readPidFile, removePidFile } from "./pid-file.js";
import { isPostmasterOf } from "./process-identity.js";
import { StartFailure } from "./start-failure.js";

const LOOK_MS = 20;
/** A server fills its pid file at once; one that is still cut short then comes from a crash of the machine. */
const BEING_WRITTEN_MS = 1_000;
const STEPS = [["SIGINT", 20_000], ["SIGQUIT", 5_000], ["SIGKILL", 5_000]] as const;

/**
 * Stops the server that a killed process has left at work on these data, and clears what a dead one has left behind.
 * Committed data are safe in each case. Only the owner of the data may call this.
 * @throws StartFailure when it cannot be stopped
 */
export async function stopOrphan(dataDir: string, log: (line: string) => void): Promise<void> {
  let left = readPidFile(dataDir);
  if (left?.pid === 0) {
    await sleep(BEING_WRITTEN_MS);
    left = readPidFile(dataDir);
  }
  if (left === null) return;
  if (left.pid === 0) {
    removePidFile(dataDir);
  } else if (isPostmasterOf(left.pid, dataDir)) {
    log(`stopping the database server ${left.pid} that an earlier run has left`);
    await stop(left.pid, dataDir);
  } else {
    disownPidFile(dataDir);
  }
  for (const name of readdirSync(dataDir)) {
    if (name.startsWith(".s.PGSQL.")) rmSync(join(dataDir, name), { force: true });
  }
}

async function stop(pid: number, dataDir: string): Promise<void> {
  for (const [signal, patience] of STEPS) {
    try {
      process.kill(pid, signal);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === "ESRCH") return;
      throw new StartFailure(
        { en: `The database server ${pid} of an earlier run belongs to another user.`, ja: `前回のデータベース（プロセス ${pid}）は別のユーザーのものです。` },
        { en: `Stop it as that user: kill -INT ${pid}`, ja: `そのユーザーで止めてください: kill -INT ${pid}` },
        { cause },
      );
    }
    for (const until = performance.now() + patience; performance.now() < until; await sleep(LOOK_MS)) {
      if (!isPostmasterOf(pid, dataDir)) return;
    }
  }
  throw new StartFailure(
    { en: `The database server ${pid} of an earlier run does not stop.`, ja: `前回のデータベース（プロセス ${pid}）が止まりません。` },
    { en: `Stop it yourself and start again: kill -9 ${pid}`, ja: `手で止めてから起動し直してください: kill -9 ${pid}` },
  );
}
