import { openHouse, type House } from "../../gateway/house/open-house.js";
import { loadConfig, type Config } from "../../platform/config/config.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";

/** Settings that no environment changes. Batches wait for a connection where a reader would be refused. */
export const soakConfig = (folder: string): Config => loadConfig({ NODE_ENV: "test", DATA_DIR: folder, DATABASE_POOL_MAX: "4", DATABASE_POOL_WAIT_MS: "30000" });

/** The house over a database, with nothing served. */
export const openSoakHouse = (adminUrl: string, folder: string): Promise<House> => openHouse(soakConfig(folder), urlsFromAdmin(adminUrl), []);
