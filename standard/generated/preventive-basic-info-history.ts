// Written by standard/generate from standard/spec/careplan-csv.json. Change the generator, not this file.
import type { Layout } from "../layout/layout.js";

/** UPKIHON_SUB2 利用者基本情報（別表2）現病歴・既往歴 (User basic information, annex 2: illness history). One record per illness; several per UPKIHON record are allowed. */
export interface PreventiveBasicInfoHistoryRecord {
  /** 1 CSVバージョン. Six digits as written, "202407" for edition 4.1. */
  readonly csvVersion: string;
  /** 2 保険者番号. Six digits. */
  readonly insurerNumber: string;
  /** 3 被保険者番号. Ten digits, or H and nine digits. */
  readonly insuredNumber: string;
  /** 4 相談日. "YYYY-MM-DD". */
  readonly consultationDate: string;
  /** 5 年月日. */
  readonly onsetDateText: string | null;
  /** 6 病名. */
  readonly diseaseName: string | null;
  /** 7 医療機関・医師名. */
  readonly medicalInstitutionAndDoctor: string | null;
  /** 8 主治医・意見作成者フラグ. */
  readonly doctorFlag: string | null;
  /** 9 医療機関・医師電話番号. */
  readonly medicalPhoneNumber: string | null;
  /** 10 経過. */
  readonly courseStatus: string | null;
  /** 11 治療中の内容. */
  readonly treatmentDetails: string | null;
}

export const preventiveBasicInfoHistoryLayout: Layout<PreventiveBasicInfoHistoryRecord> = {
  id: "UPKIHON_SUB2",
  nameJa: "利用者基本情報（別表2）現病歴・既往歴",
  nameEn: "User basic information, annex 2: illness history",
  hasMonth: false,
  addedIn4: true,
  key: ["insurerNumber","insuredNumber","consultationDate"],
  parents: ["UPKIHON"],
  sortBy: [],
  directions: [
    {"from":"centre","to":"entrustedOffice"},
    {"from":"centre","to":"preventiveServiceOffice"},
    {"from":"entrustedOffice","to":"preventiveServiceOffice"},
    {"from":"entrustedOffice","to":"centre"},
  ],
  columns: [
    {"number":1,"name":"csvVersion","nameJa":"CSVバージョン","rule":"csvVersion","maxLength":6,"required":"required","needed":true},
    {"number":2,"name":"insurerNumber","nameJa":"保険者番号","rule":"insurerNumber","maxLength":6,"required":"required","needed":true},
    {"number":3,"name":"insuredNumber","nameJa":"被保険者番号","rule":"insuredNumber","maxLength":10,"required":"required","needed":true},
    {"number":4,"name":"consultationDate","nameJa":"相談日","rule":"date","maxLength":8,"required":"required","needed":true},
    {"number":5,"name":"onsetDateText","nameJa":"年月日","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":6,"name":"diseaseName","nameJa":"病名","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":7,"name":"medicalInstitutionAndDoctor","nameJa":"医療機関・医師名","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":8,"name":"doctorFlag","nameJa":"主治医・意見作成者フラグ","rule":"code","maxLength":1,"required":"optional","codeList":"doctorFlag"},
    {"number":9,"name":"medicalPhoneNumber","nameJa":"医療機関・医師電話番号","rule":"phone","maxLength":15,"required":"optional"},
    {"number":10,"name":"courseStatus","nameJa":"経過","rule":"code","maxLength":2,"required":"optional","codeList":"courseStatus"},
    {"number":11,"name":"treatmentDetails","nameJa":"治療中の内容","rule":"freeText","maxLength":null,"required":"optional"},
  ],
  toRecord: (c) => ({
    csvVersion: c[0] as string,
    insurerNumber: c[1] as string,
    insuredNumber: c[2] as string,
    consultationDate: c[3] as string,
    onsetDateText: c[4] as string | null,
    diseaseName: c[5] as string | null,
    medicalInstitutionAndDoctor: c[6] as string | null,
    doctorFlag: c[7] as string | null,
    medicalPhoneNumber: c[8] as string | null,
    courseStatus: c[9] as string | null,
    treatmentDetails: c[10] as string | null,
  }),
  toCells: (r) => [
    r.csvVersion,
    r.insurerNumber,
    r.insuredNumber,
    r.consultationDate,
    r.onsetDateText,
    r.diseaseName,
    r.medicalInstitutionAndDoctor,
    r.doctorFlag,
    r.medicalPhoneNumber,
    r.courseStatus,
    r.treatmentDetails,
  ],
};
