import { weightedCheckDigit } from "./weighted-digits.js";

/** Letters count from A=10 without I, O and Q, which office numbers never hold. */
const letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
const shape = /^\d{2}[0-9A-HJ-NPR-Z]\d{7}$/;
const nineShape = /^\d{2}[0-9A-HJ-NPR-Z]\d{6}$/;

/** The office number on table 7's grand-total row: no office. */
export const totalRowOffice = "9999999999";

/**
 * 介護保険事業所番号: prefecture 2, kind 1 (the only place for a letter), area 2, serial 4, check digit 1.
 * Printed sample numbers fail the check digit, so checking it is the caller's choice.
 */
export function isOfficeNumber(value: string, { checkDigit = false }: { checkDigit?: boolean } = {}): boolean {
  return shape.test(value) && (!checkDigit || hasOfficeCheckDigit(value));
}

/** Whether the tenth character is the check digit of the nine before it; the form must already be right. */
export function hasOfficeCheckDigit(value: string): boolean {
  return officeCheckDigit(value.slice(0, 9)) === value.charAt(9);
}

/** The check digit of the first nine characters. Throws RangeError when they cannot begin an office number. */
export function officeCheckDigit(nine: string): string {
  if (!nineShape.test(nine)) throw new RangeError("the first nine characters of an office number are digits, with a letter only in third place");
  return String(weightedCheckDigit([...nine].map((char) => (char >= "A" ? letters.indexOf(char) + 10 : Number(char)))));
}
