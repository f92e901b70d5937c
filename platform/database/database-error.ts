import { KaigoError } from "../errors/kaigo-error.js";

const retryable = new Set(["40001", "40P01"]);
const unreachable = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ENOTFOUND", "ETIMEDOUT", "57P01", "57P02", "57P03", "08006", "08003", "08001"]);
const busy = new Set(["53300", "57014", "55P03", "25P03", "53200"]);

/** Text that PostgreSQL cannot hold: a NUL character in what the caller sent. */
const unstorable = new Set(["22021", "22P05"]);

/** SQLSTATE or system code of a driver error. */
export function databaseErrorCode(error: unknown): string | undefined {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}

/** Whether the same transaction may succeed when it is simply run again. */
export const isRetryable = (error: unknown): boolean => retryable.has(databaseErrorCode(error) ?? "");

/** Maps what the driver throws to a registry code; anything unknown is passed through for the caller to mask. */
export function toDatabaseError(error: unknown): unknown {
  if (error instanceof KaigoError) return error;
  const code = databaseErrorCode(error) ?? "";
  const text = error instanceof Error ? error.message : "";
  if (busy.has(code) || text.includes("timeout exceeded when trying to connect")) return new KaigoError("DATABASE_BUSY", {}, { cause: error });
  if (unstorable.has(code)) return new KaigoError("INPUT_INVALID", { field: "text", rule: "no NUL characters" }, { cause: error });
  if (unreachable.has(code) || text.startsWith("Connection terminated") || text.includes("not queryable")) return new KaigoError("DATABASE_UNAVAILABLE", {}, { cause: error });
  return error;
}
