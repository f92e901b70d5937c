import { rowKeyText, type RowKey } from "../../../platform/graphql/global-id.js";
import { groupedByKey, readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import { CareRelationship } from "./care-relationship.entity.js";
import { Consent } from "./consent.entity.js";

const ofPeople = "WHERE (t.insurer_number, t.recipient_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))";
const people = (keys: readonly RowKey[]) => [keys.map(({ insurerNumber }) => insurerNumber), keys.map(({ rowId }) => rowId)];
const personText = ({ insurerNumber, recipientId }: { insurerNumber: string; recipientId: string }) => `${insurerNumber}${recipientId}`;

/** Offices in charge of each person, by start. */
export const relationshipsOf: LoaderDefinition<RowKey, CareRelationship[]> = {
  name: "relationshipsOf",
  cacheKey: rowKeyText,
  async batch(keys, context) {
    const rows = await readPersonalRows(context, CareRelationship, "PERSON", `${ofPeople} ORDER BY t.start_date, t.office_number, t.service_type, t.role`, people(keys));
    return groupedByKey(keys, rows, rowKeyText, personText);
  },
};

/** Consent decisions of each person, by category. */
export const consentsOf: LoaderDefinition<RowKey, Consent[]> = {
  name: "consentsOf",
  cacheKey: rowKeyText,
  async batch(keys, context) {
    const rows = await readPersonalRows(context, Consent, "CONSENT", `${ofPeople} ORDER BY t.category`, people(keys));
    return groupedByKey(keys, rows, rowKeyText, personText);
  },
};
