import { groupedByKey, inKeyOrder, readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import type { PersonMonth as PersonMonthKey } from "../report/actual-report.loader.js";
import { ClosingUnit } from "./closing-unit.entity.js";
import { MonthClosingEvent } from "./month-closing-event.entity.js";
import { MonthClosing } from "./month-closing.entity.js";

const keyText = ({ insurerNumber, rowId, serviceMonth }: PersonMonthKey) => `${insurerNumber}${rowId}${serviceMonth}`;
const rowText = ({ insurerNumber, recipientId, serviceMonth }: { insurerNumber: string; recipientId: string; serviceMonth: string }) => `${insurerNumber}${recipientId}${serviceMonth}`;
const keyColumns = (keys: readonly PersonMonthKey[]) => [keys.map(({ insurerNumber }) => insurerNumber), keys.map(({ rowId }) => rowId), keys.map(({ serviceMonth }) => serviceMonth)];
const ofMonths = "WHERE (t.insurer_number, t.recipient_id, t.service_month) IN (SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[]))";

/** The last step of closing people's months; null where none was ever taken. */
export const closingOf: LoaderDefinition<PersonMonthKey, MonthClosing | null> = {
  name: "closingOf",
  cacheKey: keyText,
  async batch(keys, context) {
    return inKeyOrder(keys, await readPersonalRows(context, MonthClosing, "RESULT", ofMonths, keyColumns(keys)), keyText, rowText);
  },
};

/** All steps of closing people's months, newest first. */
export const closingTraceOf: LoaderDefinition<PersonMonthKey, MonthClosingEvent[]> = {
  name: "closingTraceOf",
  cacheKey: keyText,
  async batch(keys, context) {
    return groupedByKey(keys, await readPersonalRows(context, MonthClosingEvent, "RESULT", `${ofMonths} ORDER BY t.version DESC`, keyColumns(keys)), keyText, rowText);
  },
};

/** Planned benefit units of every confirmation of people's months, the newest first. */
export const closingUnitsOf: LoaderDefinition<PersonMonthKey, ClosingUnit[]> = {
  name: "closingUnitsOf",
  cacheKey: keyText,
  async batch(keys, context) {
    return groupedByKey(keys, await readPersonalRows(context, ClosingUnit, "RESULT", `${ofMonths} ORDER BY t.version DESC, t.service_office_number, t.service_type`, keyColumns(keys)), keyText, rowText);
  },
};
