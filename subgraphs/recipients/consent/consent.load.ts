import { personColumns, type LoadKind } from "../../../platform/subgraph/load-kind.js";
import { rewriteStagedGrants } from "../access/staged-grants.js";

/** Recorded consent, one state per person and category (本人同意). */
export const consentLoad: LoadKind = {
  kind: "consent",
  order: 50,
  description: "Consent. 本人同意",
  aboutPeople: true,
  columns: [
    ...personColumns,
    { name: "category", type: "text", required: true, pattern: "^(SURVEY|OPINION|CARD|LIFE)$", description: "Category of information. 情報の種類" },
    { name: "state", type: "text", required: true, pattern: "^(GIVEN|REFUSED|WITHDRAWN)$", description: "State. 同意の状態" },
    { name: "takenBy", type: "text", required: true, pattern: "^(MUNICIPALITY|CARE_MANAGER|OFFICE)$", description: "Who recorded it. 取得者" },
    { name: "takenOn", type: "date", required: true, description: "Day it was recorded. 取得日" },
  ],
  table: "recipients.consent",
  key: ["insurerNumber", "insuredNumber", "category"],
  async storeRows(tx, lines) {
    const decided = await tx.execute(`WITH decided AS (INSERT INTO recipients.consent (insurer_number, recipient_id, category, state, taken_by, taken_on)
      SELECT "insurerNumber", "recipientId", s.category, s.state, s."takenBy", s."takenOn"::date
      FROM pg_temp.staging s WHERE ${lines}
      ON CONFLICT (insurer_number, recipient_id, category) DO UPDATE SET state = excluded.state, taken_by = excluded.taken_by, taken_on = excluded.taken_on
        WHERE (consent.state, consent.taken_by, consent.taken_on) IS DISTINCT FROM (excluded.state, excluded.taken_by, excluded.taken_on)
      RETURNING insurer_number, recipient_id, category, state, taken_by, taken_on)
      INSERT INTO recipients.consent_event (insurer_number, recipient_id, category, state, taken_by, taken_on) SELECT * FROM decided`);
    await rewriteStagedGrants(tx, lines);
    return decided;
  },
};
