// Written by standard/generate from standard/spec/careplan-csv.json. Change the generator, not this file.
import type { Layout } from "../layout/layout.js";

/** DLTPLAN 第6表（サービス利用票）予定削除 (Table 6 planned services, deletion). One record per person and month to delete. */
export interface UsageTablePlanDeleteRecord {
  /** 1 CSVバージョン. Six digits as written, "202407" for edition 4.1. */
  readonly csvVersion: string;
  /** 2 保険者番号. Six digits. */
  readonly insurerNumber: string;
  /** 3 被保険者番号. Ten digits, or H and nine digits. */
  readonly insuredNumber: string;
  /** 4 削除対象年月. "YYYY-MM". */
  readonly deleteTargetMonth: string;
}

export const usageTablePlanDeleteLayout: Layout<UsageTablePlanDeleteRecord> = {
  id: "DLTPLAN",
  nameJa: "第6表（サービス利用票）予定削除",
  nameEn: "Table 6 planned services, deletion",
  hasMonth: true,
  addedIn4: false,
  key: ["insurerNumber","insuredNumber","deleteTargetMonth"],
  parents: [],
  sortBy: [],
  directions: [
    {"from":"careManagement","to":"serviceOffice"},
    {"from":"centre","to":"preventiveServiceOffice"},
    {"from":"entrustedOffice","to":"preventiveServiceOffice"},
  ],
  columns: [
    {"number":1,"name":"csvVersion","nameJa":"CSVバージョン","rule":"csvVersion","maxLength":6,"required":"required"},
    {"number":2,"name":"insurerNumber","nameJa":"保険者番号","rule":"insurerNumber","maxLength":6,"required":"required"},
    {"number":3,"name":"insuredNumber","nameJa":"被保険者番号","rule":"insuredNumber","maxLength":10,"required":"required"},
    {"number":4,"name":"deleteTargetMonth","nameJa":"削除対象年月","rule":"month","maxLength":6,"required":"required"},
  ],
  toRecord: (c) => ({
    csvVersion: c[0] as string,
    insurerNumber: c[1] as string,
    insuredNumber: c[2] as string,
    deleteTargetMonth: c[3] as string,
  }),
  toCells: (r) => [
    r.csvVersion,
    r.insurerNumber,
    r.insuredNumber,
    r.deleteTargetMonth,
  ],
};
