import type { CellRule, Column, Requirement } from "../layout/layout.js";
import type { SpecColumn } from "./spec.js";

/** Items whose identifier has no format text: letters, digits and hyphens up to the length. */
const looseIdentifiers = new Set(["enteredByCode", "satelliteBranch"]);

/** The column data of one item: the layouts have no attribute column, so the rule follows from type, format and name. */
export function toColumn(source: SpecColumn, layoutId: string): Column {
  const rule = cellRule(source, layoutId);
  return {
    number: source.no,
    name: source.name,
    nameJa: source.nameJa,
    rule,
    // Item 30 of table 7: the edition history lengthened it from 2 to 5 (gap G3).
    maxLength: layoutId === "UPSIKYU" && source.name === "daysUntilLastMonth" ? 5 : source.maxLength,
    required: source.required as Requirement,
    ...(source.neededMark ? { needed: true } : {}),
    ...(rule === "code" && source.codeList ? { codeList: source.codeList } : {}),
    ...(source.format === "1 to 99" ? { range: [1, 99] as const } : {}),
    ...(rule === "constant" ? { constant: "9999999999" } : {}),
  };
}

function cellRule({ name, type, notes = "" }: SpecColumn, layoutId: string): CellRule {
  switch (type) {
    case "identifier":
      if (name === "insurerNumber" || name === "insuredNumber") return name;
      if (name === "taisCode" || name === "equipmentNotificationCode") return "equipmentCode";
      if (name === "fixedOfficeCode") return "constant";
      // Table 2 gives no format for the office of a help that may be uninsured.
      if (looseIdentifiers.has(name) || (layoutId === "UP2KYO" && name === "serviceOfficeNumber")) return "identifier";
      return "officeNumber";
    case "code":
      if (name === "serviceCode") return "serviceCode";
      return /ServiceType$|^serviceType$/.test(name) ? "serviceType" : "code";
    case "date":
      return notes.includes("00000000") ? "dateOrZero" : "date";
    case "yearMonth":
      if (name === "csvVersion") return "csvVersion";
      return notes.includes("000000") ? "monthOrZero" : "month";
    case "time":
      return layoutId === "UPPLAN" || layoutId === "UPJSK" ? "timeOrNone" : "time";
    case "dayBitmap":
    case "integer":
    case "decimal":
    case "postalCode":
    case "phone":
    case "fileName":
    case "freeText":
    case "reserved":
      return type;
    default:
      throw new Error(`item type ${type} of ${layoutId}.${name} has no rule`);
  }
}

/** The TypeScript type of an item: an item that may be empty, or whose mark is not settled, may be null. */
export function columnType(column: Column): string {
  if (column.rule === "reserved") return "null";
  const type = column.rule === "integer" ? "number" : "string";
  const mayBeNull = column.required !== "required" || ["dateOrZero", "monthOrZero", "timeOrNone"].includes(column.rule);
  return mayBeNull ? `${type} | null` : type;
}
