import { personColumns, type LoadKind } from "../../../platform/subgraph/load-kind.js";
import { keptUnder } from "../correction/kept-under.js";

/** Attending doctors' opinions (主治医意見書). */
export const doctorOpinionLoad: LoadKind = {
  kind: "doctor_opinion",
  order: 73,
  description: "Attending doctors' opinions. 主治医意見書",
  aboutPeople: true,
  columns: [
    ...personColumns,
    { name: "appliedOn", type: "date", required: true, description: "Day of the application. 申請日" },
    { name: "officeNumber", type: "text", required: true, pattern: "^\\d{2}[0-9A-HJ-NPR-Z]\\d{7}$", description: "Medical institution that wrote it. 作成医療機関" },
    { name: "writtenOn", type: "date", required: true, description: "Day it was written. 記入日" },
    { name: "diagnosis", type: "text", required: false, description: "Diagnoses. 診断名" },
    { name: "onsetOn", type: "date", required: false, description: "Day of onset. 発症年月日" },
    { name: "stability", type: "text", required: false, description: "Stability of the symptoms. 症状の安定性" },
    { name: "physicalIndependence", type: "text", required: false, description: "障害高齢者の日常生活自立度, as written" },
    { name: "dementiaIndependence", type: "text", required: false, description: "認知症高齢者の日常生活自立度, as written" },
    { name: "course", type: "text", required: false, description: "Course and treatment. 経過及び治療内容" },
    { name: "specialCare", type: "text", required: false, description: "Special medical care. 特別な医療" },
    { name: "opinion", type: "text", required: false, description: "Other remarks. 特記すべき事項" },
  ],
  table: "municipal.doctor_opinion",
  key: ["insurerNumber", "insuredNumber", "appliedOn", "officeNumber"],
  belongsTo: { kind: "certification", by: ["appliedOn"], isAll: true },
  history: keptUnder("OPINION"),
};
