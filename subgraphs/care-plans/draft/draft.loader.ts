import { rowKeyText, type RowKey } from "../../../platform/graphql/global-id.js";
import { groupedByKey, inKeyOrder, readByKey, readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import type { DraftContent } from "./draft-content.js";
import { Draft } from "./draft.entity.js";

const category = "CARE_PLAN";
const keyColumns = (keys: readonly RowKey[]) => [keys.map(({ insurerNumber }) => insurerNumber), keys.map(({ rowId }) => rowId)];

/** Drafts by key; null where there is none for this viewer. */
export const draftByKey: LoaderDefinition<RowKey, Draft | null> = {
  name: "draftByKey",
  cacheKey: rowKeyText,
  batch: (keys, context) => readByKey(context, Draft, category, keys),
};

/** Each person's drafts that are still open, newest first. */
export const openDraftsOf: LoaderDefinition<RowKey, Draft[]> = {
  name: "openDraftsOf",
  cacheKey: rowKeyText,
  async batch(keys, context) {
    const rows = await readPersonalRows(
      context, Draft, category,
      "WHERE (t.insurer_number, t.recipient_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) AND t.state IN ('WRITING', 'SHARED', 'AGREED') ORDER BY t.day DESC, t.id DESC",
      keyColumns(keys),
    );
    return groupedByKey(keys, rows, rowKeyText, ({ insurerNumber, recipientId }) => `${insurerNumber}${recipientId}`);
  },
};

/** One version of one draft. */
export interface DraftVersionKey extends RowKey {
  readonly version: number;
}

const versionText = (key: DraftVersionKey) => `${rowKeyText(key)}${key.version}`;

/** What versions of drafts said; null where there is no such version for this viewer. */
export const draftVersionContents: LoaderDefinition<DraftVersionKey, DraftContent | null> = {
  name: "draftVersionContents",
  cacheKey: versionText,
  async batch(keys, { session, audit }) {
    const rows = await session.query<DraftVersionKey & { recipientId: string; content: DraftContent }>(
      `SELECT v.insurer_number AS "insurerNumber", v.draft_id AS "rowId", v.version, v.recipient_id AS "recipientId", v.content
       FROM unnest($1::text[], $2::uuid[], $3::integer[]) AS k (insurer_number, draft_id, version)
       JOIN care_plans.draft_version v ON v.insurer_number = k.insurer_number AND v.draft_id = k.draft_id AND v.version = k.version
       JOIN care_plans.draft d ON d.insurer_number = v.insurer_number AND d.id = v.draft_id`,
      [...keyColumns(keys), keys.map(({ version }) => version)],
    );
    for (const { insurerNumber, recipientId } of rows) audit.note(insurerNumber, recipientId, category, 1);
    return inKeyOrder(keys, rows, versionText, versionText).map((row) => row && row.content);
  },
};
