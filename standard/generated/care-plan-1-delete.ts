// Written by standard/generate from standard/spec/careplan-csv.json. Change the generator, not this file.
import type { Layout } from "../layout/layout.js";

/** DLT1KYO 居宅サービス計画1表_削除 (Care plan, deletion). One record per plan to delete. */
export interface CarePlan1DeleteRecord {
  /** 1 CSVバージョン. Six digits as written, "202407" for edition 4.1. */
  readonly csvVersion: string;
  /** 2 保険者番号. Six digits. */
  readonly insurerNumber: string;
  /** 3 被保険者番号. Ten digits, or H and nine digits. */
  readonly insuredNumber: string;
  /** 4 居宅サービス計画作成（変更）日. "YYYY-MM-DD". */
  readonly carePlanDate: string;
}

export const carePlan1DeleteLayout: Layout<CarePlan1DeleteRecord> = {
  id: "DLT1KYO",
  nameJa: "居宅サービス計画1表_削除",
  nameEn: "Care plan, deletion",
  hasMonth: false,
  addedIn4: false,
  key: ["insurerNumber","insuredNumber","carePlanDate"],
  parents: [],
  sortBy: [],
  directions: [
    {"from":"careManagement","to":"serviceOffice"},
  ],
  columns: [
    {"number":1,"name":"csvVersion","nameJa":"CSVバージョン","rule":"csvVersion","maxLength":6,"required":"required"},
    {"number":2,"name":"insurerNumber","nameJa":"保険者番号","rule":"insurerNumber","maxLength":6,"required":"required"},
    {"number":3,"name":"insuredNumber","nameJa":"被保険者番号","rule":"insuredNumber","maxLength":10,"required":"required"},
    {"number":4,"name":"carePlanDate","nameJa":"居宅サービス計画作成（変更）日","rule":"date","maxLength":8,"required":"required"},
  ],
  toRecord: (c) => ({
    csvVersion: c[0] as string,
    insurerNumber: c[1] as string,
    insuredNumber: c[2] as string,
    carePlanDate: c[3] as string,
  }),
  toCells: (r) => [
    r.csvVersion,
    r.insurerNumber,
    r.insuredNumber,
    r.carePlanDate,
  ],
};
