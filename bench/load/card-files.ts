import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

export const cardColumns = ["insurerNumber", "insuredNumber", "careLevel", "certifiedOn", "validFrom", "validTo", "limitUnits", "limitFrom", "limitTo", "notes", "issuedOn"] as const;

/** A synthetic municipality: its people, and so many cards for each of them. */
export interface Municipality {
  readonly insurerNumber: string;
  readonly people: number;
  readonly cardsEach: number;
  /** Moves the care levels: the same keys with other values, as changes since the last load. */
  readonly shift?: number;
  /** One card in so many is bad: a level that is none, a person who is not there, or a line that stands twice. */
  readonly badEvery?: number;
}

const levels = ["12", "13", "21", "22", "23", "24", "25"];
const insuredNumber = (person: number) => String(person + 1).padStart(10, "0");

/** Values of one card, in the order of {@link cardColumns}. */
export function cardValues({ insurerNumber, shift = 0 }: Municipality, person: number, card: number): string[] {
  const year = 2000 + card * 2 + (person % 2);
  const month = String((person % 12) + 1).padStart(2, "0");
  return [
    insurerNumber, insuredNumber(person), levels[(person + card + shift) % levels.length] ?? "21", `${year}-${month}-10`, `${year}-${month}-11`, `${year + 2}-${month}-10`,
    String(5032 + ((person + card) % 7) * 4000), `${year}-${month}-11`, `${year + 2}-${month}-10`, person % 10 === 0 ? "医療との連携に留意すること" : "", `${year}-${month}-12`,
  ];
}

/** Lines of one person's cards, the bad ones among them. */
function cardLines(municipality: Municipality, person: number): string {
  const lines = Array.from({ length: municipality.cardsEach }, (_, card) => cardValues(municipality, person, card));
  const first = lines[0];
  if (first && municipality.badEvery !== undefined && person % municipality.badEvery === 0) {
    if (person % 3 === 0) first[2] = "99";
    else if (person % 3 === 1) first[1] = "9999999999";
    else lines[municipality.cardsEach - 1] = first;
  }
  return lines.map((values) => `${values.join(",")}\r\n`).join("");
}

/** Writes a load folder with people and cards, or with cards of people who are there. Answers how many rows it holds. */
export async function writeMunicipality(folder: string, municipality: Municipality, { cardsOnly = false }: { readonly cardsOnly?: boolean } = {}): Promise<number> {
  const { insurerNumber, people, cardsEach } = municipality;
  await mkdir(folder, { recursive: true });
  const files = [
    ...(cardsOnly ? [] : [await writeRows(folder, "recipient", "insurerNumber,insuredNumber,name,nameKana,sex,birthDate", people, (person) => `${insurerNumber},${insuredNumber(person)},見本　${person},ミホン　${person},${(person % 2) + 1},19${30 + (person % 25)}-0${(person % 9) + 1}-15\r\n`)]),
    await writeRows(folder, "insured_card", cardColumns.join(","), people, (person) => cardLines(municipality, person), cardsEach),
  ];
  await writeFile(join(folder, "manifest.json"), JSON.stringify({ format: "kaigo-load/1", insurerNumber, files }));
  return files.reduce((sum, { rows }) => sum + rows, 0);
}

/** Writes a load folder that takes every card back. */
export async function writeWithdrawals(folder: string, municipality: Municipality): Promise<void> {
  const { insurerNumber, people, cardsEach } = municipality;
  const keysOf = (person: number) =>
    Array.from({ length: cardsEach }, (_, card) => cardValues(municipality, person, card)).map((values) => `${values[0]},${values[1]},${values[cardColumns.indexOf("validFrom")]}\r\n`).join("");
  await mkdir(folder, { recursive: true });
  const entry = await writeRows(folder, "insured_card_withdrawn", "insurerNumber,insuredNumber,validFrom", people, keysOf, cardsEach);
  await writeFile(join(folder, "manifest.json"), JSON.stringify({ format: "kaigo-load/1", insurerNumber, files: [{ ...entry, kind: "insured_card", withdraws: true }] }));
}

/** Streamed, so that the size of the file costs no memory. */
async function writeRows(folder: string, kind: string, header: string, people: number, rowsOf: (person: number) => string, each = 1) {
  const hash = createHash("sha256");
  const out = createWriteStream(join(folder, `${kind}.csv`));
  const write = async (text: string) => {
    hash.update(text);
    if (!out.write(text)) await once(out, "drain");
  };
  await write(`${header}\r\n`);
  for (let start = 0; start < people; start += 2_000) {
    await write(Array.from({ length: Math.min(2_000, people - start) }, (_, index) => rowsOf(start + index)).join(""));
  }
  out.end();
  await once(out, "close");
  return { kind, file: `${kind}.csv`, rows: people * each, sha256: hash.digest("hex") };
}
