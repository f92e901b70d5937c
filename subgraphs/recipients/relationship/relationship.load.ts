import { daysInOrder, personColumns, type LoadKind } from "../../../platform/subgraph/load-kind.js";
import { rewriteStagedGrants } from "../access/staged-grants.js";

/** Which offices serve a person, with the evidence: identity confirmed there, or the insurer's opinion request (担当関係). */
export const careRelationshipLoad: LoadKind = {
  kind: "care_relationship",
  order: 40,
  description: "Care relationships. 担当関係",
  aboutPeople: true,
  columns: [
    ...personColumns,
    { name: "officeNumber", type: "text", required: true, pattern: "^\\d{2}[0-9A-HJ-NPR-Z]\\d{7}$", description: "Office number. 事業所番号" },
    { name: "serviceType", type: "text", required: true, pattern: "^[0-9A-Z]{2}$", description: "Service type. サービス種類コード" },
    { name: "role", type: "text", required: true, pattern: "^(CARE_MANAGER|SERVICE_OFFICE|MEDICAL_INSTITUTION)$", description: "Part the office has. 役割" },
    { name: "startDate", type: "date", required: true, description: "First day. 開始日" },
    { name: "endDate", type: "date", required: false, description: "Last day. 終了日" },
    { name: "evidence", type: "text", required: true, pattern: "^(IDENTITY_CONFIRMED|OPINION_REQUESTED)$", description: "本人確認 IDENTITY_CONFIRMED or 意見書作成依頼 OPINION_REQUESTED. 根拠" },
    {
      name: "lastServiceMonth", type: "text", required: false, pattern: "^\\d{4}-(0[1-9]|1[0-2])$",
      description: "Last month with service known so far; the first day's month when absent. 最終サービス提供月",
      stored: { take: `coalesce(s."lastServiceMonth", left(s."startDate", 7))`, giveBack: "t.last_service_month", replace: "greatest(t.last_service_month, n.last_service_month)" },
    },
  ],
  table: "recipients.care_relationship",
  key: ["insurerNumber", "insuredNumber", "officeNumber", "serviceType", "role", "startDate"],
  checks: [daysInOrder("startDate", "endDate")],
  afterStore: rewriteStagedGrants,
};
