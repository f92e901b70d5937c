import type { Database } from "../../../platform/database/database.js";
import type { Measure } from "../../../platform/telemetry/measure.js";

const states = ["RECEIVED", "ACCEPTED", "FAILED"] as const;

/** Seconds that the oldest parcel waits since it was received; 0 when none waits. */
export async function oldestWaiting(database: Database): Promise<number> {
  const [row] = await database.work([], (tx) =>
    tx.query<{ seconds: number | null }>("SELECT extract(epoch FROM clock_timestamp() - min(received_at))::float8 AS seconds FROM exchange.parcel WHERE state IN ('RECEIVED', 'ACCEPTED')"),
  );
  return Math.max(0, row?.seconds ?? 0);
}

/** Parcels that wait or were set aside, by state: what is done is history and not counted. */
export const queueMeasures = (database: Database): Measure[] => [
  {
    name: "kaigo_queue_parcels",
    help: "Parcels that wait (RECEIVED, ACCEPTED) or were set aside (FAILED).",
    labels: ["state"],
    together: "max",
    async read() {
      const rows = await database.work([], (tx) =>
        tx.query<{ state: string; count: number }>("SELECT state, count(*)::int AS count FROM exchange.parcel WHERE state IN ('RECEIVED', 'ACCEPTED') GROUP BY state UNION ALL SELECT 'FAILED', count(*)::int FROM exchange.parcel WHERE state = 'FAILED'"),
      );
      return states.map((state) => ({ value: rows.find((row) => row.state === state)?.count ?? 0, labels: { state } }));
    },
  },
  { name: "kaigo_queue_oldest_seconds", help: "How long the oldest waiting parcel waits.", together: "max", read: async () => [{ value: await oldestWaiting(database) }] },
];
