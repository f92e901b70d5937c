import { openHouse, type House } from "../../gateway/house/open-house.js";
import { loadConfig, type Config } from "../../platform/config/config.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";

/** Settings that no environment changes. */
export const soakConfig = (folder: string): Config => loadConfig({ NODE_ENV: "test", DATA_DIR: folder, DATABASE_POOL_MAX: "4" });

/** The house over a database, with nothing served. */
export const openSoakHouse = (adminUrl: string, folder: string): Promise<House> => openHouse(soakConfig(folder), urlsFromAdmin(adminUrl), []);
