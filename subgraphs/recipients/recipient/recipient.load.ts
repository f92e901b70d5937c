import type { LoadKind } from "../../../platform/subgraph/load-kind.js";

/** Insured people as the insurer registers them (被保険者). Loading again updates; ids stay. */
export const recipientLoad: LoadKind = {
  kind: "recipient",
  order: 30,
  description: "Insured people. 被保険者",
  columns: [
    { name: "insurerNumber", type: "text", required: true, pattern: "^\\d{6}$", description: "Insurer number. 保険者番号" },
    { name: "insuredNumber", type: "text", required: true, pattern: "^[0-9H]\\d{9}$", isDiverse: true, description: "Insured number. 被保険者番号" },
    { name: "name", type: "text", required: true, description: "Name. 氏名" },
    { name: "nameKana", type: "text", required: true, description: "Name in kana. 氏名フリガナ" },
    { name: "sex", type: "text", required: true, pattern: "^[12]$", description: "1 male, 2 female. 性別" },
    { name: "birthDate", type: "date", required: true, description: "Date of birth. 生年月日" },
    { name: "postalCode", type: "text", required: false, description: "Postal code. 郵便番号" },
    { name: "address1", type: "text", required: false, description: "Address, first line. 住所１" },
    { name: "address2", type: "text", required: false, description: "Address, second line. 住所２" },
    { name: "phoneNumber", type: "text", required: false, description: "Telephone number. 電話番号" },
  ],
  table: "recipients.recipient",
  key: ["insurerNumber", "insuredNumber"],
};
