// Written by standard/generate from standard/spec/careplan-csv.json. Change the generator, not this file.
import type { Layout } from "../layout/layout.js";

/** UPHOSOKU 利用者補足情報 (User supplement). One record per person in the set. */
export interface UserSupplementRecord {
  /** 1 CSVバージョン. Six digits as written, "202407" for edition 4.1. */
  readonly csvVersion: string;
  /** 2 保険者番号. Six digits. */
  readonly insurerNumber: string;
  /** 3 被保険者番号. Ten digits, or H and nine digits. */
  readonly insuredNumber: string;
  /** 4 居宅サービス計画作成（変更）日. "YYYY-MM-DD"; null is written 00000000. */
  readonly carePlanDate: string | null;
  /** 5 利用者氏名フリガナ. */
  readonly userNameKana: string;
  /** 6 利用者氏名. */
  readonly userName: string;
  /** 7 利用者性別. */
  readonly gender: string;
  /** 8 利用者生年月日. "YYYY-MM-DD". */
  readonly birthDate: string;
  /** 9 利用者郵便番号. XXX-XXXX. */
  readonly postalCode: string | null;
  /** 10 利用者住所１. */
  readonly address1: string | null;
  /** 11 利用者住所２. */
  readonly address2: string | null;
  /** 12 利用者電話番号. */
  readonly phoneNumber: string | null;
  /** 13 認定日. "YYYY-MM-DD". */
  readonly certificationDate: string | null;
  /** 14 限度額適用開始年月日. "YYYY-MM-DD". */
  readonly limitPeriodStartDate: string | null;
  /** 15 限度額適用終了年月日. "YYYY-MM-DD". */
  readonly limitPeriodEndDate: string | null;
  /** 16 認定状況区分. */
  readonly certificationStatus: string | null;
  /** 17 要介護状態変更日. "YYYY-MM-DD". */
  readonly careLevelChangeDate: string | null;
  /** 18 要介護状態区分. */
  readonly careLevel: string | null;
  /** 19 区分支給限度基準額. */
  readonly benefitLimitUnits: number | null;
  /** 20 １サービス種類コード. Two characters. */
  readonly typeLimit1ServiceType: string | null;
  /** 21 １支給限度基準額. */
  readonly typeLimit1LimitUnits: number | null;
  /** 22 １合計単位数. */
  readonly typeLimit1TotalUnits: number | null;
  /** 23 １限度超単位数. */
  readonly typeLimit1ExcessUnits: number | null;
  /** 24 ２サービス種類コード. Two characters. */
  readonly typeLimit2ServiceType: string | null;
  /** 25 ２支給限度基準額. */
  readonly typeLimit2LimitUnits: number | null;
  /** 26 ２合計単位数. */
  readonly typeLimit2TotalUnits: number | null;
  /** 27 ２限度超単位数. */
  readonly typeLimit2ExcessUnits: number | null;
  /** 28 ３サービス種類コード. Two characters. */
  readonly typeLimit3ServiceType: string | null;
  /** 29 ３支給限度基準額. */
  readonly typeLimit3LimitUnits: number | null;
  /** 30 ３合計単位数. */
  readonly typeLimit3TotalUnits: number | null;
  /** 31 ３限度超単位数. */
  readonly typeLimit3ExcessUnits: number | null;
  /** 32 ４サービス種類コード. Two characters. */
  readonly typeLimit4ServiceType: string | null;
  /** 33 ４支給限度基準額. */
  readonly typeLimit4LimitUnits: number | null;
  /** 34 ４合計単位数. */
  readonly typeLimit4TotalUnits: number | null;
  /** 35 ４限度超単位数. */
  readonly typeLimit4ExcessUnits: number | null;
  /** 36 ５サービス種類コード. Two characters. */
  readonly typeLimit5ServiceType: string | null;
  /** 37 ５支給限度基準額. */
  readonly typeLimit5LimitUnits: number | null;
  /** 38 ５合計単位数. */
  readonly typeLimit5TotalUnits: number | null;
  /** 39 ５限度超単位数. */
  readonly typeLimit5ExcessUnits: number | null;
  /** 40 ６サービス種類コード. Two characters. */
  readonly typeLimit6ServiceType: string | null;
  /** 41 ６支給限度基準額. */
  readonly typeLimit6LimitUnits: number | null;
  /** 42 ６合計単位数. */
  readonly typeLimit6TotalUnits: number | null;
  /** 43 ６限度超単位数. */
  readonly typeLimit6ExcessUnits: number | null;
  /** 44 ７サービス種類コード. Two characters. */
  readonly typeLimit7ServiceType: string | null;
  /** 45 ７支給限度基準額. */
  readonly typeLimit7LimitUnits: number | null;
  /** 46 ７合計単位数. */
  readonly typeLimit7TotalUnits: number | null;
  /** 47 ７限度超単位数. */
  readonly typeLimit7ExcessUnits: number | null;
  /** 48 ８サービス種類コード. Two characters. */
  readonly typeLimit8ServiceType: string | null;
  /** 49 ８支給限度基準額. */
  readonly typeLimit8LimitUnits: number | null;
  /** 50 ８合計単位数. */
  readonly typeLimit8TotalUnits: number | null;
  /** 51 ８限度超単位数. */
  readonly typeLimit8ExcessUnits: number | null;
  /** 52 ９サービス種類コード. Two characters. */
  readonly typeLimit9ServiceType: string | null;
  /** 53 ９支給限度基準額. */
  readonly typeLimit9LimitUnits: number | null;
  /** 54 ９合計単位数. */
  readonly typeLimit9TotalUnits: number | null;
  /** 55 ９限度超単位数. */
  readonly typeLimit9ExcessUnits: number | null;
  /** 56 合計限度超単位数. */
  readonly typeLimitExcessUnitsTotal: number | null;
  /** 57 入所前月迄利用日数. */
  readonly shortStayDaysUntilLastMonth: number | null;
  /** 58 入所累積利用日数. */
  readonly shortStayDaysCumulative: number | null;
  /** 59 前回要介護状態区分. */
  readonly previousCareLevel: string | null;
  /** 60 同意書受付業者. Ten characters. */
  readonly consentReceivingOfficeNumber: string | null;
  /** 61 更新業者コード. Ten characters. */
  readonly updatedByOfficeNumber: string | null;
  /** 62 識別子. Always null. */
  readonly reservedIdentifier: null;
  /** 63 対象年月. "YYYY-MM"; null is written 000000. */
  readonly targetMonth: string | null;
}

