// Written by standard/generate from standard/spec/careplan-csv.json. Change the generator, not this file.
import type { Layout } from "../layout/layout.js";

/** DLTKIHON 利用者基本情報_削除 (User basic information, deletion). One record per consultation record to delete. */
export interface PreventiveBasicInfoDeleteRecord {
  /** 1 CSVバージョン. Six digits as written, "202407" for edition 4.1. */
  readonly csvVersion: string;
  /** 2 保険者番号. Six digits. */
  readonly insurerNumber: string;
  /** 3 被保険者番号. Ten digits, or H and nine digits. */
  readonly insuredNumber: string;
  /** 4 相談日. "YYYY-MM-DD". */
  readonly consultationDate: string;
}

export const preventiveBasicInfoDeleteLayout: Layout<PreventiveBasicInfoDeleteRecord> = {
  id: "DLTKIHON",
  nameJa: "利用者基本情報_削除",
  nameEn: "User basic information, deletion",
  hasMonth: false,
  addedIn4: true,
  key: ["insurerNumber","insuredNumber","consultationDate"],
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
    {"number":4,"name":"consultationDate","nameJa":"相談日","rule":"date","maxLength":8,"required":"required","needed":true},
  ],
  toRecord: (c) => ({
    csvVersion: c[0] as string,
    insurerNumber: c[1] as string,
    insuredNumber: c[2] as string,
    consultationDate: c[3] as string,
  }),
  toCells: (r) => [
    r.csvVersion,
    r.insurerNumber,
    r.insuredNumber,
    r.consultationDate,
  ],
};
