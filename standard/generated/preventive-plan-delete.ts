// Written by standard/generate from standard/spec/careplan-csv.json. Change the generator, not this file.
import type { Layout } from "../layout/layout.js";

/** DLTYOBO 介護予防サービス・支援計画書_削除 (Preventive plan, deletion). One record per plan to delete. */
export interface PreventivePlanDeleteRecord {
  /** 1 CSVバージョン. Six digits as written, "202407" for edition 4.1. */
  readonly csvVersion: string;
  /** 2 保険者番号. Six digits. */
  readonly insurerNumber: string;
  /** 3 被保険者番号. Ten digits, or H and nine digits. */
  readonly insuredNumber: string;
  /** 4 計画作成(変更)日. "YYYY-MM-DD". */
  readonly planDate: string;
}

export const preventivePlanDeleteLayout: Layout<PreventivePlanDeleteRecord> = {
  id: "DLTYOBO",
  nameJa: "介護予防サービス・支援計画書_削除",
  nameEn: "Preventive plan, deletion",
  hasMonth: false,
  addedIn4: true,
  key: ["insurerNumber","insuredNumber","planDate"],
  parents: [],
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
    {"number":4,"name":"planDate","nameJa":"計画作成(変更)日","rule":"date","maxLength":8,"required":"required","needed":true},
  ],
  toRecord: (c) => ({
    csvVersion: c[0] as string,
    insurerNumber: c[1] as string,
    insuredNumber: c[2] as string,
    planDate: c[3] as string,
  }),
  toCells: (r) => [
    r.csvVersion,
    r.insurerNumber,
    r.insuredNumber,
    r.planDate,
  ],
};
