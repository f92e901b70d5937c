import { discoverIssuer } from "../../gateway/identity/discovery.js";
import { ok, warning, wrong } from "./finding.js";
import type { Examination } from "./patient.js";

const patience = 5_000;

/** Whether tokens can be verified: an issuer in production, and its public keys within reach. */
export const examineIdentity: Examination = async ({ config }) => {
  const { IDENTITY_ISSUER: issuer, production } = config;
  if (!issuer && production) return [wrong("identity.issuer", ["Production needs an issuer of access tokens.", "本番にはアクセストークンの発行者が必要です。"], ["Set IDENTITY_ISSUER (docs/identity.md).", "IDENTITY_ISSUER を設定してください（docs/identity.md）。"])];
  if (!issuer) return [ok("identity.issuer", "The development issuer signs tokens", "開発用の発行者を使います")];
  const advice = ["Check the address, the proxy and the certificate from this machine.", "このマシンからアドレス・プロキシ・証明書を確認してください。"] as const;
  let address: string;
  let count: number;
  try {
    address = config.IDENTITY_JWKS_URL ?? (await discoverIssuer(issuer)).jwks_uri;
    count = await countKeys(address);
  } catch {
    return [wrong("identity.keys", ["The issuer's public keys cannot be read (IDENTITY_JWKS_URL, or what IDENTITY_ISSUER says of itself).", "発行者の公開鍵を読み取れません（IDENTITY_JWKS_URL、または IDENTITY_ISSUER の公開情報）。"], advice)];
  }
  if (count === 0) return [wrong("identity.keys", ["The issuer has no public keys for signatures.", "発行者に署名用の公開鍵がありません。"], advice)];
  if (production && !address.startsWith("https:")) return [warning("identity.keys", ["The issuer's public keys come over an open line.", "発行者の公開鍵を暗号化されない通信で取得しています。"], ["Use an https address for IDENTITY_JWKS_URL.", "IDENTITY_JWKS_URL を https にしてください。"])];
  return [ok("identity.keys", `The issuer has ${count} public key(s)`, `発行者の公開鍵は ${count} 件です`)];
};

async function countKeys(address: string): Promise<number> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(patience) });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  const { keys } = (await answer.json()) as { keys?: unknown };
  return Array.isArray(keys) ? keys.filter((key) => (key as { use?: unknown } | null)?.use !== "enc").length : 0;
}
