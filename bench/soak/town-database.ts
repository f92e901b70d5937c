import pg from "pg";
import { loadMunicipalRecords } from "../../cli/demo/load-town.js";
import { bringUpToDate } from "../../cli/verbs/migrate.js";
import type { DemoOptions } from "../../demo/options.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import { openSoakHouse, soakConfig } from "./open-house.js";

const base = "base";

/** Makes what the databases of a soak are copies of: the newest schema and, where there is a town, its load files and no sets yet. */
export async function createBase(serverUrl: string, folder: string, town?: DemoOptions): Promise<void> {
  const adminUrl = await createDatabase(serverUrl, base, "template1");
  await bringUpToDate(soakConfig(folder), urlsFromAdmin(adminUrl));
  if (!town) return;
  const house = await openSoakHouse(adminUrl, folder);
  await loadMunicipalRecords(house, town).finally(() => house.close());
}

/** A database of this name that begins as the base is. Answers its address for the administrator. */
export const copyBase = (serverUrl: string, name: string): Promise<string> => createDatabase(serverUrl, name, base);

async function createDatabase(serverUrl: string, name: string, template: string): Promise<string> {
  const server = await connect(serverUrl);
  await server.query(`CREATE DATABASE ${name} TEMPLATE ${template}`).finally(() => server.end());
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export async function connect(adminUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  return client;
}
