import { rmSync } from "node:fs";
import { join } from "node:path";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "../../platform/postgres/embedded-postgres.js";

/** Exit codes of a process ended by a signal, as shells tell them. */
const endings = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * The database server of a soak, in its folder. A signal that ends the soak, also while the server starts, ends the server and
 * takes the folder along; the soak's processes go when their input ends.
 */
export async function startSoakServer(folder: string): Promise<EmbeddedPostgres> {
  const ending = new AbortController();
  const starting = startEmbeddedPostgres({ dataDir: join(folder, "postgres"), log: () => undefined, signal: ending.signal });
  for (const [signal, code] of Object.entries(endings)) {
    process.once(signal, () => {
      ending.abort();
      void starting
        .then((postgres) => postgres.stop())
        .catch(() => undefined)
        .finally(() => {
          // In one go with the end: what the soak is just about to write would bring the folder back.
          rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
          process.exit(code);
        });
    });
  }
  return starting;
}
