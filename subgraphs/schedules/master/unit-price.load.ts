import { daysInOrder, type LoadColumn, type LoadKind } from "../../../platform/subgraph/load-kind.js";
import { areaGrade, basis, labourShare, validity } from "./master-columns.js";

const columns: readonly LoadColumn[] = [
  areaGrade,
  labourShare,
  ...validity,
  { name: "priceHundredths", type: "integer", required: true, pattern: "^[1-9]\\d{1,5}$", description: "Yen per unit × 100: 1140 is 11.40 yen. 単価（100倍）" },
  basis,
];

/** Yen per unit by area grade and labour share (単位数単価). */
export const unitPriceLoad: LoadKind = {
  kind: "unit_price",
  order: 14,
  description: "Unit prices by area grade and labour share. 単位数単価",
  columns,
  checks: [daysInOrder("validFrom", "validTo")],
  table: "schedules.unit_price",
  key: ["areaGrade", "labourShare", "validFrom"],
};
