import { personColumns, type LoadKind } from "../../../platform/subgraph/load-kind.js";
import { keptUnder } from "../correction/kept-under.js";

/** Basic items of assessment sheets (基本調査), numbered and named as the insurer has them. */
export const assessmentItemLoad: LoadKind = {
  kind: "assessment_item",
  order: 72,
  description: "Basic items of assessment sheets. 基本調査の項目",
  aboutPeople: true,
  columns: [
    ...personColumns,
    { name: "appliedOn", type: "date", required: true, description: "Day of the application. 申請日" },
    { name: "itemNumber", type: "text", required: true, pattern: "^[0-9A-Za-z-]{1,10}$", description: "Number on the sheet. 項目番号" },
    { name: "itemName", type: "text", required: true, description: "Name on the sheet. 項目名" },
    { name: "answer", type: "text", required: true, description: "Answer chosen. 選択肢" },
    { name: "notes", type: "text", required: false, description: "Note on the item. 特記事項" },
  ],
  table: "municipal.assessment_item",
  key: ["insurerNumber", "insuredNumber", "appliedOn", "itemNumber"],
  belongsTo: { kind: "assessment", by: ["appliedOn"], isAll: true },
  history: keptUnder("SURVEY"),
};
