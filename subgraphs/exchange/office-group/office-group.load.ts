import type { LoadKind } from "../../../platform/subgraph/load-kind.js";
import { refreshOfficeGroups } from "./office-group.service.js";

const groupName = { name: "groupName", type: "text", required: true, description: "Name of the group. グループ名" } as const;

/** Offices that take up the exchange together; a group's file names all its offices. */
export const officeGroupLoad: LoadKind = {
  kind: "office_group",
  order: 82,
  description: "Groups of offices that take up the exchange together. データ連携を共に導入する事業所グループ",
  columns: [
    groupName,
    { name: "introducedMonth", type: "text", required: true, pattern: "^\\d{4}-(0[1-9]|1[0-2])$", description: "Month in which they took it up; the same on each line of a group. 導入年月" },
    { name: "officeNumber", type: "text", required: true, pattern: "^[0-9A-Z]{10}$", description: "Office number. 事業所番号" },
  ],
  async store(tx) {
    const refused = await tx.query<{ line: number; column: string; rule: string }>(
      `DELETE FROM pg_temp.staging s WHERE EXISTS (SELECT FROM pg_temp.staging o WHERE o."groupName" = s."groupName" AND o."introducedMonth" < s."introducedMonth") RETURNING line::integer AS line, 'introducedMonth' AS column, 'one month for a group' AS rule`,
    );
    await tx.execute(`INSERT INTO exchange.office_group (name, introduced_month) SELECT DISTINCT "groupName", "introducedMonth" FROM pg_temp.staging ON CONFLICT (name) DO UPDATE SET introduced_month = excluded.introduced_month`);
    await tx.execute(`DELETE FROM exchange.office_group_member m USING pg_temp.staging s WHERE m.name = s."groupName" AND NOT EXISTS (SELECT FROM pg_temp.staging o WHERE o."groupName" = m.name AND o."officeNumber" = m.office_number)`);
    await tx.execute(`INSERT INTO exchange.office_group_member (name, office_number) SELECT DISTINCT "groupName", "officeNumber" FROM pg_temp.staging ON CONFLICT DO NOTHING`);
    await refreshOfficeGroups(tx);
    return refused;
  },
};

/** What groups measured themselves, as the model group of Nagasaki did: sheets, minutes, visits. */
export const officeGroupMeasureLoad: LoadKind = {
  kind: "office_group_measure",
  order: 83,
  description: "What groups of offices measured before and after. 事業所グループの実測値",
  columns: [
    groupName,
    { name: "measure", type: "text", required: true, description: "What was measured. 指標" },
    { name: "unit", type: "text", required: true, description: "Unit. 単位" },
    { name: "before", type: "integer", required: true, pattern: "^\\d{1,9}$", description: "Before. 導入前" },
    { name: "after", type: "integer", required: true, pattern: "^\\d{1,9}$", description: "After. 導入後" },
  ],
  async store(tx) {
    await tx.execute(`INSERT INTO exchange.office_group_measure (name, measure, unit, value_before, value_after)
      SELECT DISTINCT ON ("groupName", measure) "groupName", measure, unit, before::integer, after::integer FROM pg_temp.staging ORDER BY "groupName", measure, line DESC
      ON CONFLICT (name, measure) DO UPDATE SET unit = excluded.unit, value_before = excluded.value_before, value_after = excluded.value_after`);
    return [];
  },
};
