import { monitorEventLoopDelay } from "node:perf_hooks";
import Fastify from "fastify";
import { openHouse } from "../../gateway/house/open-house.js";
import { loadConfig } from "../../platform/config/config.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import { toViewer } from "../../platform/viewer/viewer.js";
import { createExchangeSubgraph, processParcels } from "../../subgraphs/exchange/subgraph.js";

/** What one stretch of time has cost a process. */
export interface Stretch {
  /** Megabytes that the process held at most, and over what it held when the stretch began. */
  readonly peak: number;
  readonly grown: number;
  /** Longest time in which nobody else got a turn. Milliseconds. */
  readonly longestTurn: number;
}

/**
 * Serves the exchange's routes; the office is named by a header. On "begin" a stretch begins, on "end" it is told, on "process"
 * everything that is due is taken in and its stretch told.
 */
const [adminUrl = "", folder = ""] = process.argv.slice(2);
const house = await openHouse(loadConfig({ NODE_ENV: "test", DATA_DIR: folder, DATABASE_POOL_MAX: "8" }), urlsFromAdmin(adminUrl), []);
const app = Fastify();
await createExchangeSubgraph().routes?.(app, {
  ...house.services,
  viewerOf: ({ headers }) => toViewer({ subject: "bench", role: "CARE_MANAGER", officeNumber: String(headers["x-office"]), serviceType: "43", purpose: "bench", secondFactor: true, categories: [] }),
});
const url = await app.listen({ host: "127.0.0.1", port: 0 });

const delay = monitorEventLoopDelay({ resolution: 1 });
const held = () => process.memoryUsage.rss() / 1_000_000;
let first = 0;
let peak = 0;
let sampling: NodeJS.Timeout | undefined;

function begin(): void {
  globalThis.gc?.();
  first = peak = held();
  sampling = setInterval(() => (peak = Math.max(peak, held())), 5);
  delay.reset();
  delay.enable();
}

function end(): Stretch {
  clearInterval(sampling);
  delay.disable();
  return { peak, grown: peak - first, longestTurn: delay.max / 1e6 };
}

process.on("message", (order) => {
  void (async () => {
    if (order === "begin") begin();
    else if (order === "process") {
      begin();
      await processParcels(house.services);
    }
    process.send?.(order === "begin" ? "begun" : end());
  })();
});
process.on("disconnect", () => process.exit(0));
process.send?.({ url });
