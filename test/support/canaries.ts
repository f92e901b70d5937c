import { randomInt } from "node:crypto";

const letters = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ";
const many = (length: number, from: string) => Array.from({ length }, () => from[randomInt(from.length)]).join("");

/** Texts that stand for what is personal, found nowhere else in the world. */
export interface Canaries {
  readonly name: string;
  readonly kana: string;
  readonly insuredNumber: string;
  readonly address: string;
  readonly phone: string;
  readonly freeText: string;
}

export function makeCanaries(): Canaries {
  return { name: `検知鳥${many(8, letters)}`, kana: many(12, letters), insuredNumber: `7${many(9, "0123456789")}`, address: `架空町${many(8, letters)}`, phone: `080-${many(4, "0123456789")}-${many(4, "0123456789")}`, freeText: `近況${many(10, letters)}` };
}

/** The forms that a text takes on its way: as it is, escaped for JSON, in a URL, in base64, and its bytes written as text in Shift_JIS or hexadecimal. */
function formsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  const escaped = [...text].map((char) => (char > "~" ? `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}` : char)).join("");
  return [text, escaped, encodeURIComponent(text), bytes.toString("base64").replace(/=+$/, ""), bytes.toString("base64url"), bytes.toString("hex")];
}

/** Which canaries a text holds, in any form, by their names. */
export function findCanaries(canaries: Canaries, text: string): string[] {
  const small = text.toLowerCase();
  return Object.entries(canaries).flatMap(([name, canary]) => (formsOf(canary as string).some((form) => small.includes(form.toLowerCase())) ? [name] : []));
}
