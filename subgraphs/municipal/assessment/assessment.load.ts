import { personColumns, type LoadKind } from "../../../platform/subgraph/load-kind.js";
import { keptUnder } from "../correction/kept-under.js";

/** Assessment sheets (認定調査票), one per application. */
export const assessmentLoad: LoadKind = {
  kind: "assessment",
  order: 71,
  description: "Assessment sheets. 認定調査票",
  aboutPeople: true,
  columns: [
    ...personColumns,
    { name: "appliedOn", type: "date", required: true, description: "Day of the application. 申請日" },
    { name: "surveyedOn", type: "date", required: true, description: "Day of the visit. 調査実施日" },
    { name: "place", type: "text", required: false, description: "Where it took place. 実施場所" },
    { name: "physicalIndependence", type: "text", required: false, description: "障害高齢者の日常生活自立度, as written" },
    { name: "dementiaIndependence", type: "text", required: false, description: "認知症高齢者の日常生活自立度, as written" },
    { name: "primaryLevel", type: "text", required: false, pattern: "^(01|06|12|13|2[1-5])$", description: "Level of the first judgement. 一次判定結果" },
    { name: "standardMinutes", type: "integer", required: false, pattern: "^\\d{1,5}$", description: "Estimated minutes a day, in tenths. 要介護認定等基準時間（0.1分単位）" },
    { name: "notes", type: "text", required: false, description: "Special notes. 特記事項" },
  ],
  table: "municipal.assessment",
  key: ["insurerNumber", "insuredNumber", "appliedOn"],
  belongsTo: { kind: "certification", by: ["appliedOn"], isAll: true },
  history: keptUnder("SURVEY"),
};
