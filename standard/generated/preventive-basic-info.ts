// Written by standard/generate from standard/spec/careplan-csv.json. Change the generator, not this file.
import type { Layout } from "../layout/layout.js";

/** UPKIHON 利用者基本情報 (User basic information (preventive)). One record per person and consultation. */
export interface PreventiveBasicInfoRecord {
  /** 1 CSVバージョン. Six digits as written, "202407" for edition 4.1. */
  readonly csvVersion: string;
  /** 2 保険者番号. Six digits. */
  readonly insurerNumber: string;
  /** 3 被保険者番号. Ten digits, or H and nine digits. */
  readonly insuredNumber: string;
  /** 4 相談日. "YYYY-MM-DD". */
  readonly consultationDate: string;
  /** 5 計画種類. */
  readonly planKind: string;
  /** 6 委託の有無. */
  readonly entrustment: string | null;
  /** 7 作成担当者. */
  readonly staffName: string | null;
  /** 8 相談方法. */
  readonly consultationMethod: string | null;
  /** 9 相談方法(その他の内容). */
  readonly consultationMethodOther: string | null;
  /** 10 相談回数. */
  readonly consultationOccurrence: string | null;
  /** 11 前回相談日. "YYYY-MM-DD". */
  readonly previousConsultationDate: string | null;
  /** 12 利用者の現況. */
  readonly currentSituation: string | null;
  /** 13 利用者の現況(状況補足). */
  readonly currentSituationNote: string | null;
  /** 14 利用者氏名ﾌﾘｶﾞﾅ. */
  readonly userNameKana: string;
  /** 15 利用者氏名. */
  readonly userName: string;
  /** 16 利用者性別. */
  readonly gender: string;
  /** 17 利用者生年月日. "YYYY-MM-DD". */
  readonly birthDate: string;
  /** 18 利用者住所. */
  readonly address: string | null;
  /** 19 利用者電話番号. */
  readonly phoneNumber: string | null;
  /** 20 利用者Fax番号. */
  readonly faxNumber: string | null;
  /** 21 障害高齢者の日常生活自立度. */
  readonly elderlyDisabilityIndependence: string | null;
  /** 22 認知症高齢者の日常生活自立度. */
  readonly dementiaIndependence: string | null;
  /** 23 要介護状態区分. */
  readonly careLevel: string | null;
  /** 24 認定有効期限開始日. "YYYY-MM-DD". */
  readonly certificationStartDate: string | null;
  /** 25 認定有効期間終了日. "YYYY-MM-DD". */
  readonly certificationEndDate: string | null;
  /** 26 前回の介護度. */
  readonly previousCareLevel: string | null;
  /** 27 基本チェックリスト記入結果. */
  readonly checklistResult: string | null;
  /** 28 基本チェックリスト記入日. "YYYY-MM-DD". */
  readonly checklistDate: string | null;
  /** 29 障害等認定(身障). */
  readonly physicalDisability: string | null;
  /** 30 障害等認定(療育). */
  readonly intellectualDisability: string | null;
  /** 31 障害等認定(精神). */
  readonly mentalDisability: string | null;
  /** 32 障害等認定(難病). */
  readonly intractableDisease: string | null;
  /** 33 障害等認定特記事項. */
  readonly disabilityRemarks: string | null;
  /** 34 居住形態. */
  readonly housingType: string | null;
  /** 35 自室の階数. */
  readonly roomFloor: number | null;
  /** 36 住宅改修の有無. */
  readonly homeModification: string | null;
  /** 37 経済状況(国民年金). */
  readonly nationalPension: string | null;
  /** 38 経済状況(厚生年金). */
  readonly employeePension: string | null;
  /** 39 経済状況(障害年金). */
  readonly disabilityPension: string | null;
  /** 40 経済状況(生活保護). */
  readonly publicAssistance: string | null;
  /** 41 経済状況詳細. */
  readonly financialDetails: string | null;
  /** 42 来所者(相談者)氏名. */
  readonly visitorName: string | null;
  /** 43 来所者(相談者)住所. */
  readonly visitorAddress: string | null;
  /** 44 来所者(相談者)電話番号. */
  readonly visitorPhoneNumber: string | null;
  /** 45 来所者(相談者)続柄. */
  readonly visitorRelationship: string | null;
  /** 46 1 緊急連絡先(氏名). */
  readonly emergency1Name: string | null;
  /** 47 1 緊急連絡先(続柄). */
  readonly emergency1Relationship: string | null;
  /** 48 1 緊急連絡先(住所). */
  readonly emergency1Address: string | null;
  /** 49 1 緊急連絡先(電話番号). */
  readonly emergency1Phone: string | null;
  /** 50 2 緊急連絡先(氏名). */
  readonly emergency2Name: string | null;
  /** 51 2 緊急連絡先(続柄). */
  readonly emergency2Relationship: string | null;
  /** 52 2 緊急連絡先(住所). */
  readonly emergency2Address: string | null;
  /** 53 2 緊急連絡先(電話番号). */
  readonly emergency2Phone: string | null;
  /** 54 3 緊急連絡先(氏名). */
  readonly emergency3Name: string | null;
  /** 55 3 緊急連絡先(続柄). */
  readonly emergency3Relationship: string | null;
  /** 56 3 緊急連絡先(住所). */
  readonly emergency3Address: string | null;
  /** 57 3 緊急連絡先(電話番号). */
  readonly emergency3Phone: string | null;
  /** 58 4 緊急連絡先(氏名). */
  readonly emergency4Name: string | null;
  /** 59 4 緊急連絡先(続柄). */
  readonly emergency4Relationship: string | null;
  /** 60 4 緊急連絡先(住所). */
  readonly emergency4Address: string | null;
  /** 61 4 緊急連絡先(電話番号). */
  readonly emergency4Phone: string | null;
  /** 62 家族構成 画像ファイル名. */
  readonly familyImageFileName: string | null;
  /** 63 家族関係等の状況. */
  readonly familySituation: string | null;
  /** 64 今までの生活. */
  readonly lifeHistory: string | null;
  /** 65 １日の生活・すごし方(生活全般). */
  readonly dailyLifeOverview: string | null;
  /** 66 趣味・楽しみ・特技. */
  readonly hobbies: string | null;
  /** 67 友人・地域との関係. */
  readonly socialRelations: string | null;
  /** 68 現在利用している公的サービス. */
  readonly publicServicesInUse: string | null;
  /** 69 現在利用している非公的サービス. */
  readonly informalServicesInUse: string | null;
  /** 70 同意日. "YYYY-MM-DD". */
  readonly consentDate: string | null;
  /** 71 同意者氏名. */
  readonly consenterName: string | null;
}

