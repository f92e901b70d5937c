// Written by standard/generate from standard/spec/careplan-csv.json. Change the generator, not this file.
import type { Layout } from "../layout/layout.js";

/** UP2KYO 居宅サービス計画2表 (Care plan, table 2). One record per printed line (need, goal, support content). */
export interface CarePlan2Record {
  /** 1 CSVバージョン. Six digits as written, "202407" for edition 4.1. */
  readonly csvVersion: string;
  /** 2 保険者番号. Six digits. */
  readonly insurerNumber: string;
  /** 3 被保険者番号. Ten digits, or H and nine digits. */
  readonly insuredNumber: string;
  /** 4 居宅計画書作成年月日. "YYYY-MM-DD". */
  readonly documentDate: string;
  /** 5 居宅サービス計画作成（変更）日. "YYYY-MM-DD". */
  readonly carePlanDate: string;
  /** 6 課題ＮＯ. */
  readonly needNumber: number | null;
  /** 7 課題. */
  readonly needText: string | null;
  /** 8 援助目標ＮＯ. */
  readonly goalNumber: number | null;
  /** 9 長期目標. */
  readonly longTermGoal: string | null;
  /** 10 短期目標. */
  readonly shortTermGoal: string | null;
  /** 11 長期期間. */
  readonly longTermPeriod: string | null;
  /** 12 短期期間. */
  readonly shortTermPeriod: string | null;
  /** 13 援助内容ＮＯ. */
  readonly supportNumber: number | null;
  /** 14 サービス内容. */
  readonly serviceContent: string | null;
  /** 15 保険対象区分. */
  readonly insuranceCoverage: string | null;
  /** 16 サービス種別. */
  readonly serviceKind: string | null;
  /** 17 サービス事業者コード. */
  readonly serviceOfficeNumber: string | null;
  /** 18 サービス事業所名. */
  readonly serviceOfficeName: string | null;
  /** 19 頻度. */
  readonly frequency: string | null;
  /** 20 実施期間. */
  readonly servicePeriod: string | null;
  /** 21 更新業者コード. Ten characters. */
  readonly updatedByOfficeNumber: string | null;
  /** 22 識別子. Always null. */
  readonly reservedIdentifier: null;
}

export const carePlan2Layout: Layout<CarePlan2Record> = {
  id: "UP2KYO",
  nameJa: "居宅サービス計画2表",
  nameEn: "Care plan, table 2",
  hasMonth: false,
  addedIn4: false,
  key: ["insurerNumber","insuredNumber","carePlanDate"],
  parents: ["UP1KYO"],
  sortBy: ["needNumber","goalNumber","supportNumber"],
  directions: [
    {"from":"careManagement","to":"serviceOffice"},
  ],
  columns: [
    {"number":1,"name":"csvVersion","nameJa":"CSVバージョン","rule":"csvVersion","maxLength":6,"required":"required"},
    {"number":2,"name":"insurerNumber","nameJa":"保険者番号","rule":"insurerNumber","maxLength":6,"required":"required"},
    {"number":3,"name":"insuredNumber","nameJa":"被保険者番号","rule":"insuredNumber","maxLength":10,"required":"required"},
    {"number":4,"name":"documentDate","nameJa":"居宅計画書作成年月日","rule":"date","maxLength":8,"required":"required"},
    {"number":5,"name":"carePlanDate","nameJa":"居宅サービス計画作成（変更）日","rule":"date","maxLength":8,"required":"required"},
    {"number":6,"name":"needNumber","nameJa":"課題ＮＯ","rule":"integer","maxLength":2,"required":"optional","range":[1,99]},
    {"number":7,"name":"needText","nameJa":"課題","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":8,"name":"goalNumber","nameJa":"援助目標ＮＯ","rule":"integer","maxLength":2,"required":"optional","range":[1,99]},
    {"number":9,"name":"longTermGoal","nameJa":"長期目標","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":10,"name":"shortTermGoal","nameJa":"短期目標","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":11,"name":"longTermPeriod","nameJa":"長期期間","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":12,"name":"shortTermPeriod","nameJa":"短期期間","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":13,"name":"supportNumber","nameJa":"援助内容ＮＯ","rule":"integer","maxLength":2,"required":"optional","range":[1,99]},
    {"number":14,"name":"serviceContent","nameJa":"サービス内容","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":15,"name":"insuranceCoverage","nameJa":"保険対象区分","rule":"code","maxLength":1,"required":"optional","codeList":"insuranceCoverage"},
    {"number":16,"name":"serviceKind","nameJa":"サービス種別","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":17,"name":"serviceOfficeNumber","nameJa":"サービス事業者コード","rule":"identifier","maxLength":10,"required":"optional"},
    {"number":18,"name":"serviceOfficeName","nameJa":"サービス事業所名","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":19,"name":"frequency","nameJa":"頻度","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":20,"name":"servicePeriod","nameJa":"実施期間","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":21,"name":"updatedByOfficeNumber","nameJa":"更新業者コード","rule":"officeNumber","maxLength":10,"required":"optional"},
    {"number":22,"name":"reservedIdentifier","nameJa":"識別子","rule":"reserved","maxLength":1,"required":"unused"},
  ],
  toRecord: (c) => ({
    csvVersion: c[0] as string,
    insurerNumber: c[1] as string,
    insuredNumber: c[2] as string,
    documentDate: c[3] as string,
    carePlanDate: c[4] as string,
    needNumber: c[5] as number | null,
    needText: c[6] as string | null,
    goalNumber: c[7] as number | null,
    longTermGoal: c[8] as string | null,
    shortTermGoal: c[9] as string | null,
    longTermPeriod: c[10] as string | null,
    shortTermPeriod: c[11] as string | null,
    supportNumber: c[12] as number | null,
    serviceContent: c[13] as string | null,
    insuranceCoverage: c[14] as string | null,
    serviceKind: c[15] as string | null,
    serviceOfficeNumber: c[16] as string | null,
    serviceOfficeName: c[17] as string | null,
    frequency: c[18] as string | null,
    servicePeriod: c[19] as string | null,
    updatedByOfficeNumber: c[20] as string | null,
    reservedIdentifier: null,
  }),
  toCells: (r) => [
    r.csvVersion,
    r.insurerNumber,
    r.insuredNumber,
    r.documentDate,
    r.carePlanDate,
    r.needNumber,
    r.needText,
    r.goalNumber,
    r.longTermGoal,
    r.shortTermGoal,
    r.longTermPeriod,
    r.shortTermPeriod,
    r.supportNumber,
    r.serviceContent,
    r.insuranceCoverage,
    r.serviceKind,
    r.serviceOfficeNumber,
    r.serviceOfficeName,
    r.frequency,
    r.servicePeriod,
    r.updatedByOfficeNumber,
    r.reservedIdentifier,
  ],
};
