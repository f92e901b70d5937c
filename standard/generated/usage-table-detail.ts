// Written by standard/generate from standard/spec/careplan-csv.json. Change the generator, not this file.
import type { Layout } from "../layout/layout.js";

/** UPSIKYU 第7表（サービス利用票別表） (Table 7, usage table detail). One record per detail line, per subtotal, and one grand-total record per person and month. */
export interface UsageTableDetailRecord {
  /** 1 CSVバージョン. Six digits as written, "202407" for edition 4.1. */
  readonly csvVersion: string;
  /** 2 保険者番号. Six digits. */
  readonly insurerNumber: string;
  /** 3 被保険者番号. Ten digits, or H and nine digits. */
  readonly insuredNumber: string;
  /** 4 作成年月日. "YYYY-MM-DD". */
  readonly documentDate: string;
  /** 5 対象年月. "YYYY-MM". */
  readonly targetMonth: string;
  /** 6 サービス事業所名. */
  readonly serviceOfficeName: string | null;
  /** 7 サービス事業所コード. Ten characters. */
  readonly serviceOfficeNumber: string;
  /** 8 サテライト枝番. */
  readonly satelliteBranch: string | null;
  /** 9 サービスコード. Six characters. */
  readonly serviceCode: string;
  /** 10 TAISコード. */
  readonly taisCode: string | null;
  /** 11 福祉用具届出コード. */
  readonly equipmentNotificationCode: string | null;
  /** 12 用具名称（機種名）. */
  readonly equipmentName: string | null;
  /** 13 単位数. */
  readonly units: number;
  /** 14 割引後率. */
  readonly discountRate: number | null;
  /** 15 割引後単位数. */
  readonly discountedUnits: number | null;
  /** 16 回数／日数. */
  readonly countOrDays: number;
  /** 17 サービス単位金額. */
  readonly serviceUnitsTotal: number | null;
  /** 18 給付管理単位数. */
  readonly benefitManagedUnits: number | null;
  /** 19 種類支給限度基準超単位数. */
  readonly typeLimitExcessUnits: number | null;
  /** 20 種類支給限度基準内単位数. */
  readonly typeLimitWithinUnits: number | null;
  /** 21 区分支給限度基準超単位数. */
  readonly overallLimitExcessUnits: number | null;
  /** 22 区分支給限度基準内単位数. */
  readonly overallLimitWithinUnits: number | null;
  /** 23 単位数単価. Decimal text. */
  readonly unitPrice: string | null;
  /** 24 費用総額保険／事業対象分. */
  readonly totalCostCovered: number | null;
  /** 25 給付率. */
  readonly benefitRate: number | null;
  /** 26 保険／事業費請求額. */
  readonly claimedAmount: number | null;
  /** 27 定額利用者負担単価金額. */
  readonly fixedCopaymentUnitAmount: number | null;
  /** 28 利用者負担保険／事業対象分. */
  readonly copaymentCovered: number | null;
  /** 29 利用者負担（全額負担分）. */
  readonly copaymentFull: number | null;
  /** 30 前月までの利用日数. */
  readonly daysUntilLastMonth: number | null;
  /** 31 当月の計画利用日数. */
  readonly daysPlannedThisMonth: number | null;
  /** 32 累積利用日数. */
  readonly daysCumulative: number | null;
  /** 33 ３０日超区分. */
  readonly over30Days: string;
  /** 34 事業所コード. */
  readonly fixedOfficeCode: string | null;
  /** 35 入力者コード. */
  readonly enteredByCode: string | null;
  /** 36 更新業者コード. Ten characters. */
  readonly updatedByOfficeNumber: string | null;
  /** 37 識別子. Always null. */
  readonly reservedIdentifier: null;
}

