import { personColumns, type LoadKind } from "../../../platform/subgraph/load-kind.js";
import { keptUnder } from "../correction/kept-under.js";

/** Items of LIFE feedback sheets (利用者フィードバック票). */
export const lifeFeedbackLoad: LoadKind = {
  kind: "life_feedback",
  order: 85,
  description: "Items of LIFE feedback sheets. LIFE 利用者フィードバック票",
  aboutPeople: true,
  columns: [
    ...personColumns,
    { name: "officeNumber", type: "text", required: true, pattern: "^\\d{2}[0-9A-HJ-NPR-Z]\\d{7}$", description: "Office that recorded it. 事業所番号" },
    { name: "evaluatedOn", type: "date", required: true, description: "Day of evaluation. 評価日" },
    { name: "area", type: "text", required: true, pattern: "^(ADL|NUTRITION|ORAL|DEMENTIA|OTHER)$", description: "Area. 領域" },
    { name: "item", type: "text", required: true, description: "Item. 項目" },
    { name: "value", type: "text", required: true, description: "Value. 値" },
    { name: "previousValue", type: "text", required: false, description: "Value before. 前回の値" },
    { name: "comment", type: "text", required: false, description: "Comment. コメント" },
  ],
  table: "municipal.life_feedback",
  key: ["insurerNumber", "insuredNumber", "officeNumber", "evaluatedOn", "area", "item"],
  history: keptUnder("LIFE"),
};
