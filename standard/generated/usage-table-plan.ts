// Written by standard/generate from standard/spec/careplan-csv.json. Change the generator, not this file.
import type { Layout } from "../layout/layout.js";

/** UPPLAN 第6表（サービス利用票）予定 (Table 6, planned services). One record per person, service day and service line (times, service code, office, satellite, equipment detail). */
export interface UsageTablePlanRecord {
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
  /** 6 プラン担当業者コード. Ten characters. */
  readonly planOfficeNumber: string | null;
  /** 7 プラン担当者名. */
  readonly plannerName: string | null;
  /** 8 単位数. */
  readonly units: number | null;
  /** 9 前月までの短期入所利用日数. */
  readonly shortStayDaysUntilLastMonth: number | null;
  /** 10 サービス利用日. "YYYY-MM-DD". */
  readonly serviceDate: string;
  /** 11 日割対象日. 31 characters 0 or 1, one per day of the month. */
  readonly proratedDays: string | null;
  /** 12 サービス開始時刻. "HH:MM"; null is written 9999 (no time). */
  readonly startTime: string | null;
  /** 13 サービス終了時刻. "HH:MM"; null is written 9999 (no time). */
  readonly endTime: string | null;
  /** 14 サービス回数. */
  readonly serviceCount: number;
  /** 15 サービスコード. Six characters. */
  readonly serviceCode: string;
  /** 16 TAISコード. */
  readonly taisCode: string | null;
  /** 17 福祉用具届出コード. */
  readonly equipmentNotificationCode: string | null;
  /** 18 用具名称（機種名）. */
  readonly equipmentName: string | null;
  /** 19 明細判別コード. */
  readonly detailNumber: number | null;
  /** 20 サービス事業者コード. Ten characters. */
  readonly serviceOfficeNumber: string;
  /** 21 サービス事業所名. */
  readonly serviceOfficeName: string | null;
  /** 22 サテライト枝番. */
  readonly satelliteBranch: string | null;
  /** 23 ３０日超区分. */
  readonly over30Days: string;
  /** 24 更新業者コード. Ten characters. */
  readonly updatedByOfficeNumber: string | null;
  /** 25 識別子. Always null. */
  readonly reservedIdentifier: null;
}

export const usageTablePlanLayout: Layout<UsageTablePlanRecord> = {
  id: "UPPLAN",
  nameJa: "第6表（サービス利用票）予定",
  nameEn: "Table 6, planned services",
  hasMonth: true,
  addedIn4: false,
  key: ["insurerNumber","insuredNumber","targetMonth"],
  parents: [],
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
    {"number":6,"name":"planOfficeNumber","nameJa":"プラン担当業者コード","rule":"officeNumber","maxLength":10,"required":"unresolved"},
    {"number":7,"name":"plannerName","nameJa":"プラン担当者名","rule":"freeText","maxLength":null,"required":"unresolved"},
    {"number":8,"name":"units","nameJa":"単位数","rule":"integer","maxLength":6,"required":"unresolved"},
    {"number":9,"name":"shortStayDaysUntilLastMonth","nameJa":"前月までの短期入所利用日数","rule":"integer","maxLength":5,"required":"optional"},
    {"number":10,"name":"serviceDate","nameJa":"サービス利用日","rule":"date","maxLength":8,"required":"required"},
    {"number":11,"name":"proratedDays","nameJa":"日割対象日","rule":"dayBitmap","maxLength":31,"required":"conditional"},
    {"number":12,"name":"startTime","nameJa":"サービス開始時刻","rule":"timeOrNone","maxLength":4,"required":"required"},
    {"number":13,"name":"endTime","nameJa":"サービス終了時刻","rule":"timeOrNone","maxLength":4,"required":"required"},
    {"number":14,"name":"serviceCount","nameJa":"サービス回数","rule":"integer","maxLength":2,"required":"required"},
    {"number":15,"name":"serviceCode","nameJa":"サービスコード","rule":"serviceCode","maxLength":6,"required":"required"},
    {"number":16,"name":"taisCode","nameJa":"TAISコード","rule":"equipmentCode","maxLength":12,"required":"conditional"},
    {"number":17,"name":"equipmentNotificationCode","nameJa":"福祉用具届出コード","rule":"equipmentCode","maxLength":12,"required":"conditional"},
    {"number":18,"name":"equipmentName","nameJa":"用具名称（機種名）","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":19,"name":"detailNumber","nameJa":"明細判別コード","rule":"integer","maxLength":null,"required":"conditional"},
    {"number":20,"name":"serviceOfficeNumber","nameJa":"サービス事業者コード","rule":"officeNumber","maxLength":10,"required":"required"},
    {"number":21,"name":"serviceOfficeName","nameJa":"サービス事業所名","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":22,"name":"satelliteBranch","nameJa":"サテライト枝番","rule":"identifier","maxLength":2,"required":"conditional"},
    {"number":23,"name":"over30Days","nameJa":"３０日超区分","rule":"code","maxLength":1,"required":"required","codeList":"applies10"},
    {"number":24,"name":"updatedByOfficeNumber","nameJa":"更新業者コード","rule":"officeNumber","maxLength":10,"required":"optional"},
    {"number":25,"name":"reservedIdentifier","nameJa":"識別子","rule":"reserved","maxLength":1,"required":"unused"},
  ],
  toRecord: (c) => ({
    csvVersion: c[0] as string,
    insurerNumber: c[1] as string,
    insuredNumber: c[2] as string,
    documentDate: c[3] as string,
    targetMonth: c[4] as string,
    planOfficeNumber: c[5] as string | null,
    plannerName: c[6] as string | null,
    units: c[7] as number | null,
    shortStayDaysUntilLastMonth: c[8] as number | null,
    serviceDate: c[9] as string,
    proratedDays: c[10] as string | null,
    startTime: c[11] as string | null,
    endTime: c[12] as string | null,
    serviceCount: c[13] as number,
    serviceCode: c[14] as string,
    taisCode: c[15] as string | null,
    equipmentNotificationCode: c[16] as string | null,
    equipmentName: c[17] as string | null,
    detailNumber: c[18] as number | null,
    serviceOfficeNumber: c[19] as string,
    serviceOfficeName: c[20] as string | null,
    satelliteBranch: c[21] as string | null,
    over30Days: c[22] as string,
    updatedByOfficeNumber: c[23] as string | null,
    reservedIdentifier: null,
  }),
  toCells: (r) => [
    r.csvVersion,
    r.insurerNumber,
    r.insuredNumber,
    r.documentDate,
    r.targetMonth,
    r.planOfficeNumber,
    r.plannerName,
    r.units,
    r.shortStayDaysUntilLastMonth,
    r.serviceDate,
    r.proratedDays,
    r.startTime,
    r.endTime,
    r.serviceCount,
    r.serviceCode,
    r.taisCode,
    r.equipmentNotificationCode,
    r.equipmentName,
    r.detailNumber,
    r.serviceOfficeNumber,
    r.serviceOfficeName,
    r.satelliteBranch,
    r.over30Days,
    r.updatedByOfficeNumber,
    r.reservedIdentifier,
  ],
};
