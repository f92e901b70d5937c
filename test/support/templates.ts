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

/** Small enough to be made in seconds, large enough for every kind of office and person. */
export const TOWN = { people: 40, months: 3, firstMonth: recentMonths(today()) } as const;

export type TemplateName = "empty" | "migrated" | "town";

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
  town: { from: "migrated", build: buildTown },
};

/** Through the same doors as a real town: load files, then file sets. */
async function buildTown(adminUrl: string): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "kaigo-town-"));
  const config = loadConfig({ NODE_ENV: "test", DATA_DIR: dataDir });
  const urls = urlsFromAdmin(adminUrl);
  await bringUpToDate(config, urls);
  const house = await openHouse(config, urls, []);
  try {
    await loadTown(house, TOWN);
  } finally {
    await house.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
