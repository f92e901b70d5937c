import { codeLists, type CodeListId } from "../generated/code-lists.js";
import { isInsuredNumber } from "../identifier/insured-number.js";
import { hasInsurerCheckDigit, isInsurerNumber } from "../identifier/insurer-number.js";
import { hasMyNumber } from "../identifier/my-number.js";
import { hasOfficeCheckDigit, isOfficeNumber, totalRowOffice } from "../identifier/office-number.js";
import { isServiceCode, isServiceTypeCode } from "../identifier/service-type.js";
import type { Cell, Column } from "../layout/layout.js";
import { Fault } from "./fault.js";
import { readDate, readMonth, readTime } from "./read-time.js";

/** Turns the text of one item, never empty, into its value, or says what is wrong. */
export type CellReader = (text: string) => Cell | Fault;

const wrongForm = (form: string): Fault => new Fault("wrongForm", { form });
const tests = (form: string, test: (text: string) => boolean): CellReader => {
  const fault = wrongForm(form);
  return (text) => (test(text) ? text : fault);
};

export interface CellReaderOptions {
  /** Report wrong check digits. */
  readonly checkDigits: boolean;
  /** Take six-digit dates, as in the printed examples of the preventive files, for empty. */
  readonly sampleDates: boolean;
}

/** The reader of one item. */
export function toCellReader(column: Column, options: CellReaderOptions): CellReader {
  const read = ruleReader(column, options);
  const { maxLength, rule } = column;
  if (maxLength === null || rule === "reserved") return read;
  const tooLong = new Fault("tooLong", { max: maxLength });
  return (text) => (text.length > maxLength ? tooLong : read(text));
}

function ruleReader(column: Column, { checkDigits, sampleDates }: CellReaderOptions): CellReader {
  switch (column.rule) {
    case "csvVersion":
      return tests("YYYYMM", (text) => /^\d{6}$/.test(text));
    case "insurerNumber":
      return (text) =>
        !isInsurerNumber(text) ? wrongForm("999999") : checkDigits && !hasInsurerCheckDigit(text) ? new Fault("insurerCheckDigit", {}, text) : text;
    case "insuredNumber":
      return tests("9999999999 / H999999999", isInsuredNumber);
    case "officeNumber":
      return (text) =>
        !isOfficeNumber(text)
          ? wrongForm("99X9999999")
          : checkDigits && text !== totalRowOffice && !hasOfficeCheckDigit(text)
            ? new Fault("officeCheckDigit", {}, text)
            : text;
    case "identifier":
    case "equipmentCode":
      return tests("A-Z 0-9 -", (text) => /^[0-9A-Za-z-]+$/.test(text));
    case "constant":
      return tests(column.constant ?? "", (text) => text === column.constant);
    case "code":
      return codeReader(column.codeList as CodeListId);
    case "serviceCode":
      return tests("XXXXXX", isServiceCode);
    case "serviceType":
      return tests("XX", isServiceTypeCode);
    case "date":
    case "dateOrZero":
      return readDate(column, sampleDates);
    case "month":
    case "monthOrZero":
      return readMonth(column);
    case "time":
    case "timeOrNone":
      return readTime(column);
    case "dayBitmap":
      return tests("0/1 x 31", (text) => /^[01]{31}$/.test(text));
    case "integer":
      return integerReader(column);
    case "decimal":
      return tests("99.99", (text) => /^\d{1,3}(\.\d{1,2})?$/.test(text));
    case "postalCode":
      return tests("XXX-XXXX", (text) => /^\d{3}-\d{4}$/.test(text));
    case "phone":
    case "fileName":
      return tests("abc 123", (text) => !/[\r\n\t]/.test(text));
    case "freeText":
      return (text) => (hasMyNumber(text) ? new Fault("myNumber", {}, text) : text);
    case "reserved":
      return () => new Fault("reservedFilled");
  }
}

function codeReader(list: CodeListId): CellReader {
  const { values, nameJa, nameEn } = codeLists[list];
  const codes = new Set<string>(values.map(({ code }) => code));
  const fault = new Fault("unknownCode", { list: nameJa, listEn: nameEn });
  return (text) => (codes.has(text) ? text : fault);
}

/** Whole numbers: 15 digits at most, so that every one is exact. */
function integerReader({ name, range }: Column): CellReader {
  const form = wrongForm("99999");
  return (text) => {
    if (!/^-?\d{1,15}$/.test(text)) return form;
    const value = Number(text) + 0;
    if (range && (value < range[0] || value > range[1])) return new Fault("outOfRange", { min: range[0], max: range[1] });
    if (text.startsWith("-")) return new Fault("minusSign", {}, value === 0 ? 0 : value);
    if (text.length > 1 && text.startsWith("0")) return new Fault("zeroPadding", {}, value);
    if (name === "daysUntilLastMonth" && text.length > 2) return new Fault("longDayCount", {}, value);
    return value;
  };
}
