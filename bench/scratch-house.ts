import pg from "pg";
import { openHouse, type House } from "../gateway/house/open-house.js";
import { migrations } from "../migrations/index.js";
import { loadConfig } from "../platform/config/config.js";
import { migrate } from "../platform/database/migrate.js";
import { urlsFromAdmin } from "../platform/database/urls.js";
import { withScratchDatabase } from "./scratch-database.js";

/** The house over an empty database of the newest schema, with nothing served. */
export interface ScratchHouse {
  readonly house: House;
  /** The superuser's connection. */
  readonly client: pg.Client;
  readonly folder: string;
}

/** Opens a house for a bench; it and its database are gone when the work is done. */
export function withScratchHouse(work: (scratch: ScratchHouse) => Promise<void>): Promise<void> {
  return withScratchDatabase(async ({ adminUrl, folder }) => {
    const client = new pg.Client({ connectionString: adminUrl });
    try {
      await migrate(urlsFromAdmin(adminUrl), migrations);
      await client.connect();
      const house = await openHouse(loadConfig({ NODE_ENV: "test", DATA_DIR: folder }), urlsFromAdmin(adminUrl), []);
      await work({ house, client, folder }).finally(() => house.close());
    } finally {
      await client.end();
    }
  });
}
