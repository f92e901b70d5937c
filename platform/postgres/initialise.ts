import { spawn } from "node:child_process";
import { chmodSync, chownSync, closeSync, existsSync, fsyncSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { newPassword, writeAccess } from "./access-file.js";
import type { Account } from "./account.js";
import type { Binaries } from "./binaries.js";
import { findFreePort } from "./free-port.js";
import { CLEAN_ENVIRONMENT } from "./settings.js";
import { StartFailure, toStartFailure } from "./start-failure.js";

/** Text is ordered by code point everywhere, whatever the machine's own language. */
const INITDB_ARGS = [
  "--username=postgres", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C",
  "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--data-checksums", "--no-instructions",
];

export interface InitialiseOptions {
  readonly binaries: Binaries;
  readonly account: Account | null;
  /** Do not wait for the disk: only for data that may be lost. */
  readonly quick: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Whether there are data; a folder of something else, or of another PostgreSQL version, is refused. */
export function isInitialised(dataDir: string, version: string): boolean {
  if (!existsSync(dataDir)) return false;
  const names = readdirSync(dataDir);
  if (names.length === 0) return false;
  if (!names.includes("PG_VERSION")) {
    throw new StartFailure({ en: `${dataDir} holds something else than a database.`, ja: `${dataDir} にはデータベースでないものがあります。` }, { en: "Move that folder away and start again.", ja: "そのフォルダーを移してから起動し直してください。" });
  }
  const found = readFileSync(join(dataDir, "PG_VERSION"), "utf8").trim();
  if (found === version) return true;
  throw new StartFailure(
    { en: `The data in ${dataDir} are of PostgreSQL ${found}, this is ${version}.`, ja: `${dataDir} のデータは PostgreSQL ${found} のもので、こちらは ${version} です。` },
    { en: "Export them with the other version, or move the folder away.", ja: "元の版で書き出すか、フォルダーを移してください。" },
  );
}

/**
 * Makes an empty database in `dataDir`. All is prepared in a folder beside it and renamed when it is complete, so that
 * a process killed in between leaves nothing that looks like data.
 */
export async function initialise(dataDir: string, options: InitialiseOptions): Promise<void> {
  const work = mkdtempSync(`${dataDir}.new-`);
  try {
    const fresh = join(work, "data");
    const passwordFile = join(work, "password");
    const password = newPassword();
    mkdirSync(fresh, { mode: 0o700 });
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (options.account) {
      const { uid, gid } = options.account;
      chmodSync(work, 0o711);
      for (const path of [fresh, passwordFile]) chownSync(path, uid, gid);
    }
    await runInitdb([...INITDB_ARGS, `--pwfile=${passwordFile}`, ...(options.quick ? ["--no-sync"] : []), "-D", fresh], options);
    writeAccess(fresh, { password, port: await findFreePort() }, options.account);
    renameSync(fresh, dataDir);
    syncFolder(dirname(dataDir));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function runInitdb(args: readonly string[], { binaries, account, signal }: InitialiseOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(binaries.initdb, args, { ...account, cwd: "/", env: CLEAN_ENVIRONMENT, detached: true, stdio: ["ignore", "ignore", "pipe"], signal });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.on("error", (error) => reject(toStartFailure("make", error.message, error)));
    child.on("close", (code) => (code === 0 ? resolve() : reject(toStartFailure("make", said))));
  });
}

/** Killed runs leave their folders; one that is still being written to goes away the next time. */
export async function removeUnfinished(dataDir: string): Promise<void> {
  const parent = dirname(dataDir);
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(`${basename(dataDir)}.new-`)) continue;
    await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
