import { rmSync } from "node:fs";

/** Stops the run's PostgreSQL and removes its data. */
export default async function teardown() {
  const { folder, started } = globalThis.kaigoTestPostgres;
  const postgres = await started;
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}
