import type { Config } from "../../platform/config/config.js";
import { KaigoError } from "../../platform/errors/kaigo-error.js";

const everywhere = new Set(["0.0.0.0", "::"]);

/** Where browsers reach this gateway, without a closing slash. Never taken from a request's Host. Throws CONFIG_INVALID in production when it is not set. */
export function publicUrl({ PUBLIC_URL, production, HOST, PORT }: Pick<Config, "PUBLIC_URL" | "production" | "HOST" | "PORT">): string {
  if (PUBLIC_URL) return PUBLIC_URL.replace(/\/$/, "");
  if (production) throw new KaigoError("CONFIG_INVALID", { variable: "PUBLIC_URL" });
  return `http://${everywhere.has(HOST) ? "127.0.0.1" : HOST}:${PORT}`;
}
