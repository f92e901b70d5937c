// Written by standard/generate from standard/spec/careplan-csv.json. Change the generator, not this file.
import type { Layout } from "../layout/layout.js";

/** UPYOBO_SUB 介護予防サービス・支援計画書（別表）支援計画 (Preventive plan annex: support plan lines). One record per issue, support plan and used service. */
export interface PreventivePlanDetailRecord {
  /** 1 CSVバージョン. Six digits as written, "202407" for edition 4.1. */
  readonly csvVersion: string;
  /** 2 保険者番号. Six digits. */
  readonly insurerNumber: string;
  /** 3 被保険者番号. Ten digits, or H and nine digits. */
  readonly insuredNumber: string;
  /** 4 計画作成(変更)日. "YYYY-MM-DD". */
  readonly planDate: string;
  /** 5 課題ＮＯ. */
  readonly issueNumber: string | null;
  /** 6 総合的課題. */
  readonly overallIssue: string | null;
  /** 7 課題に対する目標と具体策の提案. */
  readonly goalAndMeasureProposal: string | null;
  /** 8 具体策についての意向本人・家族. */
  readonly userFamilyIntentions: string | null;
  /** 9 目標. */
  readonly goal: string | null;
  /** 10 支援計画ＮＯ. */
  readonly supportPlanNumber: string | null;
  /** 11 【支援計画】目標についての支援のポイント. */
  readonly supportPoint: string | null;
  /** 12 【支援計画】本人等のセルフケアや家族の支援、インフォーマルサービス（民間サービス）. */
  readonly selfCareAndInformalSupport: string | null;
  /** 13 【支援計画】介護保険サービス又は地域支援事業（総合事業のサービス）. */
  readonly insuredOrProgramService: string | null;
  /** 14 利用サービスＮＯ. */
  readonly serviceNumber: string | null;
  /** 15 【利用サービス】サービス種別. */
  readonly serviceKind: string | null;
  /** 16 【利用サービス】事業所(利用先). */
  readonly serviceOffice: string | null;
  /** 17 【利用サービス】期間. */
  readonly servicePeriod: string | null;
}

export const preventivePlanDetailLayout: Layout<PreventivePlanDetailRecord> = {
  id: "UPYOBO_SUB",
  nameJa: "介護予防サービス・支援計画書（別表）支援計画",
  nameEn: "Preventive plan annex: support plan lines",
  hasMonth: false,
  addedIn4: true,
  key: ["insurerNumber","insuredNumber","planDate"],
  parents: ["UPYOBO"],
  sortBy: ["issueNumber","supportPlanNumber","serviceNumber"],
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
    {"number":5,"name":"issueNumber","nameJa":"課題ＮＯ","rule":"freeText","maxLength":2,"required":"optional"},
    {"number":6,"name":"overallIssue","nameJa":"総合的課題","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":7,"name":"goalAndMeasureProposal","nameJa":"課題に対する目標と具体策の提案","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":8,"name":"userFamilyIntentions","nameJa":"具体策についての意向本人・家族","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":9,"name":"goal","nameJa":"目標","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":10,"name":"supportPlanNumber","nameJa":"支援計画ＮＯ","rule":"freeText","maxLength":2,"required":"optional"},
    {"number":11,"name":"supportPoint","nameJa":"【支援計画】目標についての支援のポイント","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":12,"name":"selfCareAndInformalSupport","nameJa":"【支援計画】本人等のセルフケアや家族の支援、インフォーマルサービス（民間サービス）","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":13,"name":"insuredOrProgramService","nameJa":"【支援計画】介護保険サービス又は地域支援事業（総合事業のサービス）","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":14,"name":"serviceNumber","nameJa":"利用サービスＮＯ","rule":"freeText","maxLength":2,"required":"optional"},
    {"number":15,"name":"serviceKind","nameJa":"【利用サービス】サービス種別","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":16,"name":"serviceOffice","nameJa":"【利用サービス】事業所(利用先)","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":17,"name":"servicePeriod","nameJa":"【利用サービス】期間","rule":"freeText","maxLength":null,"required":"optional"},
  ],
  toRecord: (c) => ({
    csvVersion: c[0] as string,
    insurerNumber: c[1] as string,
    insuredNumber: c[2] as string,
    planDate: c[3] as string,
    issueNumber: c[4] as string | null,
    overallIssue: c[5] as string | null,
    goalAndMeasureProposal: c[6] as string | null,
    userFamilyIntentions: c[7] as string | null,
    goal: c[8] as string | null,
    supportPlanNumber: c[9] as string | null,
    supportPoint: c[10] as string | null,
    selfCareAndInformalSupport: c[11] as string | null,
    insuredOrProgramService: c[12] as string | null,
    serviceNumber: c[13] as string | null,
    serviceKind: c[14] as string | null,
    serviceOffice: c[15] as string | null,
    servicePeriod: c[16] as string | null,
  }),
  toCells: (r) => [
    r.csvVersion,
    r.insurerNumber,
    r.insuredNumber,
    r.planDate,
    r.issueNumber,
    r.overallIssue,
    r.goalAndMeasureProposal,
    r.userFamilyIntentions,
    r.goal,
    r.supportPlanNumber,
    r.supportPoint,
    r.selfCareAndInformalSupport,
    r.insuredOrProgramService,
    r.serviceNumber,
    r.serviceKind,
    r.serviceOffice,
    r.servicePeriod,
  ],
};
