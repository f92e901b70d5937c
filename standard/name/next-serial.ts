import { toSerial } from "./build-file-name.js";

/** A serial for a set made at a moment of Japan's time, "YYYY-MM-DDTHH:MM:SS", that is later than every one used: it has the last word. `used` is the latest of these, if any. */
export function nextSerial(used: string | null, localTime: string): string {
  const now = toSerial(localTime);
  return used === null || used < now ? now : String(BigInt(used) + 1n).padStart(14, "0");
}
