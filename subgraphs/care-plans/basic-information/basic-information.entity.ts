import { Directive, ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PlanDocument } from "../document/plan-document.js";

/** What is known of a person at a consultation; timetable, illnesses and the picture hang on it. Items 46–61 are shown as a list. */
@Entity({ schema: "care_plans", name: "basic_information", synchronize: false })
@Directive('@key(fields: "id")')
@ObjectType("BasicInformation", { description: "Basic information on a person for preventive care. 利用者基本情報" })
export class BasicInformation extends PlanDocument {
  @Item("date", "Day of the consultation; with person and office the key of the record. 相談日（4）")
  consultationDate!: string;

  @Item("code", "1 preventive care support 介護予防支援, 2 preventive care management 介護予防ケアマネジメント. 計画種類（5）")
  planKind!: string;

  @Item("code", "1 made by the office itself 自前, 2 entrusted 委託. 委託の有無（6）", { nullable: true })
  entrustment!: string | null;

  @Item("text", "Who wrote it. 作成担当者（7）", { nullable: true })
  staffName!: string | null;

  @Item("code", "01 visit 来所, 02 telephone 電話, 03 other その他. 相談方法（8）", { nullable: true })
  consultationMethod!: string | null;

  @Item("text", "The other way of consultation. 相談方法（その他の内容）（9）", { nullable: true })
  consultationMethodOther!: string | null;

  @Item("code", "01 first 初回, 02 repeat 再来. 相談回数（10）", { nullable: true })
  consultationOccurrence!: string | null;

  @Item("date", "Day of the consultation before. 前回相談日（11）", { nullable: true })
  previousConsultationDate!: string | null;

  @Item("code", "01 at home 在宅, 02 in hospital or facility 入院又は入所中. 利用者の現況（12）", { nullable: true })
  currentSituation!: string | null;

  @Item("text", "Note on the situation. 利用者の現況（状況補足）（13）", { nullable: true })
  currentSituationNote!: string | null;

  @Item("text", "The person's name in kana on the form. 利用者氏名フリガナ（14）")
  userNameKana!: string;

  @Item("text", "The person's name on the form. 利用者氏名（15）")
  userName!: string;

  @Item("code", "1 male, 2 female. 利用者性別（16）")
  gender!: string;

  @Item("date", "Date of birth on the form. 利用者生年月日（17）")
  birthDate!: string;

  @Item("text", "Address on the form. 利用者住所（18）", { nullable: true })
  address!: string | null;

  @Item("text", "Telephone number. 利用者電話番号（19）", { nullable: true })
  phoneNumber!: string | null;

  @Item("text", "Fax number. 利用者Fax番号（20）", { nullable: true })
  faxNumber!: string | null;

  @Item("code", "01 independent, 11 J1 to 42 C2. 障害高齢者の日常生活自立度（21）", { nullable: true })
  elderlyDisabilityIndependence!: string | null;

  @Item("code", "01 independent, 02 Ⅰ to 07 Ⅳ, 08 Ｍ. 認知症高齢者の日常生活自立度（22）", { nullable: true })
  dementiaIndependence!: string | null;

  @Item("code", "01 not applicable 非該当, 12 and 13 support level, 21 to 25 care level. 要介護状態区分（23）", { nullable: true })
  careLevel!: string | null;

  @Item("date", "First day of the certification. 認定有効期限開始日（24）", { nullable: true })
  certificationStartDate!: string | null;

  @Item("date", "Last day of the certification. 認定有効期間終了日（25）", { nullable: true })
  certificationEndDate!: string | null;

  @Item("code", "Level before. 前回の介護度（26）", { nullable: true })
  previousCareLevel!: string | null;

  @Item("code", "1 meets programme eligibility 該当あり, 2 does not 該当なし. 基本チェックリスト記入結果（27）", { nullable: true })
  checklistResult!: string | null;

  @Item("date", "Day of the checklist. 基本チェックリスト記入日（28）", { nullable: true })
  checklistDate!: string | null;

  @Item("code", "1 recognised physical disability, 0 none. 障害等認定（身障）（29）", { nullable: true })
  physicalDisability!: string | null;

  @Item("code", "1 recognised intellectual disability, 0 none. 障害等認定（療育）（30）", { nullable: true })
  intellectualDisability!: string | null;

  @Item("code", "1 recognised mental disability, 0 none. 障害等認定（精神）（31）", { nullable: true })
  mentalDisability!: string | null;

