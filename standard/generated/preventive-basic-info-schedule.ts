// Written by standard/generate from standard/spec/careplan-csv.json. Change the generator, not this file.
import type { Layout } from "../layout/layout.js";

/** UPKIHON_SUB1 利用者基本情報（別表1）１日の生活・すごし方(タイムスケジュール) (User basic information, annex 1: daily schedule). One record per schedule line; several per UPKIHON record are allowed. */
export interface PreventiveBasicInfoScheduleRecord {
  /** 1 CSVバージョン. Six digits as written, "202407" for edition 4.1. */
  readonly csvVersion: string;
  /** 2 保険者番号. Six digits. */
  readonly insurerNumber: string;
  /** 3 被保険者番号. Ten digits, or H and nine digits. */
  readonly insuredNumber: string;
  /** 4 相談日. "YYYY-MM-DD". */
  readonly consultationDate: string;
  /** 5 時間. */
  readonly timeOfDay: string | null;
  /** 6 本人の生活状況. */
  readonly userActivity: string | null;
  /** 7 介護者・家族の生活状況. */
  readonly caregiverActivity: string | null;
}

export const preventiveBasicInfoScheduleLayout: Layout<PreventiveBasicInfoScheduleRecord> = {
  id: "UPKIHON_SUB1",
  nameJa: "利用者基本情報（別表1）１日の生活・すごし方(タイムスケジュール)",
  nameEn: "User basic information, annex 1: daily schedule",
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
    {"number":5,"name":"timeOfDay","nameJa":"時間","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":6,"name":"userActivity","nameJa":"本人の生活状況","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":7,"name":"caregiverActivity","nameJa":"介護者・家族の生活状況","rule":"freeText","maxLength":null,"required":"optional"},
  ],
  toRecord: (c) => ({
    csvVersion: c[0] as string,
    insurerNumber: c[1] as string,
    insuredNumber: c[2] as string,
    consultationDate: c[3] as string,
    timeOfDay: c[4] as string | null,
    userActivity: c[5] as string | null,
    caregiverActivity: c[6] as string | null,
  }),
  toCells: (r) => [
    r.csvVersion,
    r.insurerNumber,
    r.insuredNumber,
    r.consultationDate,
    r.timeOfDay,
    r.userActivity,
    r.caregiverActivity,
  ],
};
