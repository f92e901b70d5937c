import { appendFileSync, mkdtempSync, realpathSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../../dist/platform/postgres/embedded-postgres.js";
import { removeLeftovers } from "./leftovers.mjs";

/** Crashes of the machine do not matter for a run's data. */
const NOT_DURABLE = { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_connections: "200", autovacuum_naptime: "60s" };

/**
 * Starts one PostgreSQL for the whole run without waiting for it: test files that need it wait in support/database.ts.
 * Its address and the file that its log goes to, or the reason why there is none, go to the file named by KAIGO_TEST_POSTGRES.
 */
export default async function setup() {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "kaigo-graph-test-"));
  const answer = join(folder, "address.json");
  const logFile = join(folder, "postgres.log");
  writeFileSync(logFile, "");
  const say = (value) => {
    writeFileSync(`${answer}.new`, JSON.stringify(value));
    renameSync(`${answer}.new`, answer);
  };
  process.env.KAIGO_TEST_POSTGRES = answer;
  const started = startEmbeddedPostgres({ dataDir: join(folder, "postgres"), settings: NOT_DURABLE, quickInitialise: true, log: (line) => appendFileSync(logFile, `${line}\n`) });
  globalThis.kaigoTestPostgres = { folder, started: started.catch(() => null) };
  started.then(({ adminUrl }) => say({ adminUrl, logFile }), (error) => say({ problem: error.message }));
  await removeLeftovers(folder);
}
