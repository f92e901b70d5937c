import type pg from "pg";
import { longestWait } from "../../gateway/house/house-readiness.js";
import type { Database } from "../../platform/database/database.js";
import { readDemoState, type DemoState } from "../demo/demo-state.js";
import { ok, warning, wrong, type Finding } from "./finding.js";

/** What the installation works at: parcels that wait or were set aside, the sealing of the access record, the demo town. */
export async function examineWork(database: Database, client: pg.Client): Promise<Finding[]> {
  return [...(await examineQueue(database)), ...(await examineSeals(client)), examineTown(await readDemoState(database))];
}

async function examineQueue(database: Database): Promise<Finding[]> {
  const rows = await database.work([], (tx) => tx.query<{ failed: number; waiting: number; seconds: number }>(
    `SELECT count(*) FILTER (WHERE state = 'FAILED')::int AS failed, count(*) FILTER (WHERE state <> 'FAILED')::int AS waiting,
       coalesce(extract(epoch FROM clock_timestamp() - min(received_at) FILTER (WHERE state <> 'FAILED')), 0)::float8 AS seconds
     FROM exchange.parcel WHERE state IN ('RECEIVED', 'ACCEPTED', 'FAILED')`,
  ));
  const { failed = 0, waiting = 0, seconds = 0 } = rows[0] ?? {};
  const findings: Finding[] = [];
  if (failed > 0) findings.push(wrong("queue.failed", [`${failed} parcel(s) were set aside after repeated failures.`, `繰り返し失敗して保留された送付が ${failed} 件あります。`], ["See `kaigo failed` for the reasons, mend them, then `kaigo retry --all`.", "`kaigo failed` で理由を確認して直し、`kaigo retry --all` を実行してください。"]));
  if (seconds > longestWait) findings.push(wrong("queue.stuck", [`${waiting} parcel(s) wait, the oldest for ${Math.round(seconds / 60)} minutes.`, `${waiting} 件が待っており、最も古いものは ${Math.round(seconds / 60)} 分待っています。`], ["Check that `kaigo start` or `kaigo subgraph exchange` runs and reaches this database.", "`kaigo start` か `kaigo subgraph exchange` が動き、このデータベースに接続しているか確認してください。"]));
  return findings.length > 0 ? findings : [ok("queue", `${waiting} parcel(s) wait, none is stuck`, `待機中 ${waiting} 件、滞留はありません`)];
}

const latestSeal = 600;

/** Records are sealed about once a minute where a sealer runs. Only an administrator whom no policy holds can tell. */
async function examineSeals(client: pg.Client): Promise<Finding[]> {
  const { rows: there } = await client.query<{ there: boolean }>("SELECT to_regclass('audit.seal') IS NOT NULL AND (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user) AS there");
  if (!there[0]?.there) return [];
  const { rows } = await client.query<{ seconds: number | null }>(
    `SELECT extract(epoch FROM clock_timestamp() - min(occurred_at))::float8 AS seconds FROM audit.access_event
     WHERE occurred_at > coalesce((SELECT max(sealed_at) FROM audit.seal), '-infinity')`,
  );
  const seconds = rows[0]?.seconds ?? 0;
  if (seconds <= latestSeal) return [ok("audit.seal", "The access record is sealed", "アクセス記録は封印されています")];
  return [warning("audit.seal", [`Access records have not been sealed for ${Math.round(seconds / 60)} minutes.`, `アクセス記録が ${Math.round(seconds / 60)} 分間封印されていません。`], ["Check that a process with the sealing key runs and its log.", "封印用の鍵を持つプロセスの稼働とログを確認してください。"])];
}

function examineTown(state: DemoState): Finding {
  switch (state) {
    case "LOADING":
      return warning("demo", ["The demo town is only half loaded.", "デモの町の読み込みが途中です。"], ["Run `npm start`: it goes on where it stopped.", "`npm start` で続きから読み込みます。"]);
    case "LOADED":
      return ok("demo", "The demo town is loaded", "デモの町を読み込み済みです");
    case "EMPTY":
      return ok("demo", "The database is empty", "データベースは空です");
    case "FOREIGN":
      return ok("demo", "No demo town: these are your own data", "デモの町はありません（自分のデータです）");
  }
}
