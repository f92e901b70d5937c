import type { UserSupplementRecord } from "../../../standard/index.js";
import { entityColumn } from "../../../platform/database/entity-columns.js";
import { toRowSet, type Columns } from "../../../platform/database/row-set.js";
import type { Importer, SubjectKey } from "../../../platform/subgraph/importer.js";
import { supplementItems, toHeaderItems, type HeaderItems } from "../usage-table/header-items.rule.js";
import { PlanSupplement } from "./plan-supplement.entity.js";

interface Line extends SubjectKey {
  readonly carePlanDate: string;
  readonly items: HeaderItems;
}

const itemColumns = supplementItems.map((item) => entityColumn(PlanSupplement, item));
const said = (row: string) => `ROW(${itemColumns.map((column) => `${row}.${column}`).join(", ")})::text`;

/** Keeps care level and limits of a plan set (R14): a supplement without a month. A later serial replaces an earlier one. */
export const planSupplementImporter: Importer = {
  name: "plan-supplements",
  kinds: ["UPHOSOKU"],
  async take({ tx, serial, sender, records, subject }) {
    const lines = new Map<string, Line>();
    for (const record of records<UserSupplementRecord>("UPHOSOKU")) {
      if (record.carePlanDate === null || record.targetMonth !== null) continue;
      const key = subject(record.insurerNumber, record.insuredNumber);
      lines.set(`${key.insurerNumber}${key.recipientId}${record.carePlanDate}`, { ...key, carePlanDate: record.carePlanDate, items: toHeaderItems(null, null, record) });
    }
    if (lines.size === 0) return;
    const columns: Columns<Line> = {
      insurerNumber: ({ insurerNumber }) => insurerNumber,
      recipientId: ({ recipientId }) => recipientId,
      planningOfficeNumber: () => sender.officeNumber,
      carePlanDate: ({ carePlanDate }) => carePlanDate,
      serial: () => serial,
      ...Object.fromEntries(supplementItems.map((item) => [item, ({ items }: Line) => items[item]])),
    };
    const set = toRowSet(PlanSupplement, columns, [...lines.values()]);
    // Two sets may carry one serial to two receivers: what they say then decides, whichever comes first.
    tx.send(
      `INSERT INTO schedules.plan_supplement AS t (${set.columns}) SELECT ${set.columns} FROM ${set.source} ORDER BY insurer_number, recipient_id, care_plan_date
       ON CONFLICT ON CONSTRAINT plan_supplement_once DO UPDATE SET serial = excluded.serial, ${itemColumns.map((column) => `${column} = excluded.${column}`).join(", ")}
       WHERE excluded.serial > t.serial OR (excluded.serial = t.serial AND ${said("excluded")} > ${said("t")})`,
      set.values,
    );
  },
};
