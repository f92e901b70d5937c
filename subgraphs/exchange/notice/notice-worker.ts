import type { RouteServices } from "../../../platform/subgraph/manifest.js";
import { refreshAdoption } from "../adoption/adoption.service.js";
import { refreshOfficeGroups } from "../office-group/office-group.service.js";
import { defaultNoticeSettings, type NoticeSettings } from "./notice-settings.js";
import { createNoticePoster } from "./post-notice.js";
import { sendNotices } from "./send-notices.service.js";

/** A running worker. */
export interface NoticeWorker {
  /** Lets what is under way be finished and ends. */
  stop(): Promise<void>;
}

const sweepEvery = 600_000;

/** Sends notices for as long as it runs, and every ten minutes counts who uses the exchange and clears away old notices. Several may run at once. */
export function startNoticeWorker({ database, directory }: Pick<RouteServices, "database" | "directory">, given: Partial<NoticeSettings> = {}, { pause = 1_000 }: { readonly pause?: number } = {}): NoticeWorker {
  const settings = { ...defaultNoticeSettings, ...given };
  const poster = createNoticePoster(settings);
  const stopping = new AbortController();
  const isStopped = () => stopping.signal.aborted;
  const rest = () =>
    new Promise<void>((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        stopping.signal.removeEventListener("abort", finish);
        resolve();
      };
      const timer = setTimeout(finish, pause);
      stopping.signal.addEventListener("abort", finish, { once: true });
    });
  const run = async () => {
    let nextSweep = 0;
    while (!isStopped()) {
      try {
        await sendNotices(database, poster, settings, isStopped);
        if (performance.now() >= nextSweep) {
          await refreshAdoption({ database, directory });
          await database.work([], refreshOfficeGroups);
          await database.work([], (tx) => tx.execute("DELETE FROM exchange.notice WHERE state <> 'WAITING' AND settled_at < clock_timestamp() - interval '30 days'"));
          nextSweep = performance.now() + sweepEvery;
        }
      } catch {
        // The database is away or busy: what is due stays due.
      }
      if (!isStopped()) await rest();
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
      await poster.close();
    },
  };
}
