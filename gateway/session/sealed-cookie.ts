import { createHash, randomBytes } from "node:crypto";
import type { CookieSerializeOptions } from "@fastify/cookie";
import { CompactEncrypt, compactDecrypt } from "jose";
import type { FastifyReply, FastifyRequest } from "fastify";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { parseViewerKeys } from "../../platform/viewer/signed-viewer.js";

interface SealingKey {
  readonly id: string;
  readonly key: Uint8Array;
}

/** Keys of SESSION_KEYS, or one that lasts as long as this process. Throws CONFIG_INVALID in production without any, or when one is short. */
export function sealingKeys(pairs: readonly string[], production: boolean): readonly SealingKey[] {
  if (pairs.length === 0 && production) throw new KaigoError("CONFIG_INVALID", { variable: "SESSION_KEYS" });
  const given = pairs.length > 0 ? parseViewerKeys(pairs, "SESSION_KEYS") : [{ id: "own", secret: randomBytes(32).toString("base64url") }];
  return given.map(({ id, secret }) => ({ id, key: createHash("sha256").update(`kaigo-graph session ${secret}`).digest() }));
}

/** A cookie whose content only this gateway can read or make. `purpose` keeps one kind from standing in for another. */
export class SealedCookie<Content extends object> {
  readonly name: string;

  constructor(
    purpose: string,
    private readonly keys: readonly SealingKey[],
    private readonly options: { readonly secure: boolean; readonly sameSite: "lax" | "strict"; readonly maxAge: number },
  ) {
    // With __Host- a browser takes it over TLS only, for this host only; without TLS it would not take it at all.
    this.name = options.secure ? `__Host-kaigo-${purpose}` : `kaigo-${purpose}`;
  }

  async set(reply: FastifyReply, content: Content): Promise<void> {
    const [first] = this.keys;
    if (!first) throw new KaigoError("CONFIG_INVALID", { variable: "SESSION_KEYS" });
    const plain = new TextEncoder().encode(JSON.stringify(content));
    const sealed = await new CompactEncrypt(plain).setProtectedHeader({ alg: "dir", enc: "A256GCM", kid: first.id, typ: this.name }).encrypt(first.key);
    reply.setCookie(this.name, sealed, this.attributes());
  }

  clear(reply: FastifyReply): void {
    reply.setCookie(this.name, "", { ...this.attributes(), maxAge: 0 });
  }

  /** The content; undefined for a cookie that is absent, altered, of another kind or sealed with a key no longer held. */
  async find({ cookies }: FastifyRequest): Promise<Content | undefined> {
    const sealed = cookies[this.name];
    if (!sealed) return undefined;
    try {
      const { plaintext, protectedHeader } = await compactDecrypt(sealed, ({ kid }) => this.keys.find(({ id }) => id === kid)?.key ?? randomBytes(32), { keyManagementAlgorithms: ["dir"], contentEncryptionAlgorithms: ["A256GCM"] });
      return protectedHeader.typ === this.name ? (JSON.parse(new TextDecoder().decode(plaintext)) as Content) : undefined;
    } catch {
      return undefined;
    }
  }

  private attributes(): CookieSerializeOptions {
    const { secure, sameSite, maxAge } = this.options;
    return { httpOnly: true, secure, sameSite, path: "/", maxAge };
  }
}
