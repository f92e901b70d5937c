import { weightedCheckDigit } from "./weighted-digits.js";

/** 保険者番号: six digits. That care insurers use the check digit is unsourced, so only {@link hasInsurerCheckDigit} looks at it. */
export function isInsurerNumber(value: string): boolean {
  return /^\d{6}$/.test(value);
}

/** A failed check is a reason to warn, never to refuse. */
export function hasInsurerCheckDigit(value: string): boolean {
  return insurerCheckDigit(value.slice(0, 5)) === value.charAt(5);
}

/** The check digit of a body of digits, by the rule published for 保険者番号 in general. Throws RangeError on other characters. */
export function insurerCheckDigit(body: string): string {
  if (!/^\d+$/.test(body)) throw new RangeError("the body of an insurer number is digits");
  return String(weightedCheckDigit([...body].map(Number)));
}
