import { daysInOrder, personColumns, type LoadKind } from "../../../platform/subgraph/load-kind.js";
import { keptUnder } from "../correction/kept-under.js";

/** Material and judgements of the certification panel (介護認定審査会資料); one for each application and day of a panel. */
export const panelReviewLoad: LoadKind = {
  kind: "panel_review",
  order: 74,
  description: "Panels' material and judgements. 介護認定審査会資料・審査判定結果",
  aboutPeople: true,
  columns: [
    ...personColumns,
    { name: "appliedOn", type: "date", required: true, description: "Day of the application. 申請日" },
    { name: "heldOn", type: "date", required: true, description: "Day of the panel. 審査会開催日" },
    { name: "panelName", type: "text", required: false, description: "Panel that looked at it. 合議体" },
    { name: "caseNumber", type: "text", required: false, description: "Number among the panel's cases. 審査番号" },
    { name: "previousLevel", type: "text", required: false, pattern: "^(01|06|12|13|2[1-5])$", description: "Level before the application. 前回の要介護状態区分" },
    { name: "primaryLevel", type: "text", required: false, pattern: "^(01|06|12|13|2[1-5])$", description: "Level of the first judgement. 一次判定結果" },
    { name: "visitNotes", type: "text", required: false, description: "Special notes of the visit. 特記事項" },
    { name: "doctorNotes", type: "text", required: false, description: "What lay before the panel of the doctor's opinion. 主治医意見書の記載事項" },
    { name: "outcome", type: "text", required: true, pattern: "^(DECIDED|POSTPONED)$", description: "判定 DECIDED or 再審査 POSTPONED. 審査の結果" },
    { name: "secondaryLevel", type: "text", required: false, pattern: "^(01|06|12|13|2[1-5])$", description: "Level of the panel's judgement. 二次判定結果" },
    { name: "changeReason", type: "text", required: false, description: "Why it differs from the first. 一次判定の変更理由" },
    { name: "validMonths", type: "integer", required: false, pattern: "^\\d{1,2}$", description: "Months for which the result is to hold. 認定有効期間（月数）" },
    { name: "opinion", type: "text", required: false, description: "What the panel says besides the level. 審査会の意見" },
  ],
  table: "municipal.panel_review",
  key: ["insurerNumber", "insuredNumber", "appliedOn", "heldOn"],
  belongsTo: { kind: "certification", by: ["appliedOn"], isAll: true },
  history: keptUnder("PANEL"),
  checks: [
    daysInOrder("appliedOn", "heldOn"),
    { column: "secondaryLevel", rule: "EMPTY", detail: "outcome DECIDED", broken: `outcome <> 'DECIDED' AND "secondaryLevel" IS NOT NULL` },
  ],
};
