import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { getRowKey, type RowKey } from "../../../platform/graphql/global-id.js";
import { batchWithoutRecords, type ImportBatch } from "../../../platform/subgraph/importer.js";
import { assertReceivers } from "../../../platform/subgraph/in-charge.js";
import { getOwnOfficeNumber } from "../../../platform/subgraph/own-office.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { nowInTokyo } from "../../../platform/calendar/now.js";
import { today } from "../../../platform/calendar/today.js";
import { nextSerial } from "../../../standard/index.js";
import { lockPeople } from "../document/document-state.js";
import { DocumentStatus } from "../document/document-status.js";
import { takeDocuments, withdrawDocuments } from "../document/take-documents.js";
import { findDocument, lastSerial, readContent, type OwnDocument } from "./own-document.js";
import { findAttachments, findRecordPicture, putPicture } from "./draft-picture.js";
import { draftKinds } from "./draft-kind.js";
import { DraftState } from "./draft-state.enum.js";
import type { CopyToDraftInput, EndDocumentInput, IssueDraftInput } from "./draft-types.js";
import type { Draft } from "./draft.entity.js";
import { assertComplete, getDraft, step } from "./draft.service.js";
import { insertDraft, moveDraft } from "./draft.store.js";

/**
 * Gives an agreed draft out (交付用登録): it becomes the plan or record itself, or the next version of the one with its day, exactly as a
 * file set to these receivers would make it. Throws DRAFT_NOT_AGREED, DRAFT_INCOMPLETE, and RECEIVER_UNRELATED for an office that may not see the person.
 */
export function issueDraft(context: RequestContext, input: IssueDraftInput): Promise<Draft> {
  const officeNumber = getOwnOfficeNumber(context);
  return step(context, "issueDraft", input, (draft, write) => {
    const kind = draftKinds[draft.kind];
    if (kind.needsAgreement && draft.state !== DraftState.AGREED) throw new KaigoError("DRAFT_NOT_AGREED");
    assertComplete(draft);
    return write(async (tx, key) => {
      const person = { insurerNumber: key.insurerNumber, recipientId: draft.recipientId };
      await assertReceivers(context, tx, person, "CARE_PLAN", input.receivers);
      const serial = nextSerial(await lastSerial(tx, kind.form.table, person, officeNumber), nowInTokyo());
      const attachments = await findAttachments(tx, key, draft.content.picture, `UPKIHON_IMAGE_${officeNumber}_${serial}_0001.jpg`);
      const header = { ...draft.content.header, ...(attachments[0] && { familyImageFileName: attachments[0].fileName }) };
      const document = { ...person, date: draft.day, header, parts: kind.tables.map(({ name }) => draft.content.tables[name] ?? []), attachments };
      // A plan that no office carries out is held by the office that wrote it.
      for (const receiver of input.receivers.length > 0 ? input.receivers : [officeNumber]) await takeDocuments(batchTo(tx, serial, officeNumber, receiver), kind.form, [document]);
      await tx.execute(`UPDATE ${kind.form.table} SET agreed_on = $5, agreed_by = $6 WHERE insurer_number = $1 AND recipient_id = $2 AND sender_office_number = $3 AND ${kind.form.dateColumn} = $4`, [person.insurerNumber, person.recipientId, officeNumber, draft.day, draft.agreedOn, draft.agreedBy]);
      await moveDraft(tx, key, DraftState.ISSUED);
    });
  });
}

/** A new draft from a document of the viewer's office. Throws NOT_FOUND for others'. */
export async function copyToDraft(context: RequestContext, input: CopyToDraftInput): Promise<Draft> {
  const key = getRowKey(input.documentId);
  const officeNumber = getOwnOfficeNumber(context);
  const { kind, recipientId } = await findDocument(context, key, officeNumber);
  const said = await readContent(context, key, draftKinds[kind]);
  const picture = kind === "BASIC_INFORMATION" ? await findRecordPicture(context, key) : null;
  const content = { ...said, ...(picture && { picture: { sha256: picture.sha256, size: picture.size } }) };
  const { id } = await context.change({
    mutation: "copyToDraft",
    input,
    about: [{ insurerNumber: key.insurerNumber, recipientId, category: "CARE_PLAN" }],
    async work(tx) {
      const draftId = await insertDraft(tx, { insurerNumber: key.insurerNumber, recipientId, kind, day: input.day, officeNumber, content });
      if (picture) await putPicture(tx, { insurerNumber: key.insurerNumber, rowId: draftId }, recipientId, picture);
      return { id: draftId };
    },
  });
  return getDraft(context, { insurerNumber: key.insurerNumber, rowId: id });
}

