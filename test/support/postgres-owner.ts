import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { stopOrphan } from "../../platform/postgres/orphan.js";

const PROGRAM = fileURLToPath(new URL("./postgres-owner-process.mjs", import.meta.url));

export interface Address {
  readonly adminUrl: string;
  readonly port: number;
  readonly socketDir: string | null;
  readonly pid: number;
}

/** A running, starting or ended owner process. */
export interface Owner {
  readonly process: ChildProcess;
  /** Its address once the database takes connections; rejects with what it said when it ends before. */
  readonly ready: Promise<Address>;
  readonly exit: Promise<{ code: number | null; signal: string | null; said: string }>;
}

export interface OwnerOptions {
  readonly dataDir: string;
  readonly port?: number;
  readonly settings?: Record<string, string>;
  readonly waitForOwnerMs?: number;
}

export interface User {
  readonly uid?: number;
  readonly gid?: number;
}

function startOwner(options: OwnerOptions, user: User): Owner {
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(options)], { stdio: ["ignore", "pipe", "pipe"], ...user });
  let out = "";
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (said += chunk));
  const exit = new Promise<{ code: number | null; signal: string | null; said: string }>((resolve) => {
    child.once("exit", (code, signal) => setImmediate(() => resolve({ code, signal, said })));
  });
  const ready = new Promise<Address>((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      out += chunk;
      if (out.includes("\n")) resolve(JSON.parse(out) as Address);
    });
    void exit.then(() => reject(new Error(said)));
  });
  ready.catch(() => undefined);
  return { process: child, ready, exit };
}

/** Runs one statement as the superuser. */
export async function query<R extends pg.QueryResultRow>(url: string, sql: string, values: unknown[] = []): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<R>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

export interface Place {
  readonly folder: string;
  /** The data folder; it does not exist yet unless the place is a copy. */
  readonly dataDir: string;
  /** Starts an owner of the data; `user` runs it as somebody else. A second one on the same data is refused at once. */
  start(options?: Partial<OwnerOptions>, user?: User): Owner;
  /** Ends whatever still runs here and removes the folder. */
  remove(): Promise<void>;
}

/** A new folder for one test's data; with `prepared` they are a copy of that place's, whose database must be stopped. */
export function newPlace(prepared?: Place): Place {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "kaigo-graph-fault-"));
  const dataDir = join(folder, "postgres");
  if (prepared) execFileSync("cp", ["-a", prepared.dataDir, dataDir]);
  const owners: Owner[] = [];
  return {
    folder,
    dataDir,
    start: (options = {}, user = {}) => {
      const owner = startOwner({ dataDir, waitForOwnerMs: 0, ...options }, user);
      owners.push(owner);
      return owner;
    },
    remove: async () => {
      for (const owner of owners) {
        owner.process.kill("SIGKILL");
        await owner.exit;
      }
      if (existsSync(dataDir)) await stopOrphan(realpathSync(dataDir), () => {});
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A place whose database is made and stopped: copies of it start without initdb. */
export async function preparePlace(): Promise<Place> {
  const place = newPlace();
  const owner = place.start();
  await owner.ready;
  owner.process.kill("SIGTERM");
  await owner.exit;
  return place;
}
