import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readlinkSync, realpathSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { canReach, type Account } from "./account.js";
import type { Binaries } from "./binaries.js";
import { StartFailure } from "./start-failure.js";

/** Where things go that root keeps in a closed folder (such as /root) and the database's user must get at. */
const OPEN_PLACE = "/var/lib/kaigo-graph";

/**
 * The real path of the data folder. For root: when the database's user cannot get to it, new data go to an open place
 * and `dataDir` becomes a link to them; data that are already there are never moved.
 */
export function placeData(dataDir: string, account: Account | null, log: (line: string) => void): string {
  const parent = dirname(dataDir);
  mkdirSync(parent, { recursive: true });
  const link = lstatSync(dataDir, { throwIfNoEntry: false })?.isSymbolicLink() ? readlinkSync(dataDir) : null;
  if (link !== null) {
    mkdirSync(dirname(link), { recursive: true });
    return join(realpathSync(dirname(link)), basename(link));
  }
  const real = join(realpathSync(parent), basename(dataDir));
  if (account === null) return real;
  letThrough(parent);
  if (canReach(account, parent)) return real;
  if (existsSync(dataDir)) {
    throw new StartFailure(
      { en: `The database's user cannot get to ${dataDir}.`, ja: `データベースのユーザーが ${dataDir} に届きません。` },
      { en: "Allow passing through the folders above it (chmod o+x), or move the project.", ja: "上のフォルダーを通れるようにする（chmod o+x）か、プロジェクトを移してください。" },
    );
  }
  const open = openFolder("data-");
  symlinkSync(join(open, "postgres"), dataDir);
  log(`the database's user cannot get to ${parent}: the data are kept in ${open}`);
  return join(open, "postgres");
}

/** The programs where the database's user can run them; copied once per version when their folder is closed to it. */
export function placeBinaries(binaries: Binaries, account: Account | null): Binaries {
  if (account === null || canReach(account, binaries.postgres)) return binaries;
  const home = join(OPEN_PLACE, `bin-${binaries.version}-${statSync(binaries.postgres).mtimeMs.toString(36)}`);
  if (!existsSync(home)) {
    const fresh = openFolder("bin-new-");
    cpSync(binaries.home, join(fresh, "native"), { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(join(fresh, "native"), home);
    } catch (error) {
      if (!existsSync(home)) throw error;
    }
    rmSync(fresh, { recursive: true, force: true });
  }
  const moved = (program: string) => join(home, "bin", basename(program));
  return { ...binaries, home, postgres: moved(binaries.postgres), initdb: moved(binaries.initdb) };
}

function openFolder(prefix: string): string {
  mkdirSync(OPEN_PLACE, { recursive: true, mode: 0o755 });
  const folder = mkdtempSync(join(OPEN_PLACE, prefix));
  chmodSync(folder, 0o711);
  return folder;
}

/** The folder just above the data is ours: others may pass through it, not look around. */
function letThrough(folder: string): void {
  const { mode, uid } = statSync(folder);
  if (uid === process.getuid?.() && (mode & 0o001) === 0) chmodSync(folder, mode | 0o011);
}
