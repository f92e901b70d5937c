import { openHouse, type House } from "../../gateway/house/open-house.js";
import { loadConfig } from "../../platform/config/config.js";
import { withDataSource } from "./with-data-source.js";

/** Lends a command the house on the configured or the embedded database, and closes it after. */
export function withHouse<T>(work: (house: House) => Promise<T>): Promise<T> {
  const config = loadConfig();
  return withDataSource(config, async ({ urls }) => {
    const house = await openHouse(config, urls, []);
    try {
      return await work(house);
    } finally {
      await house.close();
    }
  });
}
