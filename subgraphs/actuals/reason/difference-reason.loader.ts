import { groupedByKey, readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import type { PersonMonth as PersonMonthKey } from "../report/actual-report.loader.js";
import { DifferenceReason } from "./difference-reason.entity.js";

const keyText = ({ insurerNumber, rowId, serviceMonth }: PersonMonthKey) => `${insurerNumber}${rowId}${serviceMonth}`;

/** Reasons given for differences of people's months, in order of day. */
export const reasonsOfMonth: LoaderDefinition<PersonMonthKey, DifferenceReason[]> = {
  name: "reasonsOfMonth",
  cacheKey: keyText,
  async batch(keys, context) {
    const rows = await readPersonalRows(
      context,
      DifferenceReason,
      "RESULT",
      "WHERE (t.insurer_number, t.recipient_id, t.service_month) IN (SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[])) ORDER BY t.service_date, t.start_time, t.side",
      [keys.map(({ insurerNumber }) => insurerNumber), keys.map(({ rowId }) => rowId), keys.map(({ serviceMonth }) => serviceMonth)],
    );
    return groupedByKey(keys, rows, keyText, ({ insurerNumber, recipientId, serviceMonth }) => `${insurerNumber}${recipientId}${serviceMonth}`);
  },
};
