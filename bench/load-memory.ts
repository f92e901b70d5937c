import { join } from "node:path";
import { bringUpToDate } from "../cli/verbs/migrate.js";
import { urlsFromAdmin } from "../platform/database/urls.js";
import type { LoadResult } from "../platform/load/load-folder.js";
import { fullPace } from "../platform/load/pace.js";
import { writeMunicipality } from "./load/card-files.js";
import { withScratchDatabase } from "./scratch-database.js";
import { Lives } from "./soak/life.js";
import { soakConfig } from "./soak/open-house.js";

const aim = 300;
const cardsEach = 4;

/** Loads LOAD_ROWS cards (default 10,000,000) in a process of its own, and their people before them: what the process needed at most. */
export function run(): Promise<void> {
  const rows = Number(process.env.LOAD_ROWS ?? 10_000_000);
  const town = { insurerNumber: "131016", people: Math.ceil(rows / cardsEach), cardsEach };
  return withScratchDatabase(async ({ adminUrl, folder }) => {
    const lives = new Lives();
    try {
      await bringUpToDate(soakConfig(folder), urlsFromAdmin(adminUrl));
      await writeMunicipality(join(folder, "people"), { ...town, cardsEach: 0 });
      await writeMunicipality(join(folder, "cards"), town, { cardsOnly: true });
      const table = [];
      for (const [what, mode] of [["people", "ALL_OR_NOTHING"], ["cards", "SKIP_BAD"]] as const) {
        const start = performance.now();
        let last = "";
        await lives.live("./load-process.js", [adminUrl, folder, join(folder, what), mode, String(fullPace.portionLines)], null, (line) => (last = line));
        const seconds = (performance.now() - start) / 1_000;
        const { files, peakMegabytes } = JSON.parse(last) as LoadResult & { peakMegabytes: number };
        const stored = files.reduce((sum, file) => sum + file.stored, 0);
        table.push({ what, mode, stored, seconds: Math.round(seconds), "rows/s": Math.round(stored / seconds), "peak MB": peakMegabytes, aim: `< ${aim} MB${peakMegabytes < aim ? "" : ", BELOW BAR"}` });
        console.table(table.slice(-1));
      }
    } finally {
      lives.kill();
    }
  }, { max_wal_size: "4GB" });
}
