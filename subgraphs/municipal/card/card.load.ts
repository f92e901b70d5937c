import { daysInOrder, personColumns, type LoadKind } from "../../../platform/subgraph/load-kind.js";
import { keptUnder } from "../correction/kept-under.js";

/** States of the insurance card (被保険者証); one per person and first day of validity. */
export const insuredCardLoad: LoadKind = {
  kind: "insured_card",
  order: 60,
  description: "Insurance cards. 被保険者証",
  aboutPeople: true,
  columns: [
    ...personColumns,
    { name: "careLevel", type: "text", required: false, pattern: "^(06|12|13|2[1-5])$", description: "Care level. 要介護状態区分" },
    { name: "certifiedOn", type: "date", required: false, description: "Day of certification. 認定年月日" },
    { name: "validFrom", type: "date", required: true, description: "First day of validity. 有効期間開始日" },
    { name: "validTo", type: "date", required: false, description: "Last day of validity. 有効期間終了日" },
    { name: "limitUnits", type: "integer", required: false, description: "Monthly limit in units. 区分支給限度基準額" },
    { name: "limitFrom", type: "date", required: false, description: "First day of the limit's period. 限度額適用期間開始日" },
    { name: "limitTo", type: "date", required: false, description: "Last day of the limit's period. 限度額適用期間終了日" },
    { name: "notes", type: "text", required: false, description: "Notes of the panel. 認定審査会の意見等" },
    { name: "issuedOn", type: "date", required: false, description: "Day of issue. 交付年月日" },
    { name: "restriction", type: "text", required: false, description: "Restriction of benefits. 給付制限の内容" },
    { name: "restrictionFrom", type: "date", required: false, description: "First day of the restriction. 給付制限開始日" },
    { name: "restrictionTo", type: "date", required: false, description: "Last day of the restriction. 給付制限終了日" },
  ],
  table: "municipal.insured_card",
  key: ["insurerNumber", "insuredNumber", "validFrom"],
  history: keptUnder("CARD"),
  checks: [daysInOrder("validFrom", "validTo")],
};

/** Shares of costs (負担割合証); one per person and first day of validity. */
export const burdenRatioLoad: LoadKind = {
  kind: "burden_ratio",
  order: 65,
  description: "Cost shares. 負担割合証",
  aboutPeople: true,
  columns: [
    ...personColumns,
    { name: "ratio", type: "integer", required: true, pattern: "^(10|20|30)$", description: "Share in percent. 負担割合" },
    { name: "validFrom", type: "date", required: true, description: "First day of validity. 適用期間開始日" },
    { name: "validTo", type: "date", required: false, description: "Last day of validity. 適用期間終了日" },
  ],
  table: "municipal.burden_ratio",
  key: ["insurerNumber", "insuredNumber", "validFrom"],
  history: keptUnder("BURDEN"),
  checks: [daysInOrder("validFrom", "validTo")],
};
