import { execFileSync, spawnSync } from "node:child_process";
import { lstatSync, statSync } from "node:fs";
import { StartFailure } from "./start-failure.js";

/** A user of the system that the database runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const USER = "postgres";

/**
 * Whom the database runs as: PostgreSQL refuses to run as root, so root hands over to the owner of existing data or to
 * the user "postgres", who is made when there is none. Anybody else runs it as themselves (null).
 * @throws StartFailure when no such user can be made
 */
export function accountFor(dataDir: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  return ownerOf(dataDir) ?? findAccount() ?? createAccount();
}

function ownerOf(dataDir: string): Account | null {
  const found = statSync(dataDir, { throwIfNoEntry: false });
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : null;
}

function findAccount(): Account | null {
  const id = (flag: string) => Number(execFileSync("id", [flag, USER], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return null;
  }
}

function createAccount(): Account {
  const made = spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", USER]);
  const account = findAccount();
  if (account) return account;
  throw new StartFailure(
    { en: `PostgreSQL does not run as root, and a user "${USER}" could not be made.`, ja: `PostgreSQL は root では動かず、ユーザー ${USER} も作れませんでした。` },
    { en: `Start as an ordinary user, or make a user "${USER}" and start again.`, ja: `普通のユーザーで起動するか、ユーザー ${USER} を作ってから起動し直してください。` },
    { cause: made.error },
  );
}

/** True when the account gets into a folder, or can run a program, through all the folders above. */
export function canReach(account: Account, path: string): boolean {
  const test = lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ? 'cd -- "$1"' : '"$1" --version';
  return spawnSync("/bin/sh", ["-c", test, "sh", path], { ...account, cwd: "/", stdio: "ignore" }).status === 0;
}
