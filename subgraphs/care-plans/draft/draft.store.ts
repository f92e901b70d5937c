import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { RowKey } from "../../../platform/graphql/global-id.js";
import type { DocumentKind } from "../document/document-form.js";
import type { DraftContent } from "./draft-content.js";
import { DraftState } from "./draft-state.enum.js";

/** A draft as it stands, locked until the transaction ends. */
export interface LockedDraft {
  readonly recipientId: string;
  readonly kind: DocumentKind;
  readonly day: string;
  readonly version: number;
  readonly state: DraftState;
  readonly content: DraftContent;
  readonly agreedOn: string | null;
  readonly agreedBy: string | null;
}

/** A new draft with its first version; answers its id. */
export async function insertDraft(tx: WriteTransaction, draft: { insurerNumber: string; recipientId: string; kind: DocumentKind; day: string; officeNumber: string; content: DraftContent }): Promise<string> {
  const { insurerNumber, recipientId, kind, day, officeNumber, content } = draft;
  const [row] = await tx.query<{ id: string }>(
    "INSERT INTO care_plans.draft (insurer_number, recipient_id, kind, day, sender_office_number, content) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
    [insurerNumber, recipientId, kind, day, officeNumber, JSON.stringify(content)],
  );
  if (!row) throw new KaigoError("FORBIDDEN");
  await keepVersion(tx, { insurerNumber, rowId: row.id }, recipientId, 1, content);
  return row.id;
}

/**
 * The office's own draft, locked. Throws NOT_FOUND for others' and unknown ones, CONFLICT when it has moved on from `version`,
 * DRAFT_CLOSED when it was given out or up.
 */
export async function lockDraft(tx: WriteTransaction, { insurerNumber, rowId }: RowKey, officeNumber: string, version: number): Promise<LockedDraft> {
  const [draft] = await tx.query<LockedDraft>(
    `SELECT recipient_id AS "recipientId", kind, day, version, state, content, agreed_on AS "agreedOn", agreed_by AS "agreedBy"
     FROM care_plans.draft WHERE insurer_number = $1 AND id = $2 AND sender_office_number = $3 FOR UPDATE`,
    [insurerNumber, rowId, officeNumber],
  );
  if (!draft) throw new KaigoError("NOT_FOUND");
  if (draft.state === DraftState.ISSUED || draft.state === DraftState.DISCARDED) throw new KaigoError("DRAFT_CLOSED", { state: draft.state });
  if (draft.version !== version) throw new KaigoError("CONFLICT", { given: version, current: draft.version });
  return draft;
}

/** The next version of a locked draft; what was agreed before no longer counts. */
export async function replaceContent(tx: WriteTransaction, key: RowKey, { recipientId, version }: LockedDraft, content: DraftContent): Promise<void> {
  await tx.execute(
    "UPDATE care_plans.draft SET version = version + 1, content = $3, state = 'WRITING', agreed_on = NULL, agreed_by = NULL, updated_at = clock_timestamp() WHERE insurer_number = $1 AND id = $2",
    [key.insurerNumber, key.rowId, JSON.stringify(content)],
  );
  await keepVersion(tx, key, recipientId, version + 1, content);
}

/** Moves a locked draft to another state. */
export async function moveDraft(tx: WriteTransaction, { insurerNumber, rowId }: RowKey, state: DraftState, agreement?: { agreedOn: string; agreedBy: string }): Promise<void> {
  await tx.execute(
    "UPDATE care_plans.draft SET state = $3, agreed_on = coalesce($4, agreed_on), agreed_by = coalesce($5, agreed_by), updated_at = clock_timestamp() WHERE insurer_number = $1 AND id = $2",
    [insurerNumber, rowId, state, agreement?.agreedOn ?? null, agreement?.agreedBy ?? null],
  );
}

async function keepVersion(tx: WriteTransaction, { insurerNumber, rowId }: RowKey, recipientId: string, version: number, content: DraftContent): Promise<void> {
  await tx.execute("INSERT INTO care_plans.draft_version (insurer_number, recipient_id, draft_id, version, content) VALUES ($1, $2, $3, $4, $5)", [insurerNumber, recipientId, rowId, version, JSON.stringify(content)]);
}
