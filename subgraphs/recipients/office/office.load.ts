import { wordList, type LoadKind } from "../../../platform/subgraph/load-kind.js";

const officeNumber = { name: "officeNumber", type: "text", required: true, pattern: "^\\d{2}[0-9A-HJ-NPR-Z]\\d{7}$", description: "Office number. 事業所番号" } as const;

/** Offices and medical institutions (事業所). */
export const officeLoad: LoadKind = {
  kind: "office",
  order: 20,
  description: "Offices and medical institutions. 事業所・医療機関",
  columns: [
    officeNumber,
    { name: "name", type: "text", required: true, description: "Name. 事業所名" },
    { name: "nameKana", type: "text", required: false, description: "Name in kana. 事業所名フリガナ" },
    { name: "kind", type: "text", required: true, pattern: "^(CARE_MANAGEMENT|SUPPORT_CENTRE|SERVICE|MEDICAL_INSTITUTION)$", description: "Kind of office. 種別" },
    wordList({ name: "serviceTypes", pattern: "^([0-9A-Z]{2}( [0-9A-Z]{2})*)?$", description: "Service types, separated by spaces. サービス種類コード" }),
    { name: "insurerNumber", type: "text", required: false, pattern: "^(\\d{6})?$", description: "Insurer of the location. 所在地の保険者番号" },
    { name: "areaGrade", type: "text", required: false, pattern: "^[0-7]?$", description: "Area grade 1 to 7, 0 for none. 地域区分" },
    { name: "prefectureCode", type: "text", required: true, pattern: "^\\d{2}$", description: "Prefecture code. 都道府県コード" },
    { name: "postalCode", type: "text", required: false, description: "Postal code. 郵便番号" },
    { name: "address", type: "text", required: false, description: "Address. 所在地" },
    { name: "phoneNumber", type: "text", required: false, description: "Telephone number. 電話番号" },
  ],
  table: "recipients.office",
  key: ["officeNumber"],
};

/** Staff accounts with their office or insurer, role and level (職員アカウント). */
export const staffAccountLoad: LoadKind = {
  kind: "staff_account",
  order: 25,
  description: "Staff accounts. 職員アカウント",
  columns: [
    { name: "subject", type: "text", required: true, description: "Account identifier of the issuer. アカウント識別子" },
    { ...officeNumber, required: false, pattern: "^(\\d{2}[0-9A-HJ-NPR-Z]\\d{7})?$" },
    { name: "insurerNumber", type: "text", required: false, pattern: "^(\\d{6})?$", description: "Insurer number, for its officers. 保険者番号" },
    { name: "displayName", type: "text", required: true, description: "Name shown. 表示名" },
    { name: "role", type: "text", required: true, pattern: "^(CARE_MANAGER|SERVICE_OFFICE|MEDICAL_INSTITUTION|MUNICIPALITY|ANALYST|OPERATOR)$", description: "Role. 役割" },
    { name: "jobType", type: "text", required: false, description: "Job type. 職種" },
    { name: "serviceType", type: "text", required: false, pattern: "^([0-9A-Z]{2})?$", description: "Service type worked for. サービス種類コード" },
    { name: "level", type: "text", required: true, pattern: "^(OFFICE|ADMINISTRATOR|GENERAL)$", description: "事業所ユーザ OFFICE, 管理者ユーザ ADMINISTRATOR, 一般ユーザ GENERAL. 利用者区分" },
  ],
  table: "recipients.staff_account",
  key: ["subject"],
  onUpdate: "version = t.version + 1",
};
