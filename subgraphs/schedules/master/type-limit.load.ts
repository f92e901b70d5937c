import { daysInOrder, type LoadColumn, type LoadKind } from "../../../platform/subgraph/load-kind.js";
import { basis, careLevel, insurerNumber, serviceType, validity } from "./master-columns.js";

const columns: readonly LoadColumn[] = [
  insurerNumber,
  careLevel,
  serviceType,
  ...validity,
  { name: "limitUnits", type: "integer", required: true, pattern: "^\\d{1,7}$", description: "Units per month. 種類支給限度基準額（単位）" },
  basis,
];

/** Limits per service type that an insurer sets by ordinance (種類支給限度基準額). Unsourced: without rows nothing happens. */
export const typeLimitLoad: LoadKind = {
  kind: "type_limit",
  order: 15,
  description: "Monthly limits per service type. 種類支給限度基準額",
  columns,
  checks: [daysInOrder("validFrom", "validTo")],
  table: "schedules.type_limit",
  key: ["insurerNumber", "careLevel", "serviceType", "validFrom"],
};
