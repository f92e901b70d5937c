import { daysInOrder, personColumns, type LoadKind } from "../../../platform/subgraph/load-kind.js";
import { keptUnder } from "../correction/kept-under.js";

/** Applications for certification (要介護認定); one per person and day of application. */
export const certificationLoad: LoadKind = {
  kind: "certification",
  order: 70,
  description: "Applications for certification. 要介護認定",
  aboutPeople: true,
  columns: [
    ...personColumns,
    { name: "appliedOn", type: "date", required: true, description: "Day of application. 申請日" },
    { name: "kind", type: "text", required: true, pattern: "^(NEW|RENEWAL|CHANGE)$", description: "新規 NEW, 更新 RENEWAL, 区分変更 CHANGE. 申請区分" },
    { name: "surveyedOn", type: "date", required: false, description: "Day of the assessment visit. 認定調査日" },
    { name: "opinionReceivedOn", type: "date", required: false, description: "Day the doctor's opinion arrived. 主治医意見書受領日" },
    { name: "panelOn", type: "date", required: false, description: "Day of the panel. 認定審査会開催日" },
    { name: "certifiedOn", type: "date", required: false, description: "Day of the result. 認定日" },
    { name: "careLevel", type: "text", required: false, pattern: "^(01|06|12|13|2[1-5])$", description: "Resulting care level. 要介護状態区分" },
    { name: "validFrom", type: "date", required: false, description: "First day of validity. 認定有効期間開始日" },
    { name: "validTo", type: "date", required: false, description: "Last day of validity. 認定有効期間終了日" },
    { name: "status", type: "text", required: true, pattern: "^(APPLIED|SURVEYED|OPINION_RECEIVED|PANEL|CERTIFIED|REJECTED|WITHDRAWN)$", description: "Where the application stands. 進捗" },
    { name: "surveyRequestedOn", type: "date", required: false, description: "Day the assessment visit was asked for. 認定調査依頼日" },
    { name: "opinionRequestedOn", type: "date", required: false, description: "Day the doctor's opinion was asked for. 主治医意見書依頼日" },
    { name: "panelPlannedOn", type: "date", required: false, description: "Day for which the panel is planned. 認定審査会開催予定日" },
    { name: "panelOpinion", type: "text", required: false, description: "What the panel says besides the level. 認定審査会の意見" },
    { name: "endedOn", type: "date", required: false, description: "Day it was withdrawn or rejected. 取下げ・却下日" },
    { name: "opinionOfficeNumber", type: "text", required: false, pattern: "^\\d{2}[0-9A-HJ-NPR-Z]\\d{7}$", description: "Medical institution asked for the opinion. 主治医意見書作成医療機関" },
  ],
  table: "municipal.certification",
  key: ["insurerNumber", "insuredNumber", "appliedOn"],
  history: keptUnder("CERTIFICATION"),
  checks: [daysInOrder("validFrom", "validTo"), daysInOrder("appliedOn", "endedOn")],
};
