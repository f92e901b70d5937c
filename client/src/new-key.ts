/**
 * A fresh idempotency key (UUID 4). Make one when a person decides, and send the same one again when the answer did
 * not come: the server then gives the outcome that stands instead of acting twice.
 */
export function newKey(): string {
  // `crypto.randomUUID` is not there on pages that came over plain HTTP.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, at) => (at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte).toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
