import type { RouteServices } from "../../../platform/subgraph/manifest.js";
import type { AgeLimits } from "./age-band.rule.js";
import { refreshStatistics } from "./refresh.service.js";

/** A running worker. */
export interface StatisticsWorker {
  /** Lets the month at hand be finished and ends. */
  stop(): Promise<void>;
}

const hour = 3_600_000;
/** A month is released at most about once a day: what changes between two releases must not tell who came and went. */
const notWithinHours = 20;

/** Counts the open months once a day for as long as it runs. Several may run at once. */
export function startStatisticsWorker(services: RouteServices, { pause = hour, ageLimits }: { readonly pause?: number; readonly ageLimits?: AgeLimits } = {}): StatisticsWorker {
  const stopping = new AbortController();
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
    while (!stopping.signal.aborted) {
      // The database is away or busy: what is due stays due.
      await refreshStatistics(services, { ...(ageLimits ? { ageLimits } : {}), notWithinHours, isStopped: () => stopping.signal.aborted }).catch(() => undefined);
      if (!stopping.signal.aborted) await rest();
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