export const usageTableDetailLayout: Layout<UsageTableDetailRecord> = {
  id: "UPSIKYU",
  nameJa: "第7表（サービス利用票別表）",
  nameEn: "Table 7, usage table detail",
  hasMonth: true,
  addedIn4: false,
  key: ["insurerNumber","insuredNumber","targetMonth"],
  parents: ["UPPLAN"],
  sortBy: [],
  directions: [
    {"from":"careManagement","to":"serviceOffice"},
    {"from":"centre","to":"preventiveServiceOffice"},
    {"from":"entrustedOffice","to":"preventiveServiceOffice"},
    {"from":"entrustedOffice","to":"centre"},
  ],
  columns: [
    {"number":1,"name":"csvVersion","nameJa":"CSVバージョン","rule":"csvVersion","maxLength":6,"required":"required"},
    {"number":2,"name":"insurerNumber","nameJa":"保険者番号","rule":"insurerNumber","maxLength":6,"required":"required"},
    {"number":3,"name":"insuredNumber","nameJa":"被保険者番号","rule":"insuredNumber","maxLength":10,"required":"required"},
    {"number":4,"name":"documentDate","nameJa":"作成年月日","rule":"date","maxLength":8,"required":"required"},
    {"number":5,"name":"targetMonth","nameJa":"対象年月","rule":"month","maxLength":6,"required":"required"},
    {"number":6,"name":"serviceOfficeName","nameJa":"サービス事業所名","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":7,"name":"serviceOfficeNumber","nameJa":"サービス事業所コード","rule":"officeNumber","maxLength":10,"required":"required"},
    {"number":8,"name":"satelliteBranch","nameJa":"サテライト枝番","rule":"identifier","maxLength":2,"required":"conditional"},
    {"number":9,"name":"serviceCode","nameJa":"サービスコード","rule":"serviceCode","maxLength":6,"required":"required"},
    {"number":10,"name":"taisCode","nameJa":"TAISコード","rule":"equipmentCode","maxLength":12,"required":"conditional"},
    {"number":11,"name":"equipmentNotificationCode","nameJa":"福祉用具届出コード","rule":"equipmentCode","maxLength":12,"required":"conditional"},
    {"number":12,"name":"equipmentName","nameJa":"用具名称（機種名）","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":13,"name":"units","nameJa":"単位数","rule":"integer","maxLength":6,"required":"required"},
    {"number":14,"name":"discountRate","nameJa":"割引後率","rule":"integer","maxLength":5,"required":"conditional"},
    {"number":15,"name":"discountedUnits","nameJa":"割引後単位数","rule":"integer","maxLength":6,"required":"conditional"},
    {"number":16,"name":"countOrDays","nameJa":"回数／日数","rule":"integer","maxLength":3,"required":"required"},
    {"number":17,"name":"serviceUnitsTotal","nameJa":"サービス単位金額","rule":"integer","maxLength":5,"required":"optional"},
    {"number":18,"name":"benefitManagedUnits","nameJa":"給付管理単位数","rule":"integer","maxLength":6,"required":"conditional"},
    {"number":19,"name":"typeLimitExcessUnits","nameJa":"種類支給限度基準超単位数","rule":"integer","maxLength":6,"required":"optional"},
    {"number":20,"name":"typeLimitWithinUnits","nameJa":"種類支給限度基準内単位数","rule":"integer","maxLength":6,"required":"optional"},
    {"number":21,"name":"overallLimitExcessUnits","nameJa":"区分支給限度基準超単位数","rule":"integer","maxLength":6,"required":"optional"},
    {"number":22,"name":"overallLimitWithinUnits","nameJa":"区分支給限度基準内単位数","rule":"integer","maxLength":6,"required":"optional"},
    {"number":23,"name":"unitPrice","nameJa":"単位数単価","rule":"decimal","maxLength":6,"required":"optional"},
    {"number":24,"name":"totalCostCovered","nameJa":"費用総額保険／事業対象分","rule":"integer","maxLength":6,"required":"optional"},
    {"number":25,"name":"benefitRate","nameJa":"給付率","rule":"integer","maxLength":6,"required":"optional"},
    {"number":26,"name":"claimedAmount","nameJa":"保険／事業費請求額","rule":"integer","maxLength":6,"required":"optional"},
    {"number":27,"name":"fixedCopaymentUnitAmount","nameJa":"定額利用者負担単価金額","rule":"integer","maxLength":6,"required":"optional"},
    {"number":28,"name":"copaymentCovered","nameJa":"利用者負担保険／事業対象分","rule":"integer","maxLength":6,"required":"optional"},
    {"number":29,"name":"copaymentFull","nameJa":"利用者負担（全額負担分）","rule":"integer","maxLength":6,"required":"optional"},
    {"number":30,"name":"daysUntilLastMonth","nameJa":"前月までの利用日数","rule":"integer","maxLength":5,"required":"optional"},
    {"number":31,"name":"daysPlannedThisMonth","nameJa":"当月の計画利用日数","rule":"integer","maxLength":2,"required":"optional"},
    {"number":32,"name":"daysCumulative","nameJa":"累積利用日数","rule":"integer","maxLength":5,"required":"optional"},
    {"number":33,"name":"over30Days","nameJa":"３０日超区分","rule":"code","maxLength":1,"required":"required","codeList":"applies10"},
    {"number":34,"name":"fixedOfficeCode","nameJa":"事業所コード","rule":"constant","maxLength":10,"required":"optional","constant":"9999999999"},
    {"number":35,"name":"enteredByCode","nameJa":"入力者コード","rule":"identifier","maxLength":10,"required":"optional"},
    {"number":36,"name":"updatedByOfficeNumber","nameJa":"更新業者コード","rule":"officeNumber","maxLength":10,"required":"optional"},
    {"number":37,"name":"reservedIdentifier","nameJa":"識別子","rule":"reserved","maxLength":1,"required":"unused"},
  ],
  toRecord: (c) => ({
    csvVersion: c[0] as string,
    insurerNumber: c[1] as string,
    insuredNumber: c[2] as string,
    documentDate: c[3] as string,
    targetMonth: c[4] as string,
    serviceOfficeName: c[5] as string | null,
    serviceOfficeNumber: c[6] as string,
    satelliteBranch: c[7] as string | null,
    serviceCode: c[8] as string,
    taisCode: c[9] as string | null,
    equipmentNotificationCode: c[10] as string | null,
    equipmentName: c[11] as string | null,
    units: c[12] as number,
    discountRate: c[13] as number | null,
    discountedUnits: c[14] as number | null,
    countOrDays: c[15] as number,
    serviceUnitsTotal: c[16] as number | null,
    benefitManagedUnits: c[17] as number | null,
    typeLimitExcessUnits: c[18] as number | null,
    typeLimitWithinUnits: c[19] as number | null,
    overallLimitExcessUnits: c[20] as number | null,
    overallLimitWithinUnits: c[21] as number | null,
    unitPrice: c[22] as string | null,
    totalCostCovered: c[23] as number | null,
    benefitRate: c[24] as number | null,
    claimedAmount: c[25] as number | null,
    fixedCopaymentUnitAmount: c[26] as number | null,
    copaymentCovered: c[27] as number | null,
    copaymentFull: c[28] as number | null,
    daysUntilLastMonth: c[29] as number | null,
    daysPlannedThisMonth: c[30] as number | null,
    daysCumulative: c[31] as number | null,
    over30Days: c[32] as string,
    fixedOfficeCode: c[33] as string | null,
    enteredByCode: c[34] as string | null,
    updatedByOfficeNumber: c[35] as string | null,
    reservedIdentifier: null,
  }),
  toCells: (r) => [
    r.csvVersion,
    r.insurerNumber,
    r.insuredNumber,
    r.documentDate,
    r.targetMonth,
    r.serviceOfficeName,
    r.serviceOfficeNumber,
    r.satelliteBranch,
    r.serviceCode,
    r.taisCode,
    r.equipmentNotificationCode,
    r.equipmentName,
    r.units,
    r.discountRate,
    r.discountedUnits,
    r.countOrDays,
    r.serviceUnitsTotal,
    r.benefitManagedUnits,
    r.typeLimitExcessUnits,
    r.typeLimitWithinUnits,
    r.overallLimitExcessUnits,
    r.overallLimitWithinUnits,
    r.unitPrice,
    r.totalCostCovered,
    r.benefitRate,
    r.claimedAmount,
    r.fixedCopaymentUnitAmount,
    r.copaymentCovered,
    r.copaymentFull,
    r.daysUntilLastMonth,
    r.daysPlannedThisMonth,
    r.daysCumulative,
    r.over30Days,
    r.fixedOfficeCode,
    r.enteredByCode,
    r.updatedByOfficeNumber,
    r.reservedIdentifier,
  ],
};
