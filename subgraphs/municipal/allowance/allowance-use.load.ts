import { personColumns, type LoadKind } from "../../../platform/subgraph/load-kind.js";
import { keptUnder } from "../correction/kept-under.js";

/** Home modifications and purchases of equipment (住宅改修・福祉用具購入). A line of 0 yen says that nothing has been used yet. */
export const allowanceUseLoad: LoadKind = {
  kind: "allowance_use",
  order: 75,
  description: "Home modifications and purchases of equipment; 0 yen says that nothing has been used yet. 住宅改修費・福祉用具購入費の利用",
  aboutPeople: true,
  columns: [
    ...personColumns,
    { name: "kind", type: "text", required: true, pattern: "^(HOME_MODIFICATION|EQUIPMENT_PURCHASE)$", description: "住宅改修 HOME_MODIFICATION or 福祉用具購入 EQUIPMENT_PURCHASE. 種別" },
    { name: "usedOn", type: "date", required: true, description: "Day of use. 利用日" },
    { name: "item", type: "text", required: true, description: "What was done or bought. 内容" },
    { name: "costYen", type: "integer", required: true, pattern: "^\\d{1,9}$", description: "Cost that counts against the allowance, yen. 対象費用額" },
    { name: "startsAnew", type: "text", required: false, pattern: "^(yes|no)$", description: "yes when the allowance begins anew with this use; no when absent. 限度額の更新", stored: { take: `coalesce(s."startsAnew", 'no') = 'yes'`, giveBack: "CASE WHEN t.starts_anew THEN 'yes' ELSE 'no' END" } },
  ],
  table: "municipal.allowance_use",
  key: ["insurerNumber", "insuredNumber", "kind", "usedOn", "item"],
  history: keptUnder("ALLOWANCE"),
};
