import { z } from "zod";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { findRowKey } from "../../../platform/graphql/global-id.js";
import type { Party, SubjectKey } from "../../../platform/subgraph/importer.js";
import { setDefinitions, type SetKind } from "../../../standard/index.js";

/** Which set to make. */
export interface ExportOrder {
  readonly kind: SetKind;
  readonly people: readonly SubjectKey[];
  readonly receiver: Party;
  /** Service month, for usage tables and results. */
  readonly month: string | null;
  /** Day of the plan or record; null means the one in force. */
  readonly documentDate: string | null;
  /** The viewer's own when null. */
  readonly senderServiceType: string | null;
  /** 14 digits; null means now. */
  readonly serial: string | null;
}

export const exportKinds = setDefinitions.map(({ kind }) => kind);
const mostPeople = 1_000;
const monthlyKinds: readonly SetKind[] = ["usageTable", "usageTableDeletion", "results", "resultsDeletion"];
const datedKinds: readonly SetKind[] = ["planDeletion", "basicInformationDeletion", "preventivePlanDeletion"];

const body = z.strictObject({
  kind: z.enum(exportKinds as [SetKind, ...SetKind[]]),
  people: z.array(z.string()).min(1).max(mostPeople),
  receiver: z.strictObject({ officeNumber: z.string().regex(/^[0-9A-Z]{10}$/), serviceType: z.string().regex(/^[0-9A-Z]{2}$/) }),
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/).optional(),
  documentDate: z.iso.date().optional(),
  senderServiceType: z.string().regex(/^[0-9A-Z]{2}$/).optional(),
  serial: z.string().regex(/^\d{14}$/).optional(),
});

const rules: Readonly<Record<string, string>> = {
  kind: exportKinds.join(", "), people: `1 to ${mostPeople} identifiers`, receiver: "officeNumber and serviceType", month: "YYYY-MM, for usage tables and results only",
  documentDate: "YYYY-MM-DD, needed for deletions of documents, not for sets of a month", senderServiceType: "two characters", serial: "14 digits, a day and a time",
};
const invalid = (field: string) => new KaigoError("INPUT_INVALID", { field, rule: rules[field] ?? "see the description" });

/** Reads the body of a request. Throws INPUT_INVALID; NOT_FOUND for an identifier that is none: a malformed one looks like a missing person. */
export function toExportOrder(given: unknown): ExportOrder {
  const parsed = body.safeParse(given);
  if (!parsed.success) throw invalid(String(parsed.error.issues[0]?.path[0] ?? "body"));
  const { kind, people, receiver, month, documentDate, senderServiceType, serial } = parsed.data;
  if (monthlyKinds.includes(kind) !== (month !== undefined)) throw invalid("month");
  if (datedKinds.includes(kind) ? documentDate === undefined : monthlyKinds.includes(kind) && documentDate !== undefined) throw invalid("documentDate");
  return { kind, people: [...new Set(people)].map(toSubject), receiver, month: month ?? null, documentDate: documentDate ?? null, senderServiceType: senderServiceType ?? null, serial: serial ?? null };
}

function toSubject(id: string): SubjectKey {
  const key = findRowKey(id);
  if (!key) throw new KaigoError("NOT_FOUND");
  return { insurerNumber: key.insurerNumber, recipientId: key.rowId };
}
