// Written by standard/generate from standard/spec/careplan-csv.json. Change the generator, not this file.
import type { Layout } from "../layout/layout.js";

/** UP1KYO 居宅サービス計画1表 (Care plan, table 1). One record per person and plan. */
export interface CarePlan1Record {
  /** 1 CSVバージョン. Six digits as written, "202407" for edition 4.1. */
  readonly csvVersion: string;
  /** 2 保険者番号. Six digits. */
  readonly insurerNumber: string;
  /** 3 被保険者番号. Ten digits, or H and nine digits. */
  readonly insuredNumber: string;
  /** 4 作成年月日. "YYYY-MM-DD". */
  readonly documentDate: string;
  /** 5 利用者郵便番号. XXX-XXXX. */
  readonly postalCode: string | null;
  /** 6 利用者住所１. */
  readonly address1: string | null;
  /** 7 利用者住所２. */
  readonly address2: string | null;
  /** 8 居宅サービス計画作成者氏名. */
  readonly plannerName: string;
  /** 9 介護支援事業者名. */
  readonly planOfficeName: string;
  /** 10 介護支援事業者郵便番号. XXX-XXXX. */
  readonly planOfficePostalCode: string | null;
  /** 11 介護支援事業者住所１. */
  readonly planOfficeAddress1: string | null;
  /** 12 介護支援事業者住所２. */
  readonly planOfficeAddress2: string | null;
  /** 13 介護支援事業者コード. Ten characters. */
  readonly planOfficeNumber: string;
  /** 14 居宅サービス計画作成（変更）日. "YYYY-MM-DD". */
  readonly carePlanDate: string;
  /** 15 初回居宅サービス計画作成日. "YYYY-MM-DD". */
  readonly initialPlanDate: string;
  /** 16 計画書区分. */
  readonly planCategory: string | null;
  /** 17 認定状況区分. */
  readonly certificationStatus: string | null;
  /** 18 認定日. "YYYY-MM-DD". */
  readonly certificationDate: string | null;
  /** 19 認定有効期間開始日. "YYYY-MM-DD". */
  readonly certificationStartDate: string | null;
  /** 20 認定有効期間終了日. "YYYY-MM-DD". */
  readonly certificationEndDate: string | null;
  /** 21 要介護状態区分. */
  readonly careLevel: string | null;
  /** 22 利用者及び家族の生活に対する意向を踏まえた課題分析の結果. */
  readonly intentionsAndAssessmentResult: string | null;
  /** 23 介護認定審査会の意見及びサービスの種類の指定. */
  readonly reviewBoardOpinion: string | null;
  /** 24 総合的な援助の方針. */
  readonly overallSupportPolicy: string | null;
  /** 25 生活援助中心型の算定理由. */
  readonly livingSupportReason: string | null;
  /** 26 その他理由. */
  readonly livingSupportOtherReason: string | null;
  /** 27 更新業者コード. Ten characters. */
  readonly updatedByOfficeNumber: string | null;
  /** 28 識別子. Always null. */
  readonly reservedIdentifier: null;
}

