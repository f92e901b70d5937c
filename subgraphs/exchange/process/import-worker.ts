import { removePending } from "../receive/upload-stage.js";
import type { ExchangeServices } from "../exchange-services.js";
import { processParcels } from "./process-parcels.service.js";

/** A running worker. */
export interface ImportWorker {
  /** Lets the parcel at hand be finished and ends. */
  stop(): Promise<void>;
}

const sweepEvery = 600_000;

/** Processes what is due for as long as it runs; looks again after `pause` milliseconds when nothing is. Several may run at once. */
export function startImportWorker(services: ExchangeServices, { pause = 1_000 }: { readonly pause?: number } = {}): ImportWorker {
  let stopped = false;
  let wake = () => undefined as void;
  const rest = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pause);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async () => {
    let nextSweep = 0;
    while (!stopped) {
      try {
        if (performance.now() >= nextSweep) {
          await sweepUploads(services);
          nextSweep = performance.now() + sweepEvery;
        }
        await processParcels(services, { isStopped: () => stopped });
      } catch {
        // The database is away or busy: what is due stays due.
      }
      if (!stopped) await rest();
    }
  };
  const running = run();
  return {
    async stop() {
      stopped = true;
      wake();
      await running;
    },
  };
}

/** Removes bytes of uploads that were cut off more than an hour ago. */
export async function sweepUploads({ database }: ExchangeServices): Promise<void> {
  await database.work([], async (tx) => {
    const rows = await tx.query<{ contentId: string }>(`SELECT content_id AS "contentId" FROM exchange.pending_upload WHERE started_at < clock_timestamp() - interval '1 hour' LIMIT 1000`);
    if (rows.length > 0) await removePending(tx, rows.map(({ contentId }) => contentId));
  });
}
