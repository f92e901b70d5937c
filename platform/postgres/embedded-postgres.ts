import { setTimeout as sleep } from "node:timers/promises";
import { readAccess, writeAccess } from "./access-file.js";
import { accountFor, type Account } from "./account.js";
import { findBinaries } from "./binaries.js";
import { findFreePort, isPortFree } from "./free-port.js";
import { initialise, isInitialised, removeUnfinished } from "./initialise.js";
import { stopOrphan } from "./orphan.js";
import { takeOwnership } from "./owner-lock.js";
import { placeBinaries, placeData } from "./place.js";
import { PostmasterEnded, startPostmaster, type Postmaster, type PostmasterOptions } from "./postmaster.js";
import { socketFolder, type Settings } from "./settings.js";
import { StartFailure, toStartFailure } from "./start-failure.js";
import { supervise } from "./supervisor.js";

export interface EmbeddedPostgresOptions {
  /** Absolute path of the data folder, such as …/.data/postgres; made when it is not there. */
  readonly dataDir: string;
  /** A fixed TCP port; without it one is chosen, kept for later starts and chosen anew when it is taken. */
  readonly port?: number;
  readonly log: (line: string) => void;
  /** Server settings over the usual ones. */
  readonly settings?: Settings;
  /** Make the database without waiting for the disk: for data that may be lost, such as a test's. */
  readonly quickInitialise?: boolean;
  /** How long another process that uses the data may take to end before this start is refused. */
  readonly waitForOwnerMs?: number;
  /** Ends a start that is under way. */
  readonly signal?: AbortSignal;
  /** Called when the server has died and could not be started again. */
  readonly onLost?: (failure: StartFailure) => void;
}

export interface EmbeddedPostgres {
  /** For the superuser, database "postgres", over TCP on 127.0.0.1. */
  readonly adminUrl: string;
  readonly port: number;
  /** Folder of the Unix socket, or null when there is none. */
  readonly socketDir: string | null;
  /** The server's process; another one after the server had to be started again. */
  readonly pid: number;
  /** Ends all sessions, stops the server and gives the data free. May be called more than once. */
  stop(): Promise<void>;
}

const DEFAULT_WAIT_MS = 5_000;
/** Children of a killed server end by themselves, at the latest when their statement does. */
const WAIT_FOR_REMAINS_MS = 25_000;
const REMAINS = /lock file ".*" already exists|pre-existing shared memory block/;
const PORT_TAKEN = /could not bind|could not create any TCP\/IP sockets|Address already in use/;
const PORT_TRIES = 5;

/**
 * Starts PostgreSQL 18 on its own data folder, as the only owner of it, whatever state a killed run has left.
 * @throws StartFailure with a one-line reason and advice
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const release: (() => void)[] = [];
  try {
    const account = accountFor(options.dataDir);
    const dataDir = placeData(options.dataDir, account, options.log);
    const lock = await takeOwnership(dataDir, options.waitForOwnerMs ?? DEFAULT_WAIT_MS, options.log);
    release.push(() => lock.release());
    return await startOwned(dataDir, account, options, () => lock.release());
  } catch (error) {
    for (const undo of release) undo();
    if (error instanceof StartFailure) throw error;
    throw toStartFailure("start", (error as Error).message, error);
  }
}

async function startOwned(dataDir: string, account: Account | null, options: EmbeddedPostgresOptions, release: () => void): Promise<EmbeddedPostgres> {
  const { log, signal } = options;
  const binaries = placeBinaries(await findBinaries(), account);
  await removeUnfinished(dataDir);
  if (!isInitialised(dataDir, binaries.version)) {
    await initialise(dataDir, { binaries, account, quick: options.quickInitialise === true, signal });
  }
  refuseWhenAborted(signal);
  await stopOrphan(dataDir, log);
  const access = readAccess(dataDir);
  const base = { program: binaries.postgres, dataDir, account, settings: options.settings ?? {}, log };
  const startOn = (port: number) => startAfterRemains({ ...base, port });
  const { postmaster, port } = options.port === undefined ? await startOnAnyPort(access.port, startOn) : await startOnPort(options.port, startOn);
  if (port !== access.port) writeAccess(dataDir, { ...access, port }, account);
  const supervisor = supervise(postmaster, () => startOn(port), log, options.onLost);
  const stop = () => supervisor.stop().finally(release);
  if (signal?.aborted) await stop();
  refuseWhenAborted(signal);
  return {
    adminUrl: `postgres://postgres:${access.password}@127.0.0.1:${port}/postgres`,
    port,
    socketDir: socketFolder(dataDir, port),
    get pid() {
      return supervisor.pid();
    },
    stop,
  };
}

function refuseWhenAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new StartFailure({ en: "The start was broken off.", ja: "起動は中断されました。" }, { en: "Start again when you like.", ja: "いつでも起動し直せます。" });
}

/** Starts the server after whatever is left of an earlier one has gone. */
async function startAfterRemains(options: PostmasterOptions): Promise<Postmaster> {
  const until = performance.now() + WAIT_FOR_REMAINS_MS;
  for (;;) {
    try {
      return await startPostmaster(options);
    } catch (error) {
      if (!(error instanceof PostmasterEnded) || !REMAINS.test(error.said) || performance.now() > until) throw error;
      await sleep(100);
      await stopOrphan(options.dataDir, options.log);
    }
  }
}

type StartOn = (port: number) => Promise<Postmaster>;

async function startOnPort(port: number, startOn: StartOn): Promise<{ postmaster: Postmaster; port: number }> {
  try {
    return { postmaster: await startOn(port), port };
  } catch (error) {
    if (!(error instanceof PostmasterEnded)) throw error;
    if (!PORT_TAKEN.test(error.said)) throw toStartFailure("start", error.said, error);
    throw new StartFailure(
      { en: `Port ${port} for the database is in use by another program.`, ja: `データベース用のポート ${port} は別のプログラムが使っています。` },
      { en: "Choose another port or end that program.", ja: "別のポートを選ぶか、そのプログラムを終えてください。" },
      { cause: error },
    );
  }
}

/** The stored port when it is free; another program may have taken it, even between our look and the server's. */
async function startOnAnyPort(stored: number, startOn: StartOn): Promise<{ postmaster: Postmaster; port: number }> {
  for (let i = 1; ; i += 1) {
    const port = i === 1 && (await isPortFree(stored)) ? stored : await findFreePort();
    try {
      return { postmaster: await startOn(port), port };
    } catch (error) {
      if (!(error instanceof PostmasterEnded)) throw error;
      if (!PORT_TAKEN.test(error.said) || i === PORT_TRIES) throw toStartFailure("start", error.said, error);
    }
  }
}
