import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadTown } from "../../cli/demo/load-town.js";
import { recentMonths } from "../../cli/demo/demo-state.js";
import { bringUpToDate } from "../../cli/verbs/migrate.js";
import { openHouse } from "../../gateway/house/open-house.js";
import { today } from "../../platform/calendar/today.js";
import { loadConfig } from "../../platform/config/config.js";
import { migrations } from "../../migrations/index.js";
import { migrate } from "../../platform/database/migrate.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import type { DemoOptions } from "../../demo/options.js";
import { onDay } from "./fixed-day.js";
import { patience } from "./patience.js";

/** Small enough to be made in seconds, large enough for every kind of office and person. */
export const TOWN = { people: 40, months: 3, firstMonth: recentMonths(today()) } as const;

/** The same in every detail whenever it is made: for answers that are kept. It is to be asked on {@link FIXED_DAY}. */
export const FIXED_TOWN = { people: 12, months: 3, firstMonth: "2026-07" } as const;
export const FIXED_DAY = "2026-09-24";

export type TemplateName = "empty" | "migrated" | "town" | "fixedTown";

interface Template {
  /** The template it starts from. */
  readonly from: TemplateName | null;
  /** Fills the new database; all its connections must be closed when it returns. */
  build(adminUrl: string): Promise<void>;
}

/** How each kind of database for tests comes to be, once per run. */
export const TEMPLATES: Readonly<Record<TemplateName, Template>> = {
  empty: { from: null, build: async () => {} },
  migrated: { from: "empty", build: async (adminUrl) => void (await migrate(urlsFromAdmin(adminUrl), migrations)) },
  town: { from: "migrated", build: (adminUrl) => buildTown(adminUrl, TOWN, 4) },
  fixedTown: { from: "migrated", build: (adminUrl) => onDay(FIXED_DAY, () => buildTown(adminUrl, FIXED_TOWN, 1)) },
};

/** Through the same doors as a real town: load files, then file sets. */
async function buildTown(adminUrl: string, town: DemoOptions, atOnce: number): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "kaigo-town-"));
  const config = loadConfig({ NODE_ENV: "test", ...patience, DATA_DIR: dataDir });
  const urls = urlsFromAdmin(adminUrl);
  await bringUpToDate(config, urls);
  const house = await openHouse(config, urls, []);
  try {
    await loadTown(house, town, { atOnce });
  } finally {
    await house.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