export const userSupplementLayout: Layout<UserSupplementRecord> = {
  id: "UPHOSOKU",
  nameJa: "利用者補足情報",
  nameEn: "User supplement",
  hasMonth: true,
  addedIn4: false,
  key: ["insurerNumber","insuredNumber"],
  parents: ["UP1KYO","UPPLAN"],
  sortBy: [],
  directions: [
    {"from":"careManagement","to":"serviceOffice"},
    {"from":"centre","to":"entrustedOffice"},
    {"from":"centre","to":"preventiveServiceOffice"},
    {"from":"entrustedOffice","to":"preventiveServiceOffice"},
    {"from":"entrustedOffice","to":"centre"},
  ],
  columns: [
    {"number":1,"name":"csvVersion","nameJa":"CSVバージョン","rule":"csvVersion","maxLength":6,"required":"required"},
    {"number":2,"name":"insurerNumber","nameJa":"保険者番号","rule":"insurerNumber","maxLength":6,"required":"required"},
    {"number":3,"name":"insuredNumber","nameJa":"被保険者番号","rule":"insuredNumber","maxLength":10,"required":"required"},
    {"number":4,"name":"carePlanDate","nameJa":"居宅サービス計画作成（変更）日","rule":"dateOrZero","maxLength":8,"required":"required"},
    {"number":5,"name":"userNameKana","nameJa":"利用者氏名フリガナ","rule":"freeText","maxLength":null,"required":"required"},
    {"number":6,"name":"userName","nameJa":"利用者氏名","rule":"freeText","maxLength":null,"required":"required"},
    {"number":7,"name":"gender","nameJa":"利用者性別","rule":"code","maxLength":1,"required":"required","codeList":"gender"},
    {"number":8,"name":"birthDate","nameJa":"利用者生年月日","rule":"date","maxLength":8,"required":"required"},
    {"number":9,"name":"postalCode","nameJa":"利用者郵便番号","rule":"postalCode","maxLength":8,"required":"optional"},
    {"number":10,"name":"address1","nameJa":"利用者住所１","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":11,"name":"address2","nameJa":"利用者住所２","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":12,"name":"phoneNumber","nameJa":"利用者電話番号","rule":"phone","maxLength":15,"required":"optional"},
    {"number":13,"name":"certificationDate","nameJa":"認定日","rule":"date","maxLength":8,"required":"optional"},
    {"number":14,"name":"limitPeriodStartDate","nameJa":"限度額適用開始年月日","rule":"date","maxLength":8,"required":"optional"},
    {"number":15,"name":"limitPeriodEndDate","nameJa":"限度額適用終了年月日","rule":"date","maxLength":8,"required":"optional"},
    {"number":16,"name":"certificationStatus","nameJa":"認定状況区分","rule":"code","maxLength":1,"required":"optional","codeList":"certificationStatus"},
    {"number":17,"name":"careLevelChangeDate","nameJa":"要介護状態変更日","rule":"date","maxLength":8,"required":"optional"},
    {"number":18,"name":"careLevel","nameJa":"要介護状態区分","rule":"code","maxLength":2,"required":"optional","codeList":"careLevel"},
    {"number":19,"name":"benefitLimitUnits","nameJa":"区分支給限度基準額","rule":"integer","maxLength":7,"required":"optional"},
    {"number":20,"name":"typeLimit1ServiceType","nameJa":"１サービス種類コード","rule":"serviceType","maxLength":2,"required":"conditional"},
    {"number":21,"name":"typeLimit1LimitUnits","nameJa":"１支給限度基準額","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":22,"name":"typeLimit1TotalUnits","nameJa":"１合計単位数","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":23,"name":"typeLimit1ExcessUnits","nameJa":"１限度超単位数","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":24,"name":"typeLimit2ServiceType","nameJa":"２サービス種類コード","rule":"serviceType","maxLength":2,"required":"conditional"},
    {"number":25,"name":"typeLimit2LimitUnits","nameJa":"２支給限度基準額","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":26,"name":"typeLimit2TotalUnits","nameJa":"２合計単位数","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":27,"name":"typeLimit2ExcessUnits","nameJa":"２限度超単位数","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":28,"name":"typeLimit3ServiceType","nameJa":"３サービス種類コード","rule":"serviceType","maxLength":2,"required":"conditional"},
    {"number":29,"name":"typeLimit3LimitUnits","nameJa":"３支給限度基準額","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":30,"name":"typeLimit3TotalUnits","nameJa":"３合計単位数","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":31,"name":"typeLimit3ExcessUnits","nameJa":"３限度超単位数","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":32,"name":"typeLimit4ServiceType","nameJa":"４サービス種類コード","rule":"serviceType","maxLength":2,"required":"conditional"},
    {"number":33,"name":"typeLimit4LimitUnits","nameJa":"４支給限度基準額","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":34,"name":"typeLimit4TotalUnits","nameJa":"４合計単位数","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":35,"name":"typeLimit4ExcessUnits","nameJa":"４限度超単位数","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":36,"name":"typeLimit5ServiceType","nameJa":"５サービス種類コード","rule":"serviceType","maxLength":2,"required":"conditional"},
    {"number":37,"name":"typeLimit5LimitUnits","nameJa":"５支給限度基準額","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":38,"name":"typeLimit5TotalUnits","nameJa":"５合計単位数","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":39,"name":"typeLimit5ExcessUnits","nameJa":"５限度超単位数","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":40,"name":"typeLimit6ServiceType","nameJa":"６サービス種類コード","rule":"serviceType","maxLength":2,"required":"conditional"},
    {"number":41,"name":"typeLimit6LimitUnits","nameJa":"６支給限度基準額","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":42,"name":"typeLimit6TotalUnits","nameJa":"６合計単位数","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":43,"name":"typeLimit6ExcessUnits","nameJa":"６限度超単位数","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":44,"name":"typeLimit7ServiceType","nameJa":"７サービス種類コード","rule":"serviceType","maxLength":2,"required":"conditional"},
    {"number":45,"name":"typeLimit7LimitUnits","nameJa":"７支給限度基準額","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":46,"name":"typeLimit7TotalUnits","nameJa":"７合計単位数","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":47,"name":"typeLimit7ExcessUnits","nameJa":"７限度超単位数","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":48,"name":"typeLimit8ServiceType","nameJa":"８サービス種類コード","rule":"serviceType","maxLength":2,"required":"conditional"},
    {"number":49,"name":"typeLimit8LimitUnits","nameJa":"８支給限度基準額","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":50,"name":"typeLimit8TotalUnits","nameJa":"８合計単位数","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":51,"name":"typeLimit8ExcessUnits","nameJa":"８限度超単位数","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":52,"name":"typeLimit9ServiceType","nameJa":"９サービス種類コード","rule":"serviceType","maxLength":2,"required":"conditional"},
    {"number":53,"name":"typeLimit9LimitUnits","nameJa":"９支給限度基準額","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":54,"name":"typeLimit9TotalUnits","nameJa":"９合計単位数","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":55,"name":"typeLimit9ExcessUnits","nameJa":"９限度超単位数","rule":"integer","maxLength":7,"required":"conditional"},
    {"number":56,"name":"typeLimitExcessUnitsTotal","nameJa":"合計限度超単位数","rule":"integer","maxLength":7,"required":"optional"},
    {"number":57,"name":"shortStayDaysUntilLastMonth","nameJa":"入所前月迄利用日数","rule":"integer","maxLength":5,"required":"optional"},
    {"number":58,"name":"shortStayDaysCumulative","nameJa":"入所累積利用日数","rule":"integer","maxLength":5,"required":"optional"},
    {"number":59,"name":"previousCareLevel","nameJa":"前回要介護状態区分","rule":"code","maxLength":2,"required":"optional","codeList":"careLevel"},
    {"number":60,"name":"consentReceivingOfficeNumber","nameJa":"同意書受付業者","rule":"officeNumber","maxLength":10,"required":"optional"},
    {"number":61,"name":"updatedByOfficeNumber","nameJa":"更新業者コード","rule":"officeNumber","maxLength":10,"required":"optional"},
    {"number":62,"name":"reservedIdentifier","nameJa":"識別子","rule":"reserved","maxLength":1,"required":"unused"},
    {"number":63,"name":"targetMonth","nameJa":"対象年月","rule":"monthOrZero","maxLength":6,"required":"required"},
  ],
  toRecord: (c) => ({
    csvVersion: c[0] as string,
    insurerNumber: c[1] as string,
    insuredNumber: c[2] as string,
    carePlanDate: c[3] as string | null,
    userNameKana: c[4] as string,
    userName: c[5] as string,
    gender: c[6] as string,
    birthDate: c[7] as string,
    postalCode: c[8] as string | null,
    address1: c[9] as string | null,
    address2: c[10] as string | null,
    phoneNumber: c[11] as string | null,
    certificationDate: c[12] as string | null,
    limitPeriodStartDate: c[13] as string | null,
    limitPeriodEndDate: c[14] as string | null,
    certificationStatus: c[15] as string | null,
    careLevelChangeDate: c[16] as string | null,
    careLevel: c[17] as string | null,
    benefitLimitUnits: c[18] as number | null,
    typeLimit1ServiceType: c[19] as string | null,
    typeLimit1LimitUnits: c[20] as number | null,
    typeLimit1TotalUnits: c[21] as number | null,
    typeLimit1ExcessUnits: c[22] as number | null,
    typeLimit2ServiceType: c[23] as string | null,
    typeLimit2LimitUnits: c[24] as number | null,
    typeLimit2TotalUnits: c[25] as number | null,
    typeLimit2ExcessUnits: c[26] as number | null,
    typeLimit3ServiceType: c[27] as string | null,
    typeLimit3LimitUnits: c[28] as number | null,
    typeLimit3TotalUnits: c[29] as number | null,
    typeLimit3ExcessUnits: c[30] as number | null,
    typeLimit4ServiceType: c[31] as string | null,
    typeLimit4LimitUnits: c[32] as number | null,
    typeLimit4TotalUnits: c[33] as number | null,
    typeLimit4ExcessUnits: c[34] as number | null,
    typeLimit5ServiceType: c[35] as string | null,
    typeLimit5LimitUnits: c[36] as number | null,
    typeLimit5TotalUnits: c[37] as number | null,
    typeLimit5ExcessUnits: c[38] as number | null,
    typeLimit6ServiceType: c[39] as string | null,
    typeLimit6LimitUnits: c[40] as number | null,
    typeLimit6TotalUnits: c[41] as number | null,
    typeLimit6ExcessUnits: c[42] as number | null,
    typeLimit7ServiceType: c[43] as string | null,
    typeLimit7LimitUnits: c[44] as number | null,
    typeLimit7TotalUnits: c[45] as number | null,
    typeLimit7ExcessUnits: c[46] as number | null,
    typeLimit8ServiceType: c[47] as string | null,
    typeLimit8LimitUnits: c[48] as number | null,
    typeLimit8TotalUnits: c[49] as number | null,
    typeLimit8ExcessUnits: c[50] as number | null,
    typeLimit9ServiceType: c[51] as string | null,
    typeLimit9LimitUnits: c[52] as number | null,
    typeLimit9TotalUnits: c[53] as number | null,
    typeLimit9ExcessUnits: c[54] as number | null,
    typeLimitExcessUnitsTotal: c[55] as number | null,
    shortStayDaysUntilLastMonth: c[56] as number | null,
    shortStayDaysCumulative: c[57] as number | null,
    previousCareLevel: c[58] as string | null,
    consentReceivingOfficeNumber: c[59] as string | null,
    updatedByOfficeNumber: c[60] as string | null,
    reservedIdentifier: null,
    targetMonth: c[62] as string | null,
  }),
  toCells: (r) => [
    r.csvVersion,
    r.insurerNumber,
    r.insuredNumber,
    r.carePlanDate,
    r.userNameKana,
    r.userName,
    r.gender,
    r.birthDate,
    r.postalCode,
    r.address1,
    r.address2,
    r.phoneNumber,
    r.certificationDate,
    r.limitPeriodStartDate,
    r.limitPeriodEndDate,
    r.certificationStatus,
    r.careLevelChangeDate,
    r.careLevel,
    r.benefitLimitUnits,
    r.typeLimit1ServiceType,
    r.typeLimit1LimitUnits,
    r.typeLimit1TotalUnits,
    r.typeLimit1ExcessUnits,
    r.typeLimit2ServiceType,
    r.typeLimit2LimitUnits,
    r.typeLimit2TotalUnits,
    r.typeLimit2ExcessUnits,
    r.typeLimit3ServiceType,
    r.typeLimit3LimitUnits,
    r.typeLimit3TotalUnits,
    r.typeLimit3ExcessUnits,
    r.typeLimit4ServiceType,
    r.typeLimit4LimitUnits,
    r.typeLimit4TotalUnits,
    r.typeLimit4ExcessUnits,
    r.typeLimit5ServiceType,
    r.typeLimit5LimitUnits,
    r.typeLimit5TotalUnits,
    r.typeLimit5ExcessUnits,
    r.typeLimit6ServiceType,
    r.typeLimit6LimitUnits,
    r.typeLimit6TotalUnits,
    r.typeLimit6ExcessUnits,
    r.typeLimit7ServiceType,
    r.typeLimit7LimitUnits,
    r.typeLimit7TotalUnits,
    r.typeLimit7ExcessUnits,
    r.typeLimit8ServiceType,
    r.typeLimit8LimitUnits,
    r.typeLimit8TotalUnits,
    r.typeLimit8ExcessUnits,
    r.typeLimit9ServiceType,
    r.typeLimit9LimitUnits,
    r.typeLimit9TotalUnits,
    r.typeLimit9ExcessUnits,
    r.typeLimitExcessUnitsTotal,
    r.shortStayDaysUntilLastMonth,
    r.shortStayDaysCumulative,
    r.previousCareLevel,
    r.consentReceivingOfficeNumber,
    r.updatedByOfficeNumber,
    r.reservedIdentifier,
    r.targetMonth,
  ],
};
