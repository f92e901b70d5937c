import type { LoadKind } from "../../../platform/subgraph/load-kind.js";

/** What an insurer allows for home modification and equipment, and when it begins anew (限度基準額). */
export const allowanceRuleLoad: LoadKind = {
  kind: "allowance_rule",
  order: 15,
  description: "What insurers allow for home modification and equipment; without a line 200,000 yen until notice, and 100,000 yen a fiscal year. 住宅改修費・福祉用具購入費の限度基準額",
  columns: [
    { name: "insurerNumber", type: "text", required: true, pattern: "^\\d{6}$", description: "Insurer number. 保険者番号" },
    { name: "kind", type: "text", required: true, pattern: "^(HOME_MODIFICATION|EQUIPMENT_PURCHASE)$", description: "住宅改修 HOME_MODIFICATION or 福祉用具購入 EQUIPMENT_PURCHASE. 種別" },
    { name: "limitYen", type: "integer", required: true, pattern: "^\\d{1,9}$", description: "Allowance in yen. 限度基準額" },
    { name: "renewal", type: "text", required: true, pattern: "^(FISCAL_YEAR|ON_NOTICE)$", description: "Begins anew each April FISCAL_YEAR, or with a use that says so ON_NOTICE. 更新" },
  ],
  table: "municipal.allowance_rule",
  key: ["insurerNumber", "kind"],
};
