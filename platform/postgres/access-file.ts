import { randomBytes } from "node:crypto";
import { chownSync, closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Account } from "./account.js";
import { StartFailure } from "./start-failure.js";

/** How the superuser gets in. Kept inside the data folder, so that data and password appear, move and go together. */
export interface Access {
  readonly password: string;
  readonly port: number;
}

const NAME = "kaigo-access.json";

export function newPassword(): string {
  return randomBytes(24).toString("base64url");
}

/** @throws StartFailure when the file is gone or damaged */
export function readAccess(dataDir: string): Access {
  try {
    const { password, port } = JSON.parse(readFileSync(join(dataDir, NAME), "utf8")) as Access;
    if (typeof password === "string" && Number.isInteger(port)) return { password, port };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && !(error instanceof SyntaxError)) throw error;
  }
  throw new StartFailure(
    { en: `The database's password is missing (${join(dataDir, NAME)}).`, ja: `データベースのパスワードがありません（${join(dataDir, NAME)}）。` },
    { en: "Put the file back from a copy, or move the data folder away to begin anew.", ja: "控えからファイルを戻すか、データフォルダーを移して最初から始めてください。" },
  );
}

/** Written beside and renamed: a reader, or a crash, sees the old file or the new one. Mode 0600. */
export function writeAccess(dataDir: string, access: Access, account: Account | null): void {
  const path = join(dataDir, NAME);
  const draft = `${path}.new`;
  rmSync(draft, { force: true });
  const file = openSync(draft, "wx", 0o600);
  try {
    writeSync(file, JSON.stringify(access));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  // PostgreSQL opens every file of its folder after a crash
  if (account) chownSync(draft, account.uid, account.gid);
  renameSync(draft, path);
}
