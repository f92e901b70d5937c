import { inValues } from "../../../platform/database/in-values.js";
import { groupedByKey, inKeyOrder, readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import type { PersonMonth as PersonMonthKey } from "../report/actual-report.loader.js";
import { PersonMonth } from "./person-month.entity.js";
import { ReconciliationGroup } from "./reconciliation-group.entity.js";
import type { MatchCell } from "./reconciliation.rule.js";

const keyText = ({ insurerNumber, rowId, serviceMonth }: PersonMonthKey) => `${insurerNumber}${rowId}${serviceMonth}`;
const rowText = ({ insurerNumber, recipientId, serviceMonth }: { insurerNumber: string; recipientId: string; serviceMonth: string }) => `${insurerNumber}${recipientId}${serviceMonth}`;
const keyColumns = (keys: readonly PersonMonthKey[]) => [keys.map(({ insurerNumber }) => insurerNumber), keys.map(({ rowId }) => rowId), keys.map(({ serviceMonth }) => serviceMonth)];
const ofMonths = "WHERE (t.insurer_number, t.recipient_id, t.service_month) IN (SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[]))";

/** Plan against results of people's months, by office and service type. */
export const groupsOfMonth: LoaderDefinition<PersonMonthKey, ReconciliationGroup[]> = {
  name: "groupsOfMonth",
  cacheKey: keyText,
  async batch(keys, context) {
    const rows = await readPersonalRows(context, ReconciliationGroup, "RESULT", `${ofMonths} ORDER BY t.service_office_number, t.service_type`, keyColumns(keys));
    return groupedByKey(keys, rows, keyText, rowText);
  },
};

/** People's months over all offices; null for service offices, and where nothing is known. */
export const personMonthOf: LoaderDefinition<PersonMonthKey, PersonMonth | null> = {
  name: "personMonthOf",
  cacheKey: keyText,
  async batch(keys, context) {
    const rows = await readPersonalRows(context, PersonMonth, "RESULT", ofMonths, keyColumns(keys));
    return inKeyOrder(keys, rows, keyText, rowText);
  },
};

/** A planned cell, read by the contract of the schema that owns it. */
export type PlannedCell = MatchCell & { readonly units: number | null };

/** Planned cells of people's months: those of the last plan sent, with the viewer's rights. */
export const plannedCellsOf: LoaderDefinition<PersonMonthKey, PlannedCell[]> = {
  name: "plannedCellsOf",
  cacheKey: keyText,
  async batch(keys, context) {
    const months = [...new Set(keys.map(({ serviceMonth }) => serviceMonth))];
    // The view takes the last plan of each month; only conditions on single columns reach into it: without them, those of a whole country were read.
    const rows = await context.session.query<PlannedCell & { insurerNumber: string; recipientId: string; serviceMonth: string }>(
      `SELECT t.insurer_number AS "insurerNumber", t.recipient_id AS "recipientId", t.service_month AS "serviceMonth", t.service_office_number AS "serviceOfficeNumber", t.service_code AS "serviceCode", t.service_date AS "serviceDate",
         t.start_time AS "startTime", t.end_time AS "endTime", t.service_count AS "serviceCount", t.units, t.tais_code AS "taisCode", t.equipment_notification_code AS "equipmentNotificationCode", t.detail_number AS "detailNumber"
       FROM schedules.shared_month_plan p JOIN schedules.shared_planned_cell t ON t.insurer_number = p.insurer_number AND t.usage_table_id = p.usage_table_id AND t.version = p.version AND t.service_month = p.service_month
       WHERE (p.insurer_number, p.recipient_id, p.service_month) IN (SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[]))
         AND p.insurer_number = ANY ($1::text[]) AND p.recipient_id = ANY ($2::uuid[]) AND p.service_month = ANY ($3::text[]) AND ${inValues("t.service_month", 4, months)} ORDER BY t.position`,
      [...keyColumns(keys), ...months],
    );
    for (const { insurerNumber, recipientId } of rows) context.audit.note(insurerNumber, recipientId, "CARE_PLAN", 1);
    return groupedByKey(keys, rows, keyText, rowText);
  },
};
