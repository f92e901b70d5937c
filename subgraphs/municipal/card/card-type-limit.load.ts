import { daysInOrder, personColumns, type LoadKind } from "../../../platform/subgraph/load-kind.js";
import { keptUnder } from "../correction/kept-under.js";

/** Limits for single service types (種類支給限度基準額). */
export const cardTypeLimitLoad: LoadKind = {
  kind: "card_type_limit",
  order: 61,
  description: "Limits for single service types on a person's card. 被保険者証の種類支給限度基準額",
  aboutPeople: true,
  columns: [
    ...personColumns,
    { name: "serviceType", type: "text", required: true, pattern: "^[0-9A-Z]{2}$", description: "Service type. サービス種類コード" },
    { name: "limitUnits", type: "integer", required: true, pattern: "^\\d{1,9}$", description: "Monthly limit in units. 種類支給限度基準額" },
    { name: "validFrom", type: "date", required: true, description: "First day of validity. 適用期間開始日" },
    { name: "validTo", type: "date", required: false, description: "Last day of validity. 適用期間終了日" },
  ],
  checks: [daysInOrder("validFrom", "validTo")],
  table: "municipal.card_type_limit",
  key: ["insurerNumber", "insuredNumber", "serviceType", "validFrom"],
  // A limit that begins later in a card's life stands for itself.
  belongsTo: { kind: "insured_card", by: ["validFrom"] },
  history: keptUnder("CARD"),
};
