import pg from "pg";
import { canLogin } from "../../platform/database/can-login.js";
import type { DatabaseUrls } from "../../platform/database/urls.js";
import { ok, wrong, type Finding } from "./finding.js";

/** Tables whose rows are not behind forced row-level security with a policy; partitions are reached through their parent only. */
const unprotected = `
  SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT IN ('information_schema', 'public') AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)) ORDER BY 1`;

/** Logins of the product that are missing, pass over rights, or own something. */
const strong = `
  SELECT name || ' is missing' AS name FROM (VALUES ('kaigo_app'), ('kaigo_worker'), ('kaigo_audit'), ('kaigo_sealer'), ('kaigo_auditor')) v (name) WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name)
  UNION ALL SELECT rolname::text FROM pg_roles WHERE rolname LIKE 'kaigo\\_%' AND rolname NOT IN ('kaigo_owner', 'kaigo_admin') AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)
  UNION ALL SELECT r.rolname || ' owns ' || c.oid::regclass FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname IN ('kaigo_app', 'kaigo_worker', 'kaigo_audit', 'kaigo_sealer', 'kaigo_auditor')
  ORDER BY 1`;

/** A quick look at the rights: row-level security everywhere, logins without power, each able to sign in. */
export async function examineRights(client: pg.Client, urls: DatabaseUrls): Promise<Finding[]> {
  const names = async (question: string) => (await client.query<{ name: string }>(question)).rows.map(({ name }) => name);
  const [open, powers] = [await names(unprotected), await names(strong)];
  const restore = ["Stop serving, and restore the rights from a migrated database of the same version.", "配信を止め、同じ版で移行したデータベースの権限に戻してください。"] as const;
  return [
    open.length === 0
      ? ok("database.row-security", "Every table is behind row-level security", "すべての表が行レベルセキュリティで守られています")
      : wrong("database.row-security", [`Without forced row-level security: ${open.join(", ")}`, `行レベルセキュリティのない表: ${open.join(", ")}`], restore),
    powers.length === 0
      ? ok("database.roles", "The logins have no power over rights", "接続用ロールに余分な権限はありません")
      : wrong("database.roles", [`Logins with too much or missing: ${powers.join(", ")}`, `余分な権限があるか、ないロール: ${powers.join(", ")}`], restore),
    ...(await examineLogins(urls)),
  ];
}

async function examineLogins(urls: DatabaseUrls): Promise<Finding[]> {
  const refused: string[] = [];
  for (const address of [urls.app, urls.worker, urls.audit, urls.sealer, urls.auditor]) if (address && !(await canLogin(address))) refused.push(new URL(address).username);
  if (refused.length === 0) return [ok("database.logins", "The logins are let in", "接続用ロールで接続できます")];
  return [wrong("database.logins", [`The database does not let in ${refused.join(", ")}.`, `接続できないロール: ${refused.join(", ")}`], ["Run `kaigo migrate`, which sets the passwords of DATABASE_APP_URL, DATABASE_WORKER_URL, DATABASE_AUDIT_URL, DATABASE_SEALER_URL and DATABASE_AUDITOR_URL.", "`kaigo migrate` を実行すると、各接続設定のパスワードに合わせます。"])];
}
