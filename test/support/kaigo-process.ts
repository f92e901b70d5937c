import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const running = new Set<ChildProcess>();

// A test that fails leaves its processes behind, and jest would wait for their output for ever.
afterAll(() => {
  for (const child of running) child.kill("SIGKILL");
});

/** What is not there in time is told, so that nobody waits for jest's own limit without a word. */
async function within<T>(milliseconds: number, awaited: Promise<T>, problem: () => string): Promise<T> {
  const stop = new AbortController();
  const late = sleep(milliseconds, undefined, { signal: stop.signal }).then(() => Promise.reject(new Error(problem())));
  late.catch(() => undefined);
  return Promise.race([awaited, late]).finally(() => stop.abort());
}

/** A `kaigo` command as a process of its own, built code, real signals. None outlives its test file. */
export class KaigoProcess {
  private text = "";
  private readonly ended: Promise<number | null>;

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.on("data", (chunk: Buffer) => (this.text += chunk));
    child.stderr?.on("data", (chunk: Buffer) => (this.text += chunk));
    running.add(child);
    this.ended = once(child, "exit").then(([code]) => {
      running.delete(child);
      return code as number | null;
    });
  }

  static start(args: readonly string[], environment: Record<string, string>): KaigoProcess {
    const { PATH = "", HOME = "" } = process.env;
    return new KaigoProcess(spawn(process.execPath, [join(process.cwd(), "dist/cli/kaigo.js"), ...args], { env: { PATH, HOME, LANG: "en_US.UTF-8", ...environment }, stdio: ["ignore", "pipe", "pipe"] }));
  }

  get output(): string {
    return this.text;
  }

  /** Waits until the output has the text. Throws with the output when the process ends first or the time is over. */
  async until(text: string | RegExp, milliseconds = 90_000): Promise<string> {
    const found = () => (typeof text === "string" ? this.text.includes(text) : text.test(this.text));
    for (const end = performance.now() + milliseconds; performance.now() < end; await sleep(20)) {
      if (found()) return this.text;
      if (this.child.exitCode !== null || this.child.signalCode !== null) break;
    }
    if (found()) return this.text;
    throw new Error(`"${text}" did not come; the output was:\n${this.text}`);
  }

  /** The process ids of its own child processes (Linux). */
  async children(): Promise<number[]> {
    const { pid } = this.child;
    const text = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "");
    return text.split(" ").filter(Boolean).map(Number);
  }

  async exit(): Promise<number | null> {
    return this.ended;
  }

  /** Its exit code. Throws with the output when it has not ended after a minute. */
  async kill(signal: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill(signal);
    return within(60_000, this.ended, () => `it did not end after ${signal}; the output was:\n${this.text}`);
  }
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}