export const preventiveBasicInfoLayout: Layout<PreventiveBasicInfoRecord> = {
  id: "UPKIHON",
  nameJa: "利用者基本情報",
  nameEn: "User basic information (preventive)",
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
    {"number":5,"name":"planKind","nameJa":"計画種類","rule":"code","maxLength":1,"required":"required","needed":true,"codeList":"planKind"},
    {"number":6,"name":"entrustment","nameJa":"委託の有無","rule":"code","maxLength":1,"required":"optional","needed":true,"codeList":"entrustment"},
    {"number":7,"name":"staffName","nameJa":"作成担当者","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":8,"name":"consultationMethod","nameJa":"相談方法","rule":"code","maxLength":2,"required":"optional","codeList":"consultationMethod"},
    {"number":9,"name":"consultationMethodOther","nameJa":"相談方法(その他の内容)","rule":"freeText","maxLength":null,"required":"conditional"},
    {"number":10,"name":"consultationOccurrence","nameJa":"相談回数","rule":"code","maxLength":2,"required":"optional","codeList":"consultationOccurrence"},
    {"number":11,"name":"previousConsultationDate","nameJa":"前回相談日","rule":"date","maxLength":8,"required":"optional"},
    {"number":12,"name":"currentSituation","nameJa":"利用者の現況","rule":"code","maxLength":2,"required":"optional","codeList":"currentSituation"},
    {"number":13,"name":"currentSituationNote","nameJa":"利用者の現況(状況補足)","rule":"freeText","maxLength":null,"required":"conditional"},
    {"number":14,"name":"userNameKana","nameJa":"利用者氏名ﾌﾘｶﾞﾅ","rule":"freeText","maxLength":null,"required":"required","needed":true},
    {"number":15,"name":"userName","nameJa":"利用者氏名","rule":"freeText","maxLength":null,"required":"required","needed":true},
    {"number":16,"name":"gender","nameJa":"利用者性別","rule":"code","maxLength":1,"required":"required","needed":true,"codeList":"gender"},
    {"number":17,"name":"birthDate","nameJa":"利用者生年月日","rule":"date","maxLength":8,"required":"required","needed":true},
    {"number":18,"name":"address","nameJa":"利用者住所","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":19,"name":"phoneNumber","nameJa":"利用者電話番号","rule":"phone","maxLength":15,"required":"optional"},
    {"number":20,"name":"faxNumber","nameJa":"利用者Fax番号","rule":"phone","maxLength":15,"required":"optional"},
    {"number":21,"name":"elderlyDisabilityIndependence","nameJa":"障害高齢者の日常生活自立度","rule":"code","maxLength":2,"required":"optional","codeList":"elderlyDisabilityIndependence"},
    {"number":22,"name":"dementiaIndependence","nameJa":"認知症高齢者の日常生活自立度","rule":"code","maxLength":2,"required":"optional","codeList":"dementiaIndependence"},
    {"number":23,"name":"careLevel","nameJa":"要介護状態区分","rule":"code","maxLength":2,"required":"optional","codeList":"careLevelBasicInfo"},
    {"number":24,"name":"certificationStartDate","nameJa":"認定有効期限開始日","rule":"date","maxLength":8,"required":"optional"},
    {"number":25,"name":"certificationEndDate","nameJa":"認定有効期間終了日","rule":"date","maxLength":8,"required":"optional"},
    {"number":26,"name":"previousCareLevel","nameJa":"前回の介護度","rule":"code","maxLength":2,"required":"optional","codeList":"careLevelBasicInfo"},
    {"number":27,"name":"checklistResult","nameJa":"基本チェックリスト記入結果","rule":"code","maxLength":1,"required":"optional","codeList":"checklistResult"},
    {"number":28,"name":"checklistDate","nameJa":"基本チェックリスト記入日","rule":"date","maxLength":8,"required":"optional"},
    {"number":29,"name":"physicalDisability","nameJa":"障害等認定(身障)","rule":"code","maxLength":1,"required":"optional","codeList":"applies10"},
    {"number":30,"name":"intellectualDisability","nameJa":"障害等認定(療育)","rule":"code","maxLength":1,"required":"optional","codeList":"applies10"},
    {"number":31,"name":"mentalDisability","nameJa":"障害等認定(精神)","rule":"code","maxLength":1,"required":"optional","codeList":"applies10"},
    {"number":32,"name":"intractableDisease","nameJa":"障害等認定(難病)","rule":"code","maxLength":1,"required":"optional","codeList":"applies10"},
    {"number":33,"name":"disabilityRemarks","nameJa":"障害等認定特記事項","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":34,"name":"housingType","nameJa":"居住形態","rule":"code","maxLength":2,"required":"optional","codeList":"housingType"},
    {"number":35,"name":"roomFloor","nameJa":"自室の階数","rule":"integer","maxLength":2,"required":"optional"},
    {"number":36,"name":"homeModification","nameJa":"住宅改修の有無","rule":"code","maxLength":1,"required":"optional","codeList":"yesNo12"},
    {"number":37,"name":"nationalPension","nameJa":"経済状況(国民年金)","rule":"code","maxLength":1,"required":"optional","codeList":"applies10"},
    {"number":38,"name":"employeePension","nameJa":"経済状況(厚生年金)","rule":"code","maxLength":1,"required":"optional","codeList":"applies10"},
    {"number":39,"name":"disabilityPension","nameJa":"経済状況(障害年金)","rule":"code","maxLength":1,"required":"optional","codeList":"applies10"},
    {"number":40,"name":"publicAssistance","nameJa":"経済状況(生活保護)","rule":"code","maxLength":1,"required":"optional","codeList":"applies10"},
    {"number":41,"name":"financialDetails","nameJa":"経済状況詳細","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":42,"name":"visitorName","nameJa":"来所者(相談者)氏名","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":43,"name":"visitorAddress","nameJa":"来所者(相談者)住所","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":44,"name":"visitorPhoneNumber","nameJa":"来所者(相談者)電話番号","rule":"phone","maxLength":15,"required":"optional"},
    {"number":45,"name":"visitorRelationship","nameJa":"来所者(相談者)続柄","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":46,"name":"emergency1Name","nameJa":"1 緊急連絡先(氏名)","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":47,"name":"emergency1Relationship","nameJa":"1 緊急連絡先(続柄)","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":48,"name":"emergency1Address","nameJa":"1 緊急連絡先(住所)","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":49,"name":"emergency1Phone","nameJa":"1 緊急連絡先(電話番号)","rule":"phone","maxLength":15,"required":"optional"},
    {"number":50,"name":"emergency2Name","nameJa":"2 緊急連絡先(氏名)","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":51,"name":"emergency2Relationship","nameJa":"2 緊急連絡先(続柄)","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":52,"name":"emergency2Address","nameJa":"2 緊急連絡先(住所)","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":53,"name":"emergency2Phone","nameJa":"2 緊急連絡先(電話番号)","rule":"phone","maxLength":15,"required":"optional"},
    {"number":54,"name":"emergency3Name","nameJa":"3 緊急連絡先(氏名)","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":55,"name":"emergency3Relationship","nameJa":"3 緊急連絡先(続柄)","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":56,"name":"emergency3Address","nameJa":"3 緊急連絡先(住所)","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":57,"name":"emergency3Phone","nameJa":"3 緊急連絡先(電話番号)","rule":"phone","maxLength":15,"required":"optional"},
    {"number":58,"name":"emergency4Name","nameJa":"4 緊急連絡先(氏名)","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":59,"name":"emergency4Relationship","nameJa":"4 緊急連絡先(続柄)","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":60,"name":"emergency4Address","nameJa":"4 緊急連絡先(住所)","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":61,"name":"emergency4Phone","nameJa":"4 緊急連絡先(電話番号)","rule":"phone","maxLength":15,"required":"optional"},
    {"number":62,"name":"familyImageFileName","nameJa":"家族構成 画像ファイル名","rule":"fileName","maxLength":null,"required":"optional"},
    {"number":63,"name":"familySituation","nameJa":"家族関係等の状況","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":64,"name":"lifeHistory","nameJa":"今までの生活","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":65,"name":"dailyLifeOverview","nameJa":"１日の生活・すごし方(生活全般)","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":66,"name":"hobbies","nameJa":"趣味・楽しみ・特技","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":67,"name":"socialRelations","nameJa":"友人・地域との関係","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":68,"name":"publicServicesInUse","nameJa":"現在利用している公的サービス","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":69,"name":"informalServicesInUse","nameJa":"現在利用している非公的サービス","rule":"freeText","maxLength":null,"required":"optional"},
    {"number":70,"name":"consentDate","nameJa":"同意日","rule":"date","maxLength":8,"required":"optional"},
    {"number":71,"name":"consenterName","nameJa":"同意者氏名","rule":"freeText","maxLength":null,"required":"optional"},
  ],
  toRecord: (c) => ({
    csvVersion: c[0] as string,
    insurerNumber: c[1] as string,
    insuredNumber: c[2] as string,
    consultationDate: c[3] as string,
    planKind: c[4] as string,
    entrustment: c[5] as string | null,
    staffName: c[6] as string | null,
    consultationMethod: c[7] as string | null,
    consultationMethodOther: c[8] as string | null,
    consultationOccurrence: c[9] as string | null,
    previousConsultationDate: c[10] as string | null,
    currentSituation: c[11] as string | null,
    currentSituationNote: c[12] as string | null,
    userNameKana: c[13] as string,
    userName: c[14] as string,
    gender: c[15] as string,
    birthDate: c[16] as string,
    address: c[17] as string | null,
    phoneNumber: c[18] as string | null,
    faxNumber: c[19] as string | null,
    elderlyDisabilityIndependence: c[20] as string | null,
    dementiaIndependence: c[21] as string | null,
    careLevel: c[22] as string | null,
    certificationStartDate: c[23] as string | null,
    certificationEndDate: c[24] as string | null,
    previousCareLevel: c[25] as string | null,
    checklistResult: c[26] as string | null,
    checklistDate: c[27] as string | null,
    physicalDisability: c[28] as string | null,
    intellectualDisability: c[29] as string | null,
    mentalDisability: c[30] as string | null,
    intractableDisease: c[31] as string | null,
    disabilityRemarks: c[32] as string | null,
    housingType: c[33] as string | null,
    roomFloor: c[34] as number | null,
    homeModification: c[35] as string | null,
    nationalPension: c[36] as string | null,
    employeePension: c[37] as string | null,
    disabilityPension: c[38] as string | null,
    publicAssistance: c[39] as string | null,
    financialDetails: c[40] as string | null,
    visitorName: c[41] as string | null,
    visitorAddress: c[42] as string | null,
    visitorPhoneNumber: c[43] as string | null,
    visitorRelationship: c[44] as string | null,
    emergency1Name: c[45] as string | null,
    emergency1Relationship: c[46] as string | null,
    emergency1Address: c[47] as string | null,
    emergency1Phone: c[48] as string | null,
    emergency2Name: c[49] as string | null,
    emergency2Relationship: c[50] as string | null,
    emergency2Address: c[51] as string | null,
    emergency2Phone: c[52] as string | null,
    emergency3Name: c[53] as string | null,
    emergency3Relationship: c[54] as string | null,
    emergency3Address: c[55] as string | null,
    emergency3Phone: c[56] as string | null,
    emergency4Name: c[57] as string | null,
    emergency4Relationship: c[58] as string | null,
    emergency4Address: c[59] as string | null,
    emergency4Phone: c[60] as string | null,
    familyImageFileName: c[61] as string | null,
    familySituation: c[62] as string | null,
    lifeHistory: c[63] as string | null,
    dailyLifeOverview: c[64] as string | null,
    hobbies: c[65] as string | null,
    socialRelations: c[66] as string | null,
    publicServicesInUse: c[67] as string | null,
    informalServicesInUse: c[68] as string | null,
    consentDate: c[69] as string | null,
    consenterName: c[70] as string | null,
  }),
  toCells: (r) => [
    r.csvVersion,
    r.insurerNumber,
    r.insuredNumber,
    r.consultationDate,
    r.planKind,
    r.entrustment,
    r.staffName,
    r.consultationMethod,
    r.consultationMethodOther,
    r.consultationOccurrence,
    r.previousConsultationDate,
    r.currentSituation,
    r.currentSituationNote,
    r.userNameKana,
    r.userName,
    r.gender,
    r.birthDate,
    r.address,
    r.phoneNumber,
    r.faxNumber,
    r.elderlyDisabilityIndependence,
    r.dementiaIndependence,
    r.careLevel,
    r.certificationStartDate,
    r.certificationEndDate,
    r.previousCareLevel,
    r.checklistResult,
    r.checklistDate,
    r.physicalDisability,
    r.intellectualDisability,
    r.mentalDisability,
    r.intractableDisease,
    r.disabilityRemarks,
    r.housingType,
    r.roomFloor,
    r.homeModification,
    r.nationalPension,
    r.employeePension,
    r.disabilityPension,
    r.publicAssistance,
    r.financialDetails,
    r.visitorName,
    r.visitorAddress,
    r.visitorPhoneNumber,
    r.visitorRelationship,
    r.emergency1Name,
    r.emergency1Relationship,
    r.emergency1Address,
    r.emergency1Phone,
    r.emergency2Name,
    r.emergency2Relationship,
    r.emergency2Address,
    r.emergency2Phone,
    r.emergency3Name,
    r.emergency3Relationship,
    r.emergency3Address,
    r.emergency3Phone,
    r.emergency4Name,
    r.emergency4Relationship,
    r.emergency4Address,
    r.emergency4Phone,
    r.familyImageFileName,
    r.familySituation,
    r.lifeHistory,
    r.dailyLifeOverview,
    r.hobbies,
    r.socialRelations,
    r.publicServicesInUse,
    r.informalServicesInUse,
    r.consentDate,
    r.consenterName,
  ],
};
