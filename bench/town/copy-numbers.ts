import { officeCheckDigit } from "../../standard/index.js";

/** Which number an office has in which copy of the town. */
export interface OfficeCopy {
  readonly original: string;
  readonly copy: number;
  readonly officeNumber: string;
}

/** Valid numbers nobody has, with the prefecture and kind of the original. Throws when a prefecture's million numbers are used up. */
export function copyOfficeNumbers(originals: readonly string[], copies: number): OfficeCopy[] {
  const taken = new Set(originals);
  const next = new Map<string, number>();
  const fresh = (prefix: string): string => {
    for (let serial = next.get(prefix) ?? 0; serial < 1_000_000; serial += 1) {
      const body = `${prefix}${String(serial).padStart(6, "0")}`;
      const officeNumber = `${body}${officeCheckDigit(body)}`;
      next.set(prefix, serial + 1);
      if (!taken.has(officeNumber)) return officeNumber;
    }
    throw new RangeError(`no office number is left under ${prefix}`);
  };
  return Array.from({ length: copies }, (_, index) => originals.map((original) => ({ original, copy: index + 1, officeNumber: fresh(original.slice(0, 3)) }))).flat();
}
