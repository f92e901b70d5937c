import { execFile } from "node:child_process";
import { join } from "node:path";

/** What a `kaigo` command said and how it ended. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a `kaigo` command to its end: built code in a process of its own, in English unless the environment says otherwise. */
export function runKaigo(args: readonly string[], environment: Record<string, string> = {}): Promise<Ran> {
  const { PATH = "", HOME = "" } = process.env;
  const env = { PATH, HOME, LANG: "en_US.UTF-8", LC_ALL: "en_US.UTF-8", NODE_ENV: "test", ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, [join(process.cwd(), "dist/cli/kaigo.js"), ...args], { env, maxBuffer: 10_000_000 }, (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }));
  });
}
