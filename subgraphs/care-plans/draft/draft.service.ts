import { today } from "../../../platform/calendar/today.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { getRowKey, type RowKey } from "../../../platform/graphql/global-id.js";
import { assertInCharge } from "../../../platform/subgraph/in-charge.js";
import { getOwnOfficeNumber } from "../../../platform/subgraph/own-office.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { hasErrors } from "../../../standard/index.js";
import type { DocumentKind } from "../document/document-form.js";
import { checkDraft } from "./draft-check.rule.js";
import { toDraftContent } from "./draft-content.js";
import { putPicture, readPicture } from "./draft-picture.js";
import { draftKinds } from "./draft-kind.js";
import { DraftState } from "./draft-state.enum.js";
import { insertDraft, lockDraft, moveDraft, replaceContent, type LockedDraft } from "./draft.store.js";
import { draftByKey } from "./draft.loader.js";
import type { Draft } from "./draft.entity.js";
import type { AgreeDraftInput, DraftStepInput, SetFamilyPictureInput } from "./draft-types.js";

type Given = Readonly<Record<string, unknown>> & { readonly idempotencyKey: string };

/** Begins a draft. Throws NOT_FOUND for people whom the viewer's office does not plan for. */
export async function createDraft(context: RequestContext, kind: DocumentKind, input: Given & { readonly recipientId: string; readonly day: string }): Promise<Draft> {
  const { insurerNumber, rowId: recipientId } = getRowKey(input.recipientId);
  await assertInCharge(context, { insurerNumber, recipientId }, "CARE_PLAN");
  const officeNumber = getOwnOfficeNumber(context);
  const { id } = await context.change({
    mutation: `create${draftKinds[kind].noun}Draft`,
    input,
    about: [{ insurerNumber, recipientId, category: "CARE_PLAN" }],
    work: async (tx) => ({ id: await insertDraft(tx, { insurerNumber, recipientId, kind, day: input.day, officeNumber, content: toDraftContent(draftKinds[kind], input) }) }),
  });
  return getDraft(context, { insurerNumber, rowId: id });
}

/** Replaces a draft's text, whole; shared or agreed, it is in writing again. Throws CONFLICT when somebody else was first. */
export function editDraft(context: RequestContext, kind: DocumentKind, input: Given & { readonly draftId: string; readonly version: number }): Promise<Draft> {
  return step(context, `edit${draftKinds[kind].noun}Draft`, input, (draft, write) => {
    if (draft.kind !== kind) throw new KaigoError("NOT_FOUND");
    return write((tx, key) => replaceContent(tx, key, draft, { ...toDraftContent(draftKinds[kind], input), ...(draft.content.picture && { picture: draft.content.picture }) }));
  });
}

/** Puts a picture of the family into a draft of basic information, or takes it out: a new version of the draft. Throws INPUT_INVALID for what is no JPEG. */
export function setFamilyPicture(context: RequestContext, input: SetFamilyPictureInput): Promise<Draft> {
  const picture = input.picture ? readPicture(input.picture) : null;
  return step(context, "setFamilyPicture", input, (draft, write) => {
    if (draft.kind !== "BASIC_INFORMATION") throw new KaigoError("NOT_FOUND");
    const { header, tables } = draft.content;
    return write(async (tx, key) => {
      if (picture) await putPicture(tx, key, draft.recipientId, picture);
      await replaceContent(tx, key, draft, { header, tables, ...(picture && { picture: { sha256: picture.sha256, size: picture.size } }) });
    });
  });
}

/** Registers a complete draft for the person to look at (同意・確認用登録). */
export const shareDraft = (context: RequestContext, input: DraftStepInput): Promise<Draft> => step(context, "shareDraft", input, (draft, write) => {
  assertComplete(draft);
  return write((tx, key) => moveDraft(tx, key, DraftState.SHARED));
});

/** Records the person's agreement to a complete draft. Throws INPUT_INVALID for a day to come. */
export async function agreeDraft(context: RequestContext, input: AgreeDraftInput): Promise<Draft> {
  if (input.agreedOn > today()) throw new KaigoError("INPUT_INVALID", { field: "agreedOn", rule: "today or earlier" });
  if (input.agreedBy.trim() === "" || input.agreedBy.length > 100) throw new KaigoError("INPUT_INVALID", { field: "agreedBy", rule: "1 to 100 characters" });
  return step(context, "agreeDraft", input, (draft, write) => {
    assertComplete(draft);
    return write((tx, key) => moveDraft(tx, key, DraftState.AGREED, input));
  });
}

/** Gives a draft up; its versions stay readable. */
export const discardDraft = (context: RequestContext, input: DraftStepInput): Promise<Draft> => step(context, "discardDraft", input, (_draft, write) => write((tx, key) => moveDraft(tx, key, DraftState.DISCARDED)));

type Write = (work: (tx: Parameters<typeof lockDraft>[0], key: RowKey) => Promise<void>) => Promise<void>;

/** One change of the office's own draft, under its lock. */
export async function step(context: RequestContext, mutation: string, input: DraftStepInput | (Given & { readonly draftId: string; readonly version: number }), work: (draft: LockedDraft, write: Write) => Promise<void>): Promise<Draft> {
  const key = getRowKey(input.draftId);
  const { recipientId } = await getDraft(context, key);
  const officeNumber = getOwnOfficeNumber(context);
  await context.change({
    mutation,
    input,
    about: [{ insurerNumber: key.insurerNumber, recipientId, category: "CARE_PLAN" }],
    async work(tx) {
      await work(await lockDraft(tx, key, officeNumber, input.version), (write) => write(tx, key));
      return {};
    },
  });
  return getDraft(context, key);
}

export async function getDraft(context: RequestContext, key: RowKey): Promise<Draft> {
  const draft = await context.load(draftByKey, key);
  if (!draft) throw new KaigoError("NOT_FOUND");
  return draft;
}

/** Throws DRAFT_INCOMPLETE with the first thing that is wrong. */
export function assertComplete({ kind, content, day }: LockedDraft): void {
  const findings = checkDraft(draftKinds[kind], content, { insurerNumber: "000000", insuredNumber: "0000000000", day, officeNumber: anyOffice });
  if (!hasErrors(findings)) return;
  const [first] = findings;
  throw new KaigoError("DRAFT_INCOMPLETE", { count: findings.length, item: first?.item ?? "", row: first?.line ?? 1, rule: first?.rule ?? "" });
}

/** Stands for the office in names of files that are never sent. */
export const anyOffice = "1370100008";
