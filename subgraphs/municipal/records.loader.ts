import { rowKeyText, type RowKey } from "../../platform/graphql/global-id.js";
import { groupedByKey, inKeyOrder, readPersonalRows } from "../../platform/graphql/read-rows.js";
import type { LoaderDefinition } from "../../platform/subgraph/request-context.js";
import { BurdenRatio } from "./card/burden-ratio.entity.js";
import { InsuredCard } from "./card/insured-card.entity.js";
import { Certification } from "./certification/certification.entity.js";

const ofPeople = "WHERE (t.insurer_number, t.recipient_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))";
const keyColumns = (keys: readonly RowKey[]) => [keys.map(({ insurerNumber }) => insurerNumber), keys.map(({ rowId }) => rowId)];
const personText = ({ insurerNumber, recipientId }: { insurerNumber: string; recipientId: string }) => `${insurerNumber}${recipientId}`;

/** Cards of each person, newest validity first. */
export const cardsOf: LoaderDefinition<RowKey, InsuredCard[]> = {
  name: "cardsOf",
  cacheKey: rowKeyText,
  async batch(keys, context) {
    const rows = await readPersonalRows(context, InsuredCard, "CARD", `${ofPeople} ORDER BY t.valid_from DESC`, keyColumns(keys));
    return groupedByKey(keys, rows, rowKeyText, personText);
  },
};

/** Cost shares of each person, newest validity first. */
export const burdenRatiosOf: LoaderDefinition<RowKey, BurdenRatio[]> = {
  name: "burdenRatiosOf",
  cacheKey: rowKeyText,
  async batch(keys, context) {
    const rows = await readPersonalRows(context, BurdenRatio, "BURDEN", `${ofPeople} ORDER BY t.valid_from DESC`, keyColumns(keys));
    return groupedByKey(keys, rows, rowKeyText, personText);
  },
};

/** Applications of each person, newest first. */
export const certificationsOf: LoaderDefinition<RowKey, Certification[]> = {
  name: "certificationsOf",
  cacheKey: rowKeyText,
  async batch(keys, context) {
    const rows = await readPersonalRows(context, Certification, "CERTIFICATION", `${ofPeople} ORDER BY t.applied_on DESC`, keyColumns(keys));
    return groupedByKey(keys, rows, rowKeyText, personText);
  },
};

/** One application by its own key; null where there is none for this viewer. */
export const certificationByKey: LoaderDefinition<RowKey, Certification | null> = {
  name: "certificationByKey",
  cacheKey: rowKeyText,
  async batch(keys, context) {
    const rows = await readPersonalRows(context, Certification, "CERTIFICATION", "WHERE (t.insurer_number, t.id) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))", keyColumns(keys));
    return inKeyOrder(keys, rows, rowKeyText, rowKeyText);
  },
};