export const carePlan1Layout: Layout<CarePlan1Record> = {
  id: "UP1KYO",
  nameJa: "居宅サービス計画1表",
  nameEn: "Care plan, table 1",
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
    {"number":4,"name":"documentDate","nameJa":"作成年月日","rule":"date","maxLength":8,"required":"required"},
    {"number":5,"name":"postalCode","nameJa":"利用者郵便番号","rule":"postalCode","maxLength":8,"required":"optional"},
    {"number":6,"name":"address1","nameJa":"利用者住所１","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":7,"name":"address2","nameJa":"利用者住所２","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":8,"name":"plannerName","nameJa":"居宅サービス計画作成者氏名","rule":"freeText","maxLength":null,"required":"required"},
    {"number":9,"name":"planOfficeName","nameJa":"介護支援事業者名","rule":"freeText","maxLength":null,"required":"required"},
    {"number":10,"name":"planOfficePostalCode","nameJa":"介護支援事業者郵便番号","rule":"postalCode","maxLength":8,"required":"optional"},
    {"number":11,"name":"planOfficeAddress1","nameJa":"介護支援事業者住所１","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":12,"name":"planOfficeAddress2","nameJa":"介護支援事業者住所２","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":13,"name":"planOfficeNumber","nameJa":"介護支援事業者コード","rule":"officeNumber","maxLength":10,"required":"required"},
    {"number":14,"name":"carePlanDate","nameJa":"居宅サービス計画作成（変更）日","rule":"date","maxLength":8,"required":"required"},
    {"number":15,"name":"initialPlanDate","nameJa":"初回居宅サービス計画作成日","rule":"date","maxLength":8,"required":"required"},
    {"number":16,"name":"planCategory","nameJa":"計画書区分","rule":"code","maxLength":2,"required":"optional","codeList":"planCategory"},
    {"number":17,"name":"certificationStatus","nameJa":"認定状況区分","rule":"code","maxLength":1,"required":"optional","codeList":"certificationStatus"},
    {"number":18,"name":"certificationDate","nameJa":"認定日","rule":"date","maxLength":8,"required":"optional"},
    {"number":19,"name":"certificationStartDate","nameJa":"認定有効期間開始日","rule":"date","maxLength":8,"required":"optional"},
    {"number":20,"name":"certificationEndDate","nameJa":"認定有効期間終了日","rule":"date","maxLength":8,"required":"optional"},
    {"number":21,"name":"careLevel","nameJa":"要介護状態区分","rule":"code","maxLength":2,"required":"optional","codeList":"careLevel"},
    {"number":22,"name":"intentionsAndAssessmentResult","nameJa":"利用者及び家族の生活に対する意向を踏まえた課題分析の結果","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":23,"name":"reviewBoardOpinion","nameJa":"介護認定審査会の意見及びサービスの種類の指定","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":24,"name":"overallSupportPolicy","nameJa":"総合的な援助の方針","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":25,"name":"livingSupportReason","nameJa":"生活援助中心型の算定理由","rule":"code","maxLength":1,"required":"optional","codeList":"livingSupportReason"},
    {"number":26,"name":"livingSupportOtherReason","nameJa":"その他理由","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":27,"name":"updatedByOfficeNumber","nameJa":"更新業者コード","rule":"officeNumber","maxLength":10,"required":"optional"},
    {"number":28,"name":"reservedIdentifier","nameJa":"識別子","rule":"reserved","maxLength":1,"required":"unused"},
  ],
  toRecord: (c) => ({
    csvVersion: c[0] as string,
    insurerNumber: c[1] as string,
    insuredNumber: c[2] as string,
    documentDate: c[3] as string,
    postalCode: c[4] as string | null,
    address1: c[5] as string | null,
    address2: c[6] as string | null,
    plannerName: c[7] as string,
    planOfficeName: c[8] as string,
    planOfficePostalCode: c[9] as string | null,
    planOfficeAddress1: c[10] as string | null,
    planOfficeAddress2: c[11] as string | null,
    planOfficeNumber: c[12] as string,
    carePlanDate: c[13] as string,
    initialPlanDate: c[14] as string,
    planCategory: c[15] as string | null,
    certificationStatus: c[16] as string | null,
    certificationDate: c[17] as string | null,
    certificationStartDate: c[18] as string | null,
    certificationEndDate: c[19] as string | null,
    careLevel: c[20] as string | null,
    intentionsAndAssessmentResult: c[21] as string | null,
    reviewBoardOpinion: c[22] as string | null,
    overallSupportPolicy: c[23] as string | null,
    livingSupportReason: c[24] as string | null,
    livingSupportOtherReason: c[25] as string | null,
    updatedByOfficeNumber: c[26] as string | null,
    reservedIdentifier: null,
  }),
  toCells: (r) => [
    r.csvVersion,
    r.insurerNumber,
    r.insuredNumber,
    r.documentDate,
    r.postalCode,
    r.address1,
    r.address2,
    r.plannerName,
    r.planOfficeName,
    r.planOfficePostalCode,
    r.planOfficeAddress1,
    r.planOfficeAddress2,
    r.planOfficeNumber,
    r.carePlanDate,
    r.initialPlanDate,
    r.planCategory,
    r.certificationStatus,
    r.certificationDate,
    r.certificationStartDate,
    r.certificationEndDate,
    r.careLevel,
    r.intentionsAndAssessmentResult,
    r.reviewBoardOpinion,
    r.overallSupportPolicy,
    r.livingSupportReason,
    r.livingSupportOtherReason,
    r.updatedByOfficeNumber,
    r.reservedIdentifier,
  ],
};
