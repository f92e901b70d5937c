import type { LocalizedText } from "../texts.js";

/** A person of the demo town that a developer can be, as `GET /dev/personas` names them. */
export interface Persona {
  id: string;
  role: string;
  title: LocalizedText;
  description: LocalizedText;
  token: string;
  /** Milliseconds since 1970; undefined when neither the server nor the token says. */
  expiresAt: number | undefined;
}

/** Reads the server's list; an entry without id or token is left out rather than shown broken. */
export function toPersonas(body: unknown): Persona[] {
  if (!Array.isArray(body)) return [];
  return body.flatMap((entry: unknown) => {
    const record = isRecord(entry) ? entry : {};
    const { id, role, token } = record;
    if (typeof id !== "string" || typeof token !== "string" || !token) return [];
    return [
      {
        id,
        role: typeof role === "string" ? role : "",
        title: toText(record["title"], id),
        description: toText(record["description"], ""),
        token,
        expiresAt: toMillis(record["expiresAt"]) ?? expiryOfToken(token),
      },
    ];
  });
}

/** The `exp` of a JWT in milliseconds; undefined for anything that is not a readable JWT. The token is not verified. */
export function expiryOfToken(token: string): number | undefined {
  const payload = token.split(".")[1];
  if (!payload) return undefined;
  try {
    const claims: unknown = JSON.parse(atob(payload.replace(/-/g, "+").replace(/_/g, "/")));
    return isRecord(claims) && typeof claims["exp"] === "number" ? claims["exp"] * 1000 : undefined;
  } catch {
    return undefined;
  }
}

function toMillis(value: unknown): number | undefined {
  // Numbers below 10^11 are seconds: as milliseconds they would lie before 1974.
  if (typeof value === "number" && Number.isFinite(value)) return value < 1e11 ? value * 1000 : value;
  const parsed = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(parsed) ? undefined : parsed;
}

function toText(value: unknown, fallback: string): LocalizedText {
  const record = isRecord(value) ? value : {};
  const ja = typeof record["ja"] === "string" ? record["ja"] : undefined;
  const en = typeof record["en"] === "string" ? record["en"] : undefined;
  return { ja: ja ?? en ?? fallback, en: en ?? ja ?? fallback };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
