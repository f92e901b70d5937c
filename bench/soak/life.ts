import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** When a process dies: some milliseconds after it has said so many lines. */
export interface Death {
  readonly afterLines: number;
  /** Only lines of this form count. */
  readonly of?: RegExp;
  readonly milliseconds: number;
}

/** How a process came to its end. */
export type End = "FINISHED" | "KILLED";

/** Processes that run now, so that none is left behind. */
export class Lives {
  private readonly running = new Set<ChildProcess>();
  private isEnding = false;
  private isOver = false;

  /** Runs a program beside this file to its end, or to its death by SIGKILL. Every line it says is told, also the last before its death. Throws when it fails by itself. */
  async live(program: string, args: readonly string[], death: Death | null, onLine: (line: string) => void): Promise<End> {
    if (this.isOver) throw new Error(`${program} is not started any more`);
    // It reads its input to the end: when we are gone, it goes too.
    const child = spawn(process.execPath, [fileURLToPath(new URL(program, import.meta.url)), ...args], { stdio: ["pipe", "pipe", "pipe"] });
    this.running.add(child);
    if (this.isEnding) child.stdin.end();
    let said = 0;
    let killed = false;
    let errors = "";
    child.stderr.on("data", (chunk: Buffer) => (errors = `${errors}${chunk}`.slice(-4_000)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      onLine(line);
      if (death?.of?.test(line) === false) return;
      if ((said += 1) === death?.afterLines) void sleep(death.milliseconds).then(() => (killed = child.kill("SIGKILL")));
    });
    const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (...end) => resolve(end));
    });
    this.running.delete(child);
    if (killed && signal === "SIGKILL") return "KILLED";
    if (code === 0) return "FINISHED";
    throw new Error(`${program} ended with ${code ?? signal}: ${errors}`);
  }

  /** Asks everyone that still runs, and whoever comes after, to finish what is at hand. */
  end(): void {
    this.isEnding = true;
    for (const child of this.running) child.stdin?.end();
  }

  /** Ends everyone at once and lets nobody begin. */
  kill(): void {
    this.isOver = true;
    for (const child of this.running) child.kill("SIGKILL");
  }
}
