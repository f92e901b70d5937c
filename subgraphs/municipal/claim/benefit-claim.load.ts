import { personColumns, type LoadKind } from "../../../platform/subgraph/load-kind.js";
import { keptUnder } from "../correction/kept-under.js";

/** Claims summed up by office, service type and month (給付管理票・明細書). */
export const benefitClaimLoad: LoadKind = {
  kind: "benefit_claim",
  order: 80,
  description: "Claims summed up by office, service type and month. 給付管理票・明細書",
  aboutPeople: true,
  columns: [
    ...personColumns,
    { name: "serviceMonth", type: "text", required: true, pattern: "^\\d{4}-(0[1-9]|1[0-2])$", description: "Service month. サービス提供年月" },
    { name: "form", type: "text", required: true, pattern: "^(MANAGEMENT|DETAIL)$", description: "給付管理票 MANAGEMENT or 明細書 DETAIL. 様式" },
    { name: "officeNumber", type: "text", required: true, pattern: "^\\d{2}[0-9A-HJ-NPR-Z]\\d{7}$", description: "Office. 事業所番号" },
    { name: "serviceType", type: "text", required: true, pattern: "^[0-9A-Z]{2}$", description: "Service type. サービス種類コード" },
    { name: "units", type: "integer", required: true, description: "Units. 単位数" },
    { name: "costYen", type: "integer", required: false, description: "Cost, yen. 費用額" },
    { name: "benefitYen", type: "integer", required: false, description: "Paid by the insurer, yen. 保険給付額" },
    { name: "publicYen", type: "integer", required: false, description: "Paid from public expense, yen. 公費請求額" },
    { name: "userYen", type: "integer", required: false, description: "Paid by the person, yen. 利用者負担額" },
  ],
  table: "municipal.benefit_claim",
  key: ["insurerNumber", "insuredNumber", "serviceMonth", "form", "officeNumber", "serviceType"],
  history: keptUnder("CLAIM"),
};
