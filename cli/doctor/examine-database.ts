import { resolve } from "node:path";
import pg from "pg";
import { assertMigrated } from "../../gateway/house/house-readiness.js";
import { openDatabase } from "../../platform/database/database.js";
import { findApplied, oldestServer } from "../../platform/database/migrate.js";
import { databaseUrls, urlsFromAdmin, type DatabaseUrls } from "../../platform/database/urls.js";
import { findRunningPostgres } from "../../platform/postgres/running-postgres.js";
import { examineRights } from "./examine-rights.js";
import { examineWork } from "./examine-work.js";
import { ok, warning, wrong, type Finding } from "./finding.js";
import type { Examination, Patient } from "./patient.js";

const largestSkew = 5_000;

/** The database of the settings, or the embedded one while somebody runs it: server, schema, rights, work. Nothing is changed. */
export const examineDatabase: Examination = async (patient) => {
  const { config, root } = patient;
  if (config.DATABASE_URL || config.DATABASE_APP_URL) return withDatabase(databaseUrls(config), patient);
  if (config.SUBGRAPH_URLS.length > 0) return [ok("database", "This gateway has no database of its own", "このゲートウェイはデータベースを持ちません")];
  const running = findRunningPostgres(resolve(root, config.DATA_DIR, "postgres"));
  if (!running) return [ok("database", "The embedded database is not running; npm start runs it", "内蔵データベースは停止中です（npm start で動きます）")];
  const url = new URL(running.adminUrl);
  url.pathname = "/kaigo";
  return withDatabase(urlsFromAdmin(url.href), patient);
};

async function withDatabase(urls: DatabaseUrls, patient: Patient): Promise<Finding[]> {
  const address = urls.admin ?? urls.app;
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const { code = "no answer" } = error as { code?: string };
    return [wrong("database.reachable", [`The database at ${new URL(address).host} cannot be reached (${code}).`, `${new URL(address).host} のデータベースに接続できません（${code}）。`], ["Check that PostgreSQL runs, the address and the password (DATABASE_URL).", "PostgreSQL の稼働、DATABASE_URL のアドレスとパスワードを確認してください。"])];
  }
  try {
    const server = await examineServer(client, patient);
    const schema = await examineSchema(client);
    // Rights and work are only there once the schema is.
    if (schema.state === "wrong") return [...server, schema];
    return [...server, schema, ...(await examineRights(client, urls)), ...(await withWork(urls, patient, client))];
  } finally {
    await client.end();
  }
}

async function withWork(urls: DatabaseUrls, { config }: Patient, client: pg.Client): Promise<Finding[]> {
  const database = openDatabase(urls, config);
  try {
    return await examineWork(database, client);
  } finally {
    await database.close();
  }
}

async function examineServer(client: pg.Client, { now, config }: Patient): Promise<Finding[]> {
  const before = now();
  const { rows } = await client.query<{ version: number; text: string; clock: number; most: number }>(
    "SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS text, extract(epoch FROM clock_timestamp())::float8 * 1000 AS clock, current_setting('max_connections')::int AS most",
  );
  const { version = 0, text = "?", clock = 0, most = 0 } = rows[0] ?? {};
  const skew = Math.abs(clock - (before + now()) / 2);
  const processes = config.KAIGO_WORKERS + (config.KAIGO_WORKERS > 1 ? 1 : 0);
  const connections = processes * (config.DATABASE_POOL_MAX + 2 * Math.min(4, config.DATABASE_POOL_MAX) + 2);
  return [
    version >= oldestServer
      ? ok("database.version", `PostgreSQL ${text}`, `PostgreSQL ${text}`)
      : wrong("database.version", [`PostgreSQL ${text} is too old.`, `PostgreSQL ${text} は古すぎます。`], ["Use PostgreSQL 18.4 or newer.", "PostgreSQL 18.4 以降を使ってください。"]),
    skew <= largestSkew
      ? ok("database.clock", "The clocks of this machine and the database agree", "このマシンとデータベースの時計は一致しています")
      : wrong("database.clock", [`The clocks of this machine and the database are ${Math.round(skew / 1_000)} s apart.`, `このマシンとデータベースの時計が ${Math.round(skew / 1_000)} 秒ずれています。`], ["Let both follow the same time server (NTP): tokens and signatures expire by the clock.", "両方を同じ時刻サーバー（NTP）に合わせてください。トークンと署名の期限は時計で決まります。"]),
    connections <= most * 0.8
      ? ok("database.connections", `Pools of ${connections} connections fit into ${most}`, `接続プール ${connections} 本は上限 ${most} に収まります`)
      : warning("database.connections", [`All pools together may open ${connections} of ${most} connections.`, `接続プールの合計 ${connections} 本が上限 ${most} に近すぎます。`], ["Lower DATABASE_POOL_MAX or KAIGO_WORKERS, or raise max_connections.", "DATABASE_POOL_MAX か KAIGO_WORKERS を下げるか、max_connections を上げてください。"]),
  ];
}

async function examineSchema(client: pg.Client): Promise<Finding> {
  try {
    return ok("database.migrations", `The schema is that of this version (${assertMigrated(await findApplied(client))})`, "データベースの構成はこの版のとおりです");
  } catch (error) {
    const detail = error instanceof Error ? error.message : "";
    return wrong("database.migrations", [detail, "データベースの構成がこの版と合いません。"], ["Run `kaigo migrate`, or start the version that made the schema.", "`kaigo migrate` を実行するか、構成を作成した版を起動してください。"]);
  }
}
