import { daysInOrder, personColumns, type LoadKind } from "../../../platform/subgraph/load-kind.js";
import { keptUnder } from "../correction/kept-under.js";

/** Certificates of limited burden (負担限度額認定証). */
export const burdenLimitLoad: LoadKind = {
  kind: "burden_limit",
  order: 66,
  description: "Certificates of limited burden. 負担限度額認定証",
  aboutPeople: true,
  columns: [
    ...personColumns,
    { name: "stage", type: "text", required: true, pattern: "^(1|2|3-1|3-2)$", description: "Stage of income. 利用者負担段階" },
    { name: "validFrom", type: "date", required: true, description: "First day of validity. 適用期間開始日" },
    { name: "validTo", type: "date", required: false, description: "Last day of validity. 適用期間終了日" },
    { name: "mealYen", type: "integer", required: false, pattern: "^\\d{1,9}$", description: "Meals, yen a day. 食費" },
    { name: "unitRoomYen", type: "integer", required: false, pattern: "^\\d{1,9}$", description: "Private room in a unit, yen a day. ユニット型個室" },
    { name: "unitSharedYen", type: "integer", required: false, pattern: "^\\d{1,9}$", description: "Semi-private room in a unit, yen a day. ユニット型個室的多床室" },
    { name: "privateRoomYen", type: "integer", required: false, pattern: "^\\d{1,9}$", description: "Private room of the older kind, yen a day. 従来型個室" },
    { name: "sharedRoomYen", type: "integer", required: false, pattern: "^\\d{1,9}$", description: "Shared room, yen a day. 多床室" },
  ],
  checks: [daysInOrder("validFrom", "validTo")],
  table: "municipal.burden_limit",
  key: ["insurerNumber", "insuredNumber", "validFrom"],
  history: keptUnder("BURDEN"),
};
