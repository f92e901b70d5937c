// A process that owns an embedded PostgreSQL, for tests that kill it: postgres-owner-process.mjs '<options as JSON>'.
// It says its address as one JSON line on stdout, stops on SIGINT and SIGTERM, and fails with one line and code 1.
import { startEmbeddedPostgres } from "../../dist/platform/postgres/embedded-postgres.js";

const abort = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => abort.abort());
try {
  const log = (line) => process.stderr.write(`${line}\n`);
  const postgres = await startEmbeddedPostgres({ quickInitialise: true, log, signal: abort.signal, ...JSON.parse(process.argv[2]) });
  const stop = () => postgres.stop().then(() => process.exit(0));
  if (abort.signal.aborted) await stop();
  abort.signal.addEventListener("abort", stop);
  const { adminUrl, port, socketDir, pid } = postgres;
  process.stdout.write(`${JSON.stringify({ adminUrl, port, socketDir, pid })}\n`);
  setInterval(() => {}, 1_000);
} catch (error) {
  process.stderr.write(`${error.message} ${error.advice.en}\n`);
  process.exit(1);
}
