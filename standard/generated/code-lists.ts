// Written by standard/generate from standard/spec/careplan-csv.json. Change the generator, not this file.
import type { CodeList } from "../layout/layout.js";

/** The code lists of edition 4.1 by id. */
export const codeLists = {
  planCategory: {
    nameJa: "計画書区分",
    nameEn: "Plan category",
    values: [
      {"code":"11","ja":"初回","en":"initial"},
      {"code":"12","ja":"紹介","en":"referral"},
      {"code":"21","ja":"継続","en":"continuation"},
      {"code":"51","ja":"初回＆紹介","en":"initial and referral"},
      {"code":"52","ja":"初回＆継続","en":"initial and continuation"},
      {"code":"53","ja":"紹介＆継続","en":"referral and continuation"},
      {"code":"54","ja":"初回＆紹介＆継続","en":"initial, referral and continuation"},
    ],
  },
  certificationStatus: {
    nameJa: "認定状況区分",
    nameEn: "Certification status",
    values: [
      {"code":"1","ja":"申請中","en":"application pending"},
      {"code":"2","ja":"認定済","en":"certified"},
    ],
  },
  careLevel: {
    nameJa: "要介護状態区分",
    nameEn: "Care level",
    values: [
      {"code":"06","ja":"事業対象者","en":"programme-eligible person"},
      {"code":"12","ja":"要支援１","en":"support level 1"},
      {"code":"13","ja":"要支援２","en":"support level 2"},
      {"code":"21","ja":"要介護１","en":"care level 1"},
      {"code":"22","ja":"要介護２","en":"care level 2"},
      {"code":"23","ja":"要介護３","en":"care level 3"},
      {"code":"24","ja":"要介護４","en":"care level 4"},
      {"code":"25","ja":"要介護５","en":"care level 5"},
    ],
  },
  careLevelBasicInfo: {
    nameJa: "要介護状態区分 (利用者基本情報)",
    nameEn: "Care level, preventive basic information only",
    values: [
      {"code":"01","ja":"非該当","en":"not applicable"},
      {"code":"12","ja":"要支援１","en":"support level 1"},
      {"code":"13","ja":"要支援２","en":"support level 2"},
      {"code":"21","ja":"要介護１","en":"care level 1"},
      {"code":"22","ja":"要介護２","en":"care level 2"},
      {"code":"23","ja":"要介護３","en":"care level 3"},
      {"code":"24","ja":"要介護４","en":"care level 4"},
      {"code":"25","ja":"要介護５","en":"care level 5"},
    ],
  },
  supportLevel: {
    nameJa: "要支援状態区分",
    nameEn: "Support level, preventive plan only",
    values: [
      {"code":"1","ja":"要支援１","en":"support level 1"},
      {"code":"2","ja":"要支援２","en":"support level 2"},
      {"code":"3","ja":"地域支援事業","en":"community support programme"},
    ],
  },
  livingSupportReason: {
    nameJa: "生活援助中心型の算定理由",
    nameEn: "Reason for claiming housework-centred home help",
    values: [
      {"code":"1","ja":"一人暮らし","en":"lives alone"},
      {"code":"2","ja":"家族等が障害、疾病等","en":"family has disability or illness"},
      {"code":"3","ja":"その他","en":"other"},
    ],
  },
  insuranceCoverage: {
    nameJa: "保険対象区分",
    nameEn: "Covered by long-term care insurance",
    values: [
      {"code":"Y","ja":"対象","en":"covered"},
      {"code":"N","ja":"対象外","en":"not covered"},
    ],
  },
  gender: {
    nameJa: "性別",
    nameEn: "Gender",
    values: [
      {"code":"1","ja":"男性","en":"male"},
      {"code":"2","ja":"女性","en":"female"},
    ],
  },
  weekday: {
    nameJa: "曜日",
    nameEn: "Day of week",
    values: [
      {"code":"1","ja":"月曜日","en":"Monday"},
      {"code":"2","ja":"火曜日","en":"Tuesday"},
      {"code":"3","ja":"水曜日","en":"Wednesday"},
      {"code":"4","ja":"木曜日","en":"Thursday"},
      {"code":"5","ja":"金曜日","en":"Friday"},
      {"code":"6","ja":"土曜日","en":"Saturday"},
      {"code":"7","ja":"日曜日","en":"Sunday"},
    ],
  },
  applies10: {
    nameJa: "該当区分",
    nameEn: "Applies flag",
    values: [
      {"code":"1","ja":"該当","en":"applies"},
      {"code":"0","ja":"非該当","en":"does not apply"},
    ],
  },
  yesNo12: {
    nameJa: "有無",
    nameEn: "Present or absent",
    values: [
      {"code":"1","ja":"有","en":"present"},
      {"code":"2","ja":"無","en":"absent"},
    ],
  },
  needed12: {
    nameJa: "要否",
    nameEn: "Needed or not",
    values: [
      {"code":"1","ja":"要","en":"needed"},
      {"code":"2","ja":"否","en":"not needed"},
    ],
  },
  planKind: {
    nameJa: "計画種類",
    nameEn: "Kind of preventive plan",
    values: [
      {"code":"1","ja":"介護予防支援","en":"preventive care support"},
      {"code":"2","ja":"介護予防ケアマネジメント","en":"preventive care management"},
    ],
  },
  entrustment: {
    nameJa: "委託の有無",
    nameEn: "Entrusted or not",
    values: [
      {"code":"1","ja":"自前","en":"made by the office itself"},
      {"code":"2","ja":"委託","en":"entrusted"},
    ],
  },
  consultationMethod: {
    nameJa: "相談方法",
    nameEn: "Way of consultation",
    values: [
      {"code":"01","ja":"来所","en":"visit to the office"},
      {"code":"02","ja":"電話","en":"telephone"},
      {"code":"03","ja":"その他","en":"other"},
    ],
  },
  consultationOccurrence: {
    nameJa: "相談回数",
    nameEn: "Occurrence",
    values: [
      {"code":"01","ja":"初回","en":"first"},
      {"code":"02","ja":"再来","en":"repeat"},
    ],
  },
  currentSituation: {
    nameJa: "利用者の現況",
    nameEn: "User's present situation",
    values: [
      {"code":"01","ja":"在宅","en":"at home"},
      {"code":"02","ja":"入院又は入所中","en":"in hospital or in a facility"},
    ],
  },
  elderlyDisabilityIndependence: {
    nameJa: "障害高齢者の日常生活自立度",
    nameEn: "Independence of elderly people with disability",
    values: [
      {"code":"01","ja":"自立","en":"independent"},
      {"code":"11","ja":"J1","en":"J1"},
      {"code":"12","ja":"J2","en":"J2"},
      {"code":"21","ja":"A1","en":"A1"},
      {"code":"22","ja":"A2","en":"A2"},
      {"code":"31","ja":"B1","en":"B1"},
      {"code":"32","ja":"B2","en":"B2"},
      {"code":"41","ja":"C1","en":"C1"},
      {"code":"42","ja":"C2","en":"C2"},
    ],
  },
  dementiaIndependence: {
    nameJa: "認知症高齢者の日常生活自立度",
    nameEn: "Independence of elderly people with dementia",
    values: [
      {"code":"01","ja":"自立","en":"independent"},
      {"code":"02","ja":"Ⅰ","en":"I"},
      {"code":"03","ja":"Ⅱａ","en":"IIa"},
      {"code":"04","ja":"Ⅱｂ","en":"IIb"},
      {"code":"05","ja":"Ⅲａ","en":"IIIa"},
      {"code":"06","ja":"Ⅲｂ","en":"IIIb"},
      {"code":"07","ja":"Ⅳ","en":"IV"},
      {"code":"08","ja":"Ｍ","en":"M"},
    ],
  },
  checklistResult: {
    nameJa: "基本チェックリスト記入結果",
    nameEn: "Basic checklist result",
    values: [
      {"code":"1","ja":"事業対象者の該当あり","en":"meets programme eligibility"},
      {"code":"2","ja":"事業対象者の該当なし","en":"does not meet programme eligibility"},
    ],
  },
  housingType: {
    nameJa: "居住形態",
    nameEn: "Housing",
    values: [
      {"code":"01","ja":"自宅","en":"own home"},
      {"code":"02","ja":"借家","en":"rented"},
      {"code":"03","ja":"一戸建て","en":"detached"},
      {"code":"04","ja":"集合住宅","en":"apartment"},
      {"code":"05","ja":"自宅・一戸建て","en":"own, detached"},
      {"code":"06","ja":"自宅・集合住宅","en":"own, apartment"},
      {"code":"07","ja":"借家・一戸建て","en":"rented, detached"},
      {"code":"08","ja":"借家・集合住宅","en":"rented, apartment"},
    ],
  },
  doctorFlag: {
    nameJa: "主治医・意見作成者フラグ",
    nameEn: "Attending doctor / opinion writer flag",
    values: [
      {"code":"1","ja":"主治医","en":"attending doctor"},
      {"code":"2","ja":"それ以外","en":"other"},
    ],
  },
  courseStatus: {
    nameJa: "経過",
    nameEn: "Course of illness",
    values: [
      {"code":"01","ja":"治療中","en":"under treatment"},
      {"code":"02","ja":"経過観察中","en":"under observation"},
      {"code":"03","ja":"その他","en":"other"},
    ],
  },
  table7SpecialServiceCode: {
    nameJa: "第7表サービスコード (小計・合計)",
    nameEn: "Table 7 subtotal and total codes (TT = 2-digit service type)",
    values: [
      {"code":"TTAAAA","ja":"区分支給対象種類別小計","en":"subtotal per service type, inside the overall limit"},
      {"code":"TTEEEE","ja":"区分支給対象外種類別小計","en":"subtotal per service type, outside the overall limit"},
      {"code":"TTZZZZ","ja":"30日超過分種類別小計","en":"subtotal per service type, days over 30"},
      {"code":"999999","ja":"全合計","en":"grand total"},
    ],
  },
} as const satisfies Record<string, CodeList>;

export type CodeListId = keyof typeof codeLists;
