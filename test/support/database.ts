import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { TEMPLATES, type TemplateName } from "./templates.js";

/** A database of its own for one test file. */
export interface TestDatabase {
  /** For the superuser. */
  readonly adminUrl: string;
  /** Ends its sessions and removes it. */
  drop(): Promise<void>;
}

const BUILD_LOCK = 726_354;
const WAIT_MS = 60_000;

/**
 * Makes a database as a copy of a template, which the first caller of a run builds while the others wait:
 * "empty" has nothing in it, "migrated" the newest schema, "town" the demo town too.
 */
export async function createTestDatabase({ template }: { template: TemplateName }): Promise<TestDatabase> {
  const { adminUrl: address } = await server();
  const name = `test_${randomBytes(6).toString("hex")}`;
  await withClient(address, async (client) => {
    const source = await ensureTemplate(client, address, template);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${source} STRATEGY FILE_COPY`);
  });
  const drop = () => withClient(address, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  return { adminUrl: urlOf(address, name), drop: async () => void (await drop()) };
}

/** Everything that the run's PostgreSQL has logged so far, in all its databases. */
export async function databaseLog(): Promise<string> {
  return readFileSync((await server()).logFile, "utf8");
}

/** The run's PostgreSQL, once it takes connections. */
async function server(): Promise<{ adminUrl: string; logFile: string }> {
  const file = process.env.KAIGO_TEST_POSTGRES;
  if (!file) throw new Error("There is no PostgreSQL: run the tests with npm test.");
  for (const until = performance.now() + WAIT_MS; !existsSync(file); await sleep(20)) {
    if (performance.now() > until) throw new Error("PostgreSQL for the tests did not start in time.");
  }
  const { adminUrl, logFile, problem } = JSON.parse(readFileSync(file, "utf8")) as { adminUrl?: string; logFile?: string; problem?: string };
  if (!adminUrl || !logFile) throw new Error(`PostgreSQL for the tests did not start: ${problem}`);
  return { adminUrl, logFile };
}

/** Built under another name and renamed when complete, so that a failed or killed build is never copied. */
async function ensureTemplate(client: pg.Client, server: string, template: TemplateName): Promise<string> {
  const name = `template_${template.toLowerCase()}`;
  const draft = `${name}_draft`;
  await client.query("SELECT pg_advisory_lock($1)", [BUILD_LOCK]);
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) {
      const { from, build } = TEMPLATES[template];
      await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
      const source = from === null ? "template0" : await ensureTemplate(client, server, from);
      await client.query(`CREATE DATABASE ${draft} TEMPLATE ${source}`);
      await build(urlOf(server, draft));
      await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
    }
    return name;
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [BUILD_LOCK]);
  }
}

function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  // A server that goes away tells connections that are just closing too; a query in progress fails by itself.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
