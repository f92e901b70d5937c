import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../platform/postgres/embedded-postgres.js";

/** An empty PostgreSQL and a folder, for one bench. */
export interface ScratchDatabase {
  /** For the superuser. */
  readonly adminUrl: string;
  readonly folder: string;
}

/** Gives a bench a PostgreSQL and a folder of its own; both are gone when its work is done. */
export async function withScratchDatabase(work: (database: ScratchDatabase) => Promise<void>, settings: Readonly<Record<string, string>> = {}): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "kaigo-bench-"));
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, "postgres"), quickInitialise: true, settings, log: () => undefined });
  try {
    await work({ adminUrl: postgres.adminUrl, folder });
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
