import { isUtf8 } from "node:buffer";
import fc from "fast-check";
import iconv from "iconv-lite";
import { currentVersion } from "../../standard/layout/edition.js";
import { ms932 } from "../../standard/codec/ms932.js";
import { codeLists, layouts, insurerCheckDigit, officeCheckDigit, type Cell, type CodeListId, type Column, type Layout, type LayoutId, type RecordByLayout } from "../../standard/index.js";

const digits = (count: number): fc.Arbitrary<string> => fc.integer({ min: 0, max: 10 ** count - 1 }).map((value) => String(value).padStart(count, "0"));
const pad = (value: number): string => String(value).padStart(2, "0");

/** Office numbers with a right check digit, some with a letter. */
export const officeNumber: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: 1, max: 47 }), fc.constantFrom("0", "1", "7", "9", "A"), digits(6))
  .map(([prefecture, kind, rest]) => pad(prefecture) + kind + rest)
  .map((nine) => nine + officeCheckDigit(nine));

export const insurerNumber: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: 1, max: 47 }), digits(3))
  .map(([prefecture, rest]) => pad(prefecture) + rest)
  .map((body) => body + insurerCheckDigit(body));

/** Ten digits, sometimes H and nine digits. */
export const insuredNumber: fc.Arbitrary<string> = fc.oneof({ weight: 5, arbitrary: digits(10) }, { weight: 1, arbitrary: digits(9).map((rest) => `H${rest}`) });

/** "YYYY-MM-DD" of real days. */
export const day: fc.Arbitrary<string> = fc
  .integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2099, 11, 31) / 86_400_000 })
  .map((count) => new Date(count * 86_400_000).toISOString().slice(0, 10));

export const month: fc.Arbitrary<string> = fc.tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 })).map(([year, number]) => `${year}-${pad(number)}`);
export const time: fc.Arbitrary<string> = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([hour, minute]) => `${pad(hour)}:${pad(minute)}`);

const printable = [...ms932().encode.keys()].filter((unit) => ms932().encode[unit] !== 0 && unit >= 0x20 && unit !== 0x7f).map((unit) => String.fromCharCode(unit));

/** Any text that MS932 holds: commas, quotes, line breaks, half-width kana, extension kanji. Never 12 digits in a row. */
export const freeText: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...printable) }, { weight: 1, arbitrary: fc.constantFrom('"', ",", "\r\n", "\n", "\r", '""', '",', " ", "ー", "髙", "①", "～") }), {
    minLength: 1,
    maxLength: 24,
  })
  .map((parts) => parts.join("").replace(/[0-9０-９]{4}/g, "四桁"))
  // Bytes that are good UTF-8 as well would pass for a file in UTF-8.
  .filter((text) => !isUtf8(iconv.encode(text, "cp932")) || !/[\u0080-\uffff]/.test(text));

const serviceTypes = ["11", "15", "2A", "A2", "62"];
const serviceCode: fc.Arbitrary<string> = fc.tuple(fc.constantFrom(...serviceTypes), fc.stringMatching(/^[1-9][0-9A-D]{3}$/)).map(([type, item]) => type + item);

/** Values of one item that its layout allows; null where it may be empty. */
export function cellOf(column: Column): fc.Arbitrary<Cell> {
  const value = valueOf(column);
  if (column.rule === "reserved") return fc.constant(null);
  const nullable = ["dateOrZero", "monthOrZero", "timeOrNone"].includes(column.rule) || (column.required !== "required" && column.required !== "unresolved" && !column.needed);
  return nullable ? fc.option(value, { nil: null }) : value;
}

function valueOf({ name, rule, codeList, maxLength, range, constant }: Column): fc.Arbitrary<string | number> {
  switch (rule) {
    case "csvVersion":
      return fc.constant(currentVersion);
    case "insurerNumber":
      return insurerNumber;
    case "insuredNumber":
      return insuredNumber;
    case "officeNumber":
      return officeNumber;
    case "identifier":
      return fc.stringMatching(new RegExp(`^[0-9A-Z]{1,${maxLength ?? 10}}$`));
    case "equipmentCode":
      return fc.tuple(digits(5), digits(6)).map((parts) => parts.join("-"));
    case "constant":
      return fc.constant(constant ?? "");
    case "code":
      return fc.constantFrom(...codeLists[codeList as CodeListId].values.map(({ code }) => code));
    case "serviceCode":
      return serviceCode;
    case "serviceType":
      return fc.constantFrom(...serviceTypes);
    case "date":
    case "dateOrZero":
      return day;
    case "month":
    case "monthOrZero":
      return month;
    case "time":
    case "timeOrNone":
      return time;
    case "dayBitmap":
      return fc.stringMatching(/^[01]{31}$/);
    case "integer":
      return fc.integer({ min: range?.[0] ?? 0, max: range?.[1] ?? 10 ** (name === "daysUntilLastMonth" ? 2 : Math.min(maxLength ?? 9, 9)) - 1 });
    case "decimal":
      return fc.integer({ min: 1000, max: 1200 }).map((value) => (value / 100).toFixed(2));
    case "postalCode":
      return fc.tuple(digits(3), digits(4)).map((parts) => parts.join("-"));
    case "phone":
      return fc.tuple(digits(2), digits(4), digits(4)).map((parts) => `0${parts.join("-")}`);
    case "fileName":
      return fc.stringMatching(/^UPKIHON_IMAGE_[0-9A-Z_]{4,20}\.jpg$/);
    case "freeText":
      return maxLength === null ? freeText : fc.stringMatching(new RegExp(`^[0-9０-９a-z]{1,${maxLength}}$`));
    case "reserved":
      return fc.constant("");
  }
}

/** Records of a layout whose every item is allowed; rules that tie items or records together are not followed. */
export function recordOf<K extends LayoutId>(id: K): fc.Arbitrary<RecordByLayout[K]> {
  const layout = layouts[id] as unknown as Layout<RecordByLayout[K]>;
  return fc.tuple(...layout.columns.map(cellOf)).map((cells) => layout.toRecord(cells));
}
