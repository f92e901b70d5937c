import { createHmac } from "node:crypto";
import type { Config } from "../config/config.js";
import { KaigoError } from "../errors/kaigo-error.js";

/** Logins of one database. `admin` migrates and owns; the others own nothing and cannot pass row-level security. */
export interface DatabaseUrls {
  readonly admin: string | undefined;
  readonly app: string;
  readonly worker: string;
  readonly audit: string;
  readonly sealer: string;
  /** Who verifies the access record; undefined where neither it nor the administrator is given. */
  readonly auditor: string | undefined;
}

/** Derives the password of a login from the administrator's, so that a single address is enough to start with. */
function derive(adminUrl: string, login: string): string {
  const url = new URL(adminUrl);
  const password = createHmac("sha256", decodeURIComponent(url.password) || "kaigo").update(login).digest("base64url");
  url.username = login;
  url.password = password;
  return url.href;
}

/** The logins, from the settings or derived from one administrator address. Throws CONFIG_INVALID when neither is given for one that serving needs. */
export function databaseUrls(config: Pick<Config, "DATABASE_URL" | "DATABASE_APP_URL" | "DATABASE_WORKER_URL" | "DATABASE_AUDIT_URL" | "DATABASE_SEALER_URL" | "DATABASE_AUDITOR_URL">): DatabaseUrls {
  const admin = config.DATABASE_URL;
  const pick = (given: string | undefined, login: string, variable: string) => {
    if (given) return given;
    if (!admin) throw new KaigoError("CONFIG_INVALID", { variable });
    return derive(admin, login);
  };
  return {
    admin,
    app: pick(config.DATABASE_APP_URL, "kaigo_app", "DATABASE_APP_URL"),
    worker: pick(config.DATABASE_WORKER_URL, "kaigo_worker", "DATABASE_WORKER_URL"),
    audit: pick(config.DATABASE_AUDIT_URL, "kaigo_audit", "DATABASE_AUDIT_URL"),
    sealer: pick(config.DATABASE_SEALER_URL, "kaigo_sealer", "DATABASE_SEALER_URL"),
    auditor: config.DATABASE_AUDITOR_URL ?? (admin && derive(admin, "kaigo_auditor")),
  };
}

/** The logins derived from one administrator address. */
export const urlsFromAdmin = (adminUrl: string): DatabaseUrls => databaseUrls({ DATABASE_URL: adminUrl, DATABASE_APP_URL: undefined, DATABASE_WORKER_URL: undefined, DATABASE_AUDIT_URL: undefined, DATABASE_SEALER_URL: undefined, DATABASE_AUDITOR_URL: undefined });
