import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { KaigoError } from "../errors/kaigo-error.js";
import { roles, toViewer, type Viewer } from "./viewer.js";

/** A signing key shared by gateway and subgraphs. The first of a list signs, all of a list verify. */
export interface ViewerKey {
  readonly id: string;
  readonly secret: string;
}

/** What a signed viewer is bound to: it is worth nothing for another request, another body or a minute later. */
export interface Binding {
  /** Of the request, or of all that the answer serves. */
  readonly requestId: string;
  /** Subgraph the call is meant for. */
  readonly audience: string;
  /** Exact bytes of the request body; for streamed bodies the method and path. */
  readonly body: string | Buffer;
}

const lifetimeSeconds = 60;
const digest = (body: string | Buffer) => createHash("sha256").update(body).digest("base64url");
const mac = (secret: string, text: string) => createHmac("sha256", secret).update(text).digest();

/** Compact text `keyId.payload.signature` that carries the viewer to one subgraph for at most 60 seconds. */
export function signViewer(viewer: Viewer, binding: Binding, keys: readonly ViewerKey[], nowSeconds = Date.now() / 1000): string {
  const key = keys[0];
  if (!key) throw new KaigoError("CONFIG_INVALID", { variable: "VIEWER_KEYS" });
  const claims = { viewer, rid: binding.requestId, aud: binding.audience, body: digest(binding.body), exp: Math.floor(nowSeconds) + lifetimeSeconds };
  const payload = Buffer.from(JSON.stringify(claims)).toString("base64url");
  const signed = `${Buffer.from(key.id).toString("base64url")}.${payload}`;
  return `${signed}.${mac(key.secret, signed).toString("base64url")}`;
}

/** The viewer inside a signed text. Throws UNAUTHENTICATED for anything forged, altered, replayed elsewhere or older than a minute. */
export function verifyViewer(text: string, binding: Binding, keys: readonly ViewerKey[], nowSeconds = Date.now() / 1000): Viewer {
  const [keyId, payload, signature, ...rest] = text.split(".");
  const key = keys.find(({ id }) => Buffer.from(id).toString("base64url") === keyId);
  if (!key || !payload || !signature || rest.length > 0) throw new KaigoError("UNAUTHENTICATED");
  const expected = mac(key.secret, `${keyId}.${payload}`);
  const given = Buffer.from(signature, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected) || given.toString("base64url") !== signature) throw new KaigoError("UNAUTHENTICATED");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as { viewer: Viewer; rid: string; aud: string; body: string; exp: number };
  const fresh = claims.exp > nowSeconds && claims.exp <= nowSeconds + 2 * lifetimeSeconds;
  const bound = claims.rid === binding.requestId && claims.aud === binding.audience && claims.body === digest(binding.body);
  if (!fresh || !bound || !roles.includes(claims.viewer.role)) throw new KaigoError("UNAUTHENTICATED");
  return toViewer(claims.viewer);
}

/** Parses `id:secret` pairs. Throws CONFIG_INVALID when a secret is shorter than 32 characters. */
export function parseViewerKeys(pairs: readonly string[], variable = "VIEWER_KEYS"): readonly ViewerKey[] {
  return pairs.map((pair) => {
    const colon = pair.indexOf(":");
    const key = { id: pair.slice(0, colon), secret: pair.slice(colon + 1) };
    if (colon < 1 || key.secret.length < 32) throw new KaigoError("CONFIG_INVALID", { variable });
    return key;
  });
}
