import { createHmac } from "node:crypto";

/** Header that carries the signature of a notice. */
export const signatureHeader = "kaigo-signature";

/**
 * `t=<Unix seconds>,v1=<hex>`: HMAC-SHA256 with the webhook's secret over the seconds, a full stop and the exact body. A receiver
 * compares in constant time and refuses what is older than a few minutes.
 */
export const signNotice = (secret: string, seconds: number, body: string): string => `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`;
