import { daysInOrder, type LoadColumn, type LoadKind } from "../../../platform/subgraph/load-kind.js";
import { basis, validity } from "./master-columns.js";

const yesNo = "^(true|false)$";
const columns: readonly LoadColumn[] = [
  { name: "serviceCode", type: "text", required: true, pattern: "^[0-9A-Z]{2}[0-9A-Z]{4}$", description: "Service code. サービスコード" },
  ...validity,
  { name: "name", type: "text", required: true, description: "Name. サービス内容略称" },
  { name: "units", type: "integer", required: true, description: "Units per time before discount; 0 for a percentage add-on and for equipment, whose units stand on the line. 合成単位数" },
  { name: "discountRate", type: "integer", required: false, pattern: "^(100|\\d{1,2})$", description: "What remains after the discount, in percent; 100 when absent. 割引後率", stored: { take: `coalesce(s."discountRate"::integer, 100)`, giveBack: "t.discount_rate::text" } },
  { name: "per", type: "text", required: true, pattern: "^(TIME|DAY|WEEK|MONTH)$", description: "Counted per time TIME, day DAY, week WEEK or month MONTH. 算定単位" },
  { name: "limitManaged", type: "text", required: true, pattern: yesNo, description: "true when the code stands under the monthly limit. 支給限度額対象区分（3＝対象）", stored: { take: `s."limitManaged"::boolean`, giveBack: "t.limit_managed::text" } },
  { name: "managedUnits", type: "integer", required: false, description: "Units per time under the limit where they differ from those billed. 給付管理単位数" },
  { name: "fixedCopay", type: "integer", required: false, pattern: "^\\d{1,6}$", description: "Fixed co-pay of 総合事業 in yen per time. 定額利用者負担単価金額" },
  { name: "addOnKind", type: "text", required: false, pattern: "^(AREA|TREATMENT)$", description: "Percentage add-on: AREA 特別地域 and the like, or TREATMENT 処遇改善. 加算の種類" },
  { name: "addOnPermille", type: "integer", required: false, pattern: "^(1000|\\d{1,3})$", description: "Rate of that add-on in thousandths. 加算率（‰）" },
  basis,
];

/** Service codes (サービスコード表) with what the arithmetic of table 7 asks of each. */
export const serviceCodeLoad: LoadKind = {
  kind: "service_code",
  order: 12,
  description: "Service codes. サービスコード",
  columns,
  checks: [daysInOrder("validFrom", "validTo")],
  async refuse(tx) {
    const torn = await tx.query<{ line: number }>(`SELECT line FROM pg_temp.staging WHERE ("addOnKind" IS NULL) <> ("addOnPermille" IS NULL)`);
    return torn.map(({ line }) => ({ line, column: "addOnPermille", rule: "a rate and its kind together" }));
  },
  table: "schedules.service_code",
  key: ["serviceCode", "validFrom"],
};
