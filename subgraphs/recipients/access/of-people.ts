import type { RowKey } from "../../../platform/graphql/global-id.js";

/** Condition on rows of the given people, whose keys are the first two parameters. */
export const ofPeople = "WHERE (t.insurer_number, t.recipient_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))";

/** Keys of people as two array parameters. */
export const peopleValues = (keys: readonly RowKey[]): [string[], string[]] => [keys.map(({ insurerNumber }) => insurerNumber), keys.map(({ rowId }) => rowId)];

/** Text of a row's person, as `rowKeyText` gives it of the person's key. */
export const personText = ({ insurerNumber, recipientId }: { insurerNumber: string; recipientId: string }): string => `${insurerNumber}${recipientId}`;
