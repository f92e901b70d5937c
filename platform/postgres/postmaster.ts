import { spawn, type ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { Account } from "./account.js";
import { readPidFile } from "./pid-file.js";
import { CLEAN_ENVIRONMENT, serverArguments, type Settings } from "./settings.js";

export interface PostmasterOptions {
  readonly program: string;
  readonly dataDir: string;
  readonly port: number;
  readonly account: Account | null;
  readonly settings: Settings;
  readonly log: (line: string) => void;
}

/** A PostgreSQL server process that takes connections. */
export interface Postmaster {
  readonly pid: number;
  /** Settles when the process has ended, wanted or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** The server ended before it was ready; `said` is what it wrote. */
export class PostmasterEnded extends Error {
  constructor(readonly said: string) {
    super(said);
  }
}

const LOOK_MS = 10;
const KEPT_CHARACTERS = 20_000;
/** A fast stop ends sessions at once and writes everything down; a busy disk may take its time. */
const FAST_STOP_MS = 20_000;
const IMMEDIATE_STOP_MS = 5_000;

/** @throws PostmasterEnded */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const { program, dataDir, port, account, settings, log } = options;
  // in its own process group: Ctrl-C at the terminal reaches us, and we stop it after the last request
  const child = spawn(program, serverArguments(dataDir, port, settings), {
    ...account, cwd: "/", env: CLEAN_ENVIRONMENT, detached: true, stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  let ready = false;
  eachLine(child, (line) => {
    if (!ready) said = `${said}${line}\n`.slice(-KEPT_CHARACTERS);
    log(line);
  });
  let over = false;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      over = true;
      resolve();
    };
    child.once("close", end);
    child.once("error", (error) => {
      said += error.message;
      end();
    });
  });
  while (!over && !isReady(dataDir, child.pid)) await Promise.race([ended, sleep(LOOK_MS)]);
  if (over) throw new PostmasterEnded(said);
  ready = true;
  return { pid: child.pid!, ended, stop: () => stopProcess(child, ended) };
}

/** The server writes its state to the eighth line of its pid file. */
function isReady(dataDir: string, pid: number | undefined): boolean {
  const file = readPidFile(dataDir);
  return file !== null && file.pid === pid && file.state === "ready";
}

function eachLine(child: ChildProcess, take: (line: string) => void): void {
  let rest = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) take(line);
  });
}

async function stopProcess(child: ChildProcess, ended: Promise<void>): Promise<void> {
  const steps = [["SIGINT", FAST_STOP_MS], ["SIGQUIT", IMMEDIATE_STOP_MS], ["SIGKILL", IMMEDIATE_STOP_MS]] as const;
  for (const [signal, patience] of steps) {
    child.kill(signal);
    const cut = new AbortController();
    const late = sleep(patience, "late", { signal: cut.signal }).catch(() => "late");
    const outcome = await Promise.race([ended, late]);
    cut.abort();
    if (outcome !== "late") return;
  }
}
