import type { Direction, PartyKind } from "../layout/layout.js";
import { columnType, toColumn } from "./cell-rule.js";
import { banner, layoutId, layoutName, recordName, type SpecFile } from "./spec.js";

/** The source of one generated layout module: record type, column data, and the two fast converters. */
export function layoutSource(file: SpecFile): string {
  const id = layoutId(file);
  const columns = file.columns.map((column) => toColumn(column, id));
  const json = (value: unknown): string => JSON.stringify(value);
  const lines = [
    banner + `import type { Layout } from "../layout/layout.js";`,
    "",
    `/** ${id} ${file.nameJa} (${file.nameEn}). ${file.recordUnit.text} */`,
    `export interface ${recordName(file)} {`,
    ...columns.flatMap((column) => [
      `  /** ${[`${column.number} ${column.nameJa}.`, shapes[column.rule]].filter(Boolean).join(" ")} */`,
      `  readonly ${column.name}: ${columnType(column)};`,
    ]),
    "}",
    "",
    `export const ${layoutName(file)}: Layout<${recordName(file)}> = {`,
    `  id: ${json(id)},`,
    `  nameJa: ${json(file.nameJa)},`,
    `  nameEn: ${json(file.nameEn)},`,
    `  hasMonth: ${file.fileName.pattern.includes("{targetMonth") || file.fileName.pattern.includes("{serviceMonth")},`,
    `  addedIn4: ${file.addedIn === "4.0"},`,
    `  key: ${json(Array.isArray(file.key) ? file.key : ["insurerNumber", "insuredNumber"])},`,
    `  parents: ${json(file.parent ? file.parent.split(" or ") : [])},`,
    `  sortBy: ${json(file.sortOrder ?? [])},`,
    "  directions: [",
    ...file.directions.map((direction) => `    ${json(toDirection(direction))},`),
    "  ],",
    "  columns: [",
    ...columns.map((column) => `    ${json(column)},`),
    "  ],",
    "  toRecord: (c) => ({",
    ...columns.map((column, index) => `    ${column.name}: ${column.rule === "reserved" ? "null" : `c[${index}] as ${columnType(column)}`},`),
    "  }),",
    "  toCells: (r) => [",
    ...columns.map((column) => `    r.${column.name},`),
    "  ],",
    "};",
    "",
  ];
  return lines.join("\n");
}

const shapes: Record<string, string> = {
  csvVersion: 'Six digits as written, "202407" for edition 4.1.',
  insurerNumber: "Six digits.",
  insuredNumber: "Ten digits, or H and nine digits.",
  officeNumber: "Ten characters.",
  serviceCode: "Six characters.",
  serviceType: "Two characters.",
  date: '"YYYY-MM-DD".',
  dateOrZero: '"YYYY-MM-DD"; null is written 00000000.',
  month: '"YYYY-MM".',
  monthOrZero: '"YYYY-MM"; null is written 000000.',
  time: '"HH:MM".',
  timeOrNone: '"HH:MM"; null is written 9999 (no time).',
  dayBitmap: "31 characters 0 or 1, one per day of the month.",
  decimal: "Decimal text.",
  postalCode: "XXX-XXXX.",
  reserved: "Always null.",
};

const parties: readonly [string, PartyKind][] = [
  ["委託を受けた居宅介護支援事業所", "entrustedOffice"],
  ["地域包括支援センター等", "centre"],
  ["介護予防・総合事業サービス事業所", "preventiveServiceOffice"],
  ["居宅介護支援事業所", "careManagement"],
  ["居宅サービス事業所", "serviceOffice"],
];

function toDirection({ from, to }: { from: string; to: string }): Direction {
  return { from: party(from), to: party(to) };
}

function party(name: string): PartyKind {
  const found = parties.find(([start]) => name.startsWith(start));
  if (!found) throw new Error(`unknown kind of office: ${name}`);
  return found[1];
}
