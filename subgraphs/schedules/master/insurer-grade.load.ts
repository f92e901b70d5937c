import { daysInOrder, type LoadColumn, type LoadKind } from "../../../platform/subgraph/load-kind.js";
import { areaGrade, basis, insurerNumber, validity } from "./master-columns.js";

const columns: readonly LoadColumn[] = [
  insurerNumber,
  ...validity,
  areaGrade,
  basis,
];

/** Area grade of each insurer (保険者の地域区分): 総合事業 is priced by it, all else by the office's own. */
export const insurerGradeLoad: LoadKind = {
  kind: "insurer_grade",
  order: 15,
  description: "Area grade of insurers. 保険者の地域区分",
  columns,
  checks: [daysInOrder("validFrom", "validTo")],
  table: "schedules.insurer_grade",
  key: ["insurerNumber", "validFrom"],
};
