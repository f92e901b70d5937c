// Written by standard/generate from standard/spec/careplan-csv.json. Change the generator, not this file.
import type { Layout } from "../layout/layout.js";

/** DLTJSK 第6表 実績情報削除 (Table 6 actual results, deletion). One record per person, month, service office and service type to delete. */
export interface UsageTableResultDeleteRecord {
  /** 1 CSVバージョン. Six digits as written, "202407" for edition 4.1. */
  readonly csvVersion: string;
  /** 2 保険者番号. Six digits. */
  readonly insurerNumber: string;
  /** 3 被保険者番号. Ten digits, or H and nine digits. */
  readonly insuredNumber: string;
  /** 4 削除対象年月. "YYYY-MM". */
  readonly deleteTargetMonth: string;
  /** 5 サービス事業者コード. Ten characters. */
  readonly serviceOfficeNumber: string;
  /** 6 サービス種類コード. Two characters. */
  readonly serviceType: string;
}

export const usageTableResultDeleteLayout: Layout<UsageTableResultDeleteRecord> = {
  id: "DLTJSK",
  nameJa: "第6表 実績情報削除",
  nameEn: "Table 6 actual results, deletion",
  hasMonth: true,
  addedIn4: false,
  key: ["insurerNumber","insuredNumber","deleteTargetMonth","serviceOfficeNumber","serviceType"],
  parents: [],
  sortBy: [],
  directions: [
    {"from":"serviceOffice","to":"careManagement"},
    {"from":"preventiveServiceOffice","to":"entrustedOffice"},
    {"from":"preventiveServiceOffice","to":"centre"},
    {"from":"entrustedOffice","to":"centre"},
  ],
  columns: [
    {"number":1,"name":"csvVersion","nameJa":"CSVバージョン","rule":"csvVersion","maxLength":6,"required":"required"},
    {"number":2,"name":"insurerNumber","nameJa":"保険者番号","rule":"insurerNumber","maxLength":6,"required":"required"},
    {"number":3,"name":"insuredNumber","nameJa":"被保険者番号","rule":"insuredNumber","maxLength":10,"required":"required"},
    {"number":4,"name":"deleteTargetMonth","nameJa":"削除対象年月","rule":"month","maxLength":6,"required":"required"},
    {"number":5,"name":"serviceOfficeNumber","nameJa":"サービス事業者コード","rule":"officeNumber","maxLength":10,"required":"required"},
    {"number":6,"name":"serviceType","nameJa":"サービス種類コード","rule":"serviceType","maxLength":2,"required":"required"},
  ],
  toRecord: (c) => ({
    csvVersion: c[0] as string,
    insurerNumber: c[1] as string,
    insuredNumber: c[2] as string,
    deleteTargetMonth: c[3] as string,
    serviceOfficeNumber: c[4] as string,
    serviceType: c[5] as string,
  }),
  toCells: (r) => [
    r.csvVersion,
    r.insurerNumber,
    r.insuredNumber,
    r.deleteTargetMonth,
    r.serviceOfficeNumber,
    r.serviceType,
  ],
};
