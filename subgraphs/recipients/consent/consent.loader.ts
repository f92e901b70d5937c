import { rowKeyText, type RowKey } from "../../../platform/graphql/global-id.js";
import { groupedByKey, readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import { ofPeople, peopleValues, personText } from "../access/of-people.js";
import { Consent } from "./consent.entity.js";
import { ConsentEvent } from "./consent-event.entity.js";

/** Consent decisions of each person that stand, by category. */
export const consentsOf: LoaderDefinition<RowKey, Consent[]> = {
  name: "consentsOf",
  cacheKey: rowKeyText,
  async batch(keys, context) {
    const rows = await readPersonalRows(context, Consent, "CONSENT", `${ofPeople} ORDER BY t.category`, peopleValues(keys));
    return groupedByKey(keys, rows, rowKeyText, personText);
  },
};

/** Every decision of each person that was ever recorded, newest first. */
export const consentHistoryOf: LoaderDefinition<RowKey, ConsentEvent[]> = {
  name: "consentHistoryOf",
  cacheKey: rowKeyText,
  async batch(keys, context) {
    const rows = await readPersonalRows(context, ConsentEvent, "CONSENT", `${ofPeople} ORDER BY t.recorded_at DESC, t.id DESC`, peopleValues(keys));
    return groupedByKey(keys, rows, rowKeyText, personText);
  },
};
