import pg from "pg";
import { loadMunicipalRecords } from "../../cli/demo/load-town.js";
import { bringUpToDate } from "../../cli/verbs/migrate.js";
import type { DemoOptions } from "../../demo/options.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import { openSoakHouse, soakConfig } from "./open-house.js";

/** Makes a database on the server with a town's load files in it and no sets yet. Answers its address for the administrator. */
export async function createTownDatabase(serverUrl: string, name: string, folder: string, town: DemoOptions): Promise<string> {
  const server = await connect(serverUrl);
  await server.query(`CREATE DATABASE ${name}`).finally(() => server.end());
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await bringUpToDate(soakConfig(folder), urlsFromAdmin(url.href));
  const house = await openSoakHouse(url.href, folder);
  await loadMunicipalRecords(house, town).finally(() => house.close());
  return url.href;
}

export async function connect(adminUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  return client;
}
