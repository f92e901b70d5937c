// Written by standard/generate from standard/spec/careplan-csv.json. Change the generator, not this file.
import type { Layout } from "../layout/layout.js";

/** UP3KYO 居宅サービス計画３表 (Care plan, table 3 (weekly plan)). One record per weekly service on one weekday, or per daily activity, or per non-weekly service; the worked example never mixes these kinds in a record. */
export interface CarePlan3Record {
  /** 1 CSVバージョン. Six digits as written, "202407" for edition 4.1. */
  readonly csvVersion: string;
  /** 2 保険者番号. Six digits. */
  readonly insurerNumber: string;
  /** 3 被保険者番号. Ten digits, or H and nine digits. */
  readonly insuredNumber: string;
  /** 4 週間サービス計画表作成年月日. "YYYY-MM-DD". */
  readonly documentDate: string;
  /** 5 居宅サービス計画作成（変更）日. "YYYY-MM-DD". */
  readonly carePlanDate: string;
  /** 6 介護サービス内容. */
  readonly serviceContent: string | null;
  /** 7 曜日. */
  readonly weekday: string | null;
  /** 8 開始時間. "HH:MM". */
  readonly serviceStartTime: string | null;
  /** 9 終了時間. "HH:MM". */
  readonly serviceEndTime: string | null;
  /** 10 主な日常生活上の活動. */
  readonly dailyActivity: string | null;
  /** 11 開始時間. "HH:MM". */
  readonly activityStartTime: string | null;
  /** 12 終了時間. "HH:MM". */
  readonly activityEndTime: string | null;
  /** 13 週単位以外のサービス. */
  readonly nonWeeklyService: string | null;
}

export const carePlan3Layout: Layout<CarePlan3Record> = {
  id: "UP3KYO",
  nameJa: "居宅サービス計画３表",
  nameEn: "Care plan, table 3 (weekly plan)",
  hasMonth: false,
  addedIn4: true,
  key: ["insurerNumber","insuredNumber","carePlanDate"],
  parents: ["UP1KYO"],
  sortBy: [],
  directions: [
    {"from":"careManagement","to":"serviceOffice"},
  ],
  columns: [
    {"number":1,"name":"csvVersion","nameJa":"CSVバージョン","rule":"csvVersion","maxLength":6,"required":"required","needed":true},
    {"number":2,"name":"insurerNumber","nameJa":"保険者番号","rule":"insurerNumber","maxLength":6,"required":"required","needed":true},
    {"number":3,"name":"insuredNumber","nameJa":"被保険者番号","rule":"insuredNumber","maxLength":10,"required":"required","needed":true},
    {"number":4,"name":"documentDate","nameJa":"週間サービス計画表作成年月日","rule":"date","maxLength":8,"required":"required","needed":true},
    {"number":5,"name":"carePlanDate","nameJa":"居宅サービス計画作成（変更）日","rule":"date","maxLength":8,"required":"required","needed":true},
    {"number":6,"name":"serviceContent","nameJa":"介護サービス内容","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":7,"name":"weekday","nameJa":"曜日","rule":"code","maxLength":1,"required":"optional","codeList":"weekday"},
    {"number":8,"name":"serviceStartTime","nameJa":"開始時間","rule":"time","maxLength":4,"required":"optional"},
    {"number":9,"name":"serviceEndTime","nameJa":"終了時間","rule":"time","maxLength":4,"required":"optional"},
    {"number":10,"name":"dailyActivity","nameJa":"主な日常生活上の活動","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":11,"name":"activityStartTime","nameJa":"開始時間","rule":"time","maxLength":4,"required":"optional"},
    {"number":12,"name":"activityEndTime","nameJa":"終了時間","rule":"time","maxLength":4,"required":"optional"},
    {"number":13,"name":"nonWeeklyService","nameJa":"週単位以外のサービス","rule":"freeText","maxLength":null,"required":"optional"},
  ],
  toRecord: (c) => ({
    csvVersion: c[0] as string,
    insurerNumber: c[1] as string,
    insuredNumber: c[2] as string,
    documentDate: c[3] as string,
    carePlanDate: c[4] as string,
    serviceContent: c[5] as string | null,
    weekday: c[6] as string | null,
    serviceStartTime: c[7] as string | null,
    serviceEndTime: c[8] as string | null,
    dailyActivity: c[9] as string | null,
    activityStartTime: c[10] as string | null,
    activityEndTime: c[11] as string | null,
    nonWeeklyService: c[12] as string | null,
  }),
  toCells: (r) => [
    r.csvVersion,
    r.insurerNumber,
    r.insuredNumber,
    r.documentDate,
    r.carePlanDate,
    r.serviceContent,
    r.weekday,
    r.serviceStartTime,
    r.serviceEndTime,
    r.dailyActivity,
    r.activityStartTime,
    r.activityEndTime,
    r.nonWeeklyService,
  ],
};
