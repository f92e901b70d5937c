import type { LoadColumn } from "../../../platform/subgraph/load-kind.js";

const month = "^\\d{4}-(0[1-9]|1[0-2])$";

/** Service months in which a master's row holds. */
export const validity: readonly LoadColumn[] = [
  { name: "validFrom", type: "text", required: true, pattern: month, description: "First service month. 適用開始年月" },
  { name: "validTo", type: "text", required: false, pattern: month, description: "Last service month; open when absent. 適用終了年月" },
];

/** Where a master's row comes from. */
export const basis: LoadColumn = { name: "basis", type: "text", required: false, pattern: "^(SOURCED|CONFIGURED)$", description: "An official paper says so SOURCED, or the operator's choice CONFIGURED (when absent). 根拠", stored: { take: "coalesce(s.basis, 'CONFIGURED')", giveBack: "t.basis" } };

export const careLevel: LoadColumn = { name: "careLevel", type: "text", required: true, pattern: "^(06|12|13|2[1-5])$", description: "Care level. 要介護状態区分" };
export const serviceType: LoadColumn = { name: "serviceType", type: "text", required: true, pattern: "^[0-9A-Z]{2}$", description: "Service type. サービス種類コード" };
export const areaGrade: LoadColumn = { name: "areaGrade", type: "text", required: true, pattern: "^[0-7]$", description: "Area grade, 0 for none. 地域区分" };
export const labourShare: LoadColumn = { name: "labourShare", type: "integer", required: true, pattern: "^(0|45|55|70)$", description: "Labour share in percent; 0 is 10.00 yen everywhere. 人件費割合" };
export const insurerNumber: LoadColumn = { name: "insurerNumber", type: "text", required: true, pattern: "^\\d{6}$", description: "Insurer number. 保険者番号" };