  @Item("code", "1 recognised intractable disease, 0 none. 障害等認定（難病）（32）", { nullable: true })
  intractableDisease!: string | null;

  @Item("text", "Remarks on disability. 障害等認定特記事項（33）", { nullable: true })
  disabilityRemarks!: string | null;

  @Item("code", "01 own home to 08 rented apartment. 居住形態（34）", { nullable: true })
  housingType!: string | null;

  @Item("integer", "Floor of the person's room. 自室の階数（35）", { nullable: true })
  roomFloor!: number | null;

  @Item("code", "1 modified, 2 not. 住宅改修の有無（36）", { nullable: true })
  homeModification!: string | null;

  @Item("code", "1 receives the national pension, 0 not. 経済状況（国民年金）（37）", { nullable: true })
  nationalPension!: string | null;

  @Item("code", "1 receives the employees' pension, 0 not. 経済状況（厚生年金）（38）", { nullable: true })
  employeePension!: string | null;

  @Item("code", "1 receives a disability pension, 0 not. 経済状況（障害年金）（39）", { nullable: true })
  disabilityPension!: string | null;

  @Item("code", "1 receives public assistance, 0 not. 経済状況（生活保護）（40）", { nullable: true })
  publicAssistance!: string | null;

  @Item("text", "Financial details. 経済状況詳細（41）", { nullable: true })
  financialDetails!: string | null;

  @Item("text", "Who came for consultation. 来所者（相談者）氏名（42）", { nullable: true })
  visitorName!: string | null;

  @Item("text", "That person's address. 来所者（相談者）住所（43）", { nullable: true })
  visitorAddress!: string | null;

  @Item("text", "That person's telephone number. 来所者（相談者）電話番号（44）", { nullable: true })
  visitorPhoneNumber!: string | null;

  @Item("text", "That person's relation. 来所者（相談者）続柄（45）", { nullable: true })
  visitorRelationship!: string | null;

  @Hidden("text", { nullable: true })
  emergency1Name!: string | null;

  @Hidden("text", { nullable: true })
  emergency1Relationship!: string | null;

  @Hidden("text", { nullable: true })
  emergency1Address!: string | null;

  @Hidden("text", { nullable: true })
  emergency1Phone!: string | null;

  @Hidden("text", { nullable: true })
  emergency2Name!: string | null;

  @Hidden("text", { nullable: true })
  emergency2Relationship!: string | null;

  @Hidden("text", { nullable: true })
  emergency2Address!: string | null;

  @Hidden("text", { nullable: true })
  emergency2Phone!: string | null;

  @Hidden("text", { nullable: true })
  emergency3Name!: string | null;

  @Hidden("text", { nullable: true })
  emergency3Relationship!: string | null;

  @Hidden("text", { nullable: true })
  emergency3Address!: string | null;

  @Hidden("text", { nullable: true })
  emergency3Phone!: string | null;

  @Hidden("text", { nullable: true })
  emergency4Name!: string | null;

  @Hidden("text", { nullable: true })
  emergency4Relationship!: string | null;

  @Hidden("text", { nullable: true })
  emergency4Address!: string | null;

  @Hidden("text", { nullable: true })
  emergency4Phone!: string | null;

  @Item("text", "Name of the picture of the family. 家族構成 画像ファイル名（62）", { nullable: true })
  familyImageFileName!: string | null;

  @Item("text", "Family relations. 家族関係等の状況（63）", { nullable: true })
  familySituation!: string | null;

  @Item("text", "Life so far. 今までの生活（64）", { nullable: true })
  lifeHistory!: string | null;

  @Item("text", "How a day is spent, in general. 1日の生活・すごし方（生活全般）（65）", { nullable: true })
  dailyLifeOverview!: string | null;

  @Item("text", "Hobbies, pleasures and skills. 趣味・楽しみ・特技（66）", { nullable: true })
  hobbies!: string | null;

  @Item("text", "Friends and neighbourhood. 友人・地域との関係（67）", { nullable: true })
  socialRelations!: string | null;

  @Item("text", "Public services in use. 現在利用している公的サービス（68）", { nullable: true })
  publicServicesInUse!: string | null;

  @Item("text", "Other services in use. 現在利用している非公的サービス（69）", { nullable: true })
  informalServicesInUse!: string | null;

  @Item("date", "Day of consent on the form. 同意日（70）", { nullable: true })
  consentDate!: string | null;

  @Item("text", "Who consented on the form. 同意者氏名（71）", { nullable: true })
  consenterName!: string | null;
}