/**
 * Ends a document in force of the viewer's office, or corrects the last day of one that it has ended. Throws CONFLICT when it has moved
 * on, DOCUMENT_NOT_IN_FORCE, INPUT_INVALID for a last day before its own or still to come: until then it is in force.
 */
export async function endDocument(context: RequestContext, input: EndDocumentInput): Promise<OwnDocument> {
  return changeDocument(context, "endDocument", input, async (tx, { form, day, status, endedOn }, key) => {
    if (input.endedOn < day || input.endedOn > today()) throw new KaigoError("INPUT_INVALID", { field: "endedOn", rule: "from the document's day until today" });
    if (status !== (input.corrects ? DocumentStatus.ENDED : DocumentStatus.IN_FORCE) || endedOn !== (input.corrects ?? null)) throw new KaigoError("DOCUMENT_NOT_IN_FORCE", { state: status });
    await tx.execute(`UPDATE ${form.table} SET status = 'ENDED', ended_on = $3 WHERE insurer_number = $1 AND id = $2`, [key.insurerNumber, key.rowId, input.endedOn]);
  });
}

/** Takes a document of the viewer's office back from everyone who holds it, as deletion files would. */
export async function withdrawDocument(context: RequestContext, input: Omit<EndDocumentInput, "endedOn">): Promise<OwnDocument> {
  return changeDocument(context, "withdrawDocument", input, async (tx, { form, day, recipientId, receivers }, { insurerNumber }) => {
    const officeNumber = getOwnOfficeNumber(context);
    const person = { insurerNumber, recipientId };
    const serial = nextSerial(await lastSerial(tx, form.table, person, officeNumber), nowInTokyo());
    for (const receiver of receivers) await withdrawDocuments(batchTo(tx, serial, officeNumber, receiver), form, [{ ...person, date: day }]);
  });
}

/** A document as it stands while nobody else can change it. */
interface LockedDocument extends OwnDocument {
  readonly form: (typeof draftKinds)[OwnDocument["kind"]]["form"];
  readonly status: DocumentStatus;
  readonly endedOn: string | null;
}

async function changeDocument(context: RequestContext, mutation: string, input: Omit<EndDocumentInput, "endedOn">, work: (tx: WriteTransaction, document: LockedDocument, key: RowKey) => Promise<void>): Promise<OwnDocument> {
  const key = getRowKey(input.documentId);
  const officeNumber = getOwnOfficeNumber(context);
  const document = await findDocument(context, key, officeNumber);
  const { form } = draftKinds[document.kind];
  await context.change({
    mutation,
    input,
    about: [{ insurerNumber: key.insurerNumber, recipientId: document.recipientId, category: "CARE_PLAN" }],
    async work(tx) {
      lockPeople({ tx }, [{ insurerNumber: key.insurerNumber, recipientId: document.recipientId }]);
      const [current] = await tx.query<Pick<LockedDocument, "version" | "status" | "endedOn" | "receivers">>(
        `SELECT version, status, ended_on AS "endedOn", receiver_office_numbers AS receivers FROM ${form.table} WHERE insurer_number = $1 AND id = $2 AND sender_office_number = $3 FOR UPDATE`,
        [key.insurerNumber, key.rowId, officeNumber],
      );
      if (!current) throw new KaigoError("NOT_FOUND");
      if (current.version !== input.version) throw new KaigoError("CONFLICT", { given: input.version, current: current.version });
      await work(tx, { ...document, ...current, form }, key);
      return {};
    },
  });
  return document;
}

const party = (officeNumber: string) => ({ officeNumber, serviceType: "" });

/** The giving out as the importer of a file set would see it. */
const batchTo = (tx: WriteTransaction, serial: string, sender: string, receiver: string): ImportBatch => batchWithoutRecords(tx, serial, party(sender), party(receiver));
