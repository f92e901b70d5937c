import { daysInOrder, type LoadColumn, type LoadKind } from "../../../platform/subgraph/load-kind.js";
import { basis, careLevel, insurerNumber, validity } from "./master-columns.js";

const columns: readonly LoadColumn[] = [
  careLevel,
  { ...insurerNumber, required: false, description: "Insurer that sets its own, such as for 事業対象者; everywhere when absent. 保険者番号", stored: { take: `coalesce(s."insurerNumber", '')`, giveBack: "t.insurer_number" } },
  ...validity,
  { name: "limitUnits", type: "integer", required: true, pattern: "^\\d{1,7}$", description: "Units per month. 支給限度基準額（単位）" },
  basis,
];

/** Monthly limits per care level with their history (区分支給限度基準額). */
export const careLevelLimitLoad: LoadKind = {
  kind: "care_level_limit",
  order: 13,
  description: "Monthly limits per care level. 区分支給限度基準額",
  columns,
  checks: [daysInOrder("validFrom", "validTo")],
  table: "schedules.care_level_limit",
  key: ["careLevel", "insurerNumber", "validFrom"],
};
