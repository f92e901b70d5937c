import { rowKeyText, type RowKey } from "../../../platform/graphql/global-id.js";
import { groupedByKey, readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import { ofPeople, peopleValues, personText } from "../access/of-people.js";
import { CareRelationship } from "./care-relationship.entity.js";
import { RelationshipEvent } from "./relationship-event.entity.js";

/** Offices in charge of each person, by start. */
export const relationshipsOf: LoaderDefinition<RowKey, CareRelationship[]> = {
  name: "relationshipsOf",
  cacheKey: rowKeyText,
  async batch(keys, context) {
    const rows = await readPersonalRows(context, CareRelationship, "PERSON", `${ofPeople} ORDER BY t.start_date, t.office_number, t.service_type, t.role`, peopleValues(keys));
    return groupedByKey(keys, rows, rowKeyText, personText);
  },
};

/** What happened to each relation, newest first. */
export const relationshipHistoryOf: LoaderDefinition<RowKey, RelationshipEvent[]> = {
  name: "relationshipHistoryOf",
  cacheKey: rowKeyText,
  async batch(keys, context) {
    const rows = await readPersonalRows(context, RelationshipEvent, "PERSON", "WHERE (t.insurer_number, t.relationship_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) ORDER BY t.recorded_at DESC, t.id DESC", peopleValues(keys));
    return groupedByKey(keys, rows, rowKeyText, ({ insurerNumber, relationshipId }) => `${insurerNumber}${relationshipId}`);
  },
};
