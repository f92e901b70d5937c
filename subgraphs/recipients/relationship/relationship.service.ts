import { today } from "../../../platform/calendar/today.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { getRowKey } from "../../../platform/graphql/global-id.js";
import { readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { rewriteGrants } from "../access/grant.service.js";
import { officeByNumber } from "../office/office.loader.js";
import { getRecipient } from "../recipient/get-recipient.js";
import type { Recipient } from "../recipient/recipient.entity.js";
import { CareRelationship } from "./care-relationship.entity.js";
import type { EndRelationshipInput, RequestOpinionInput } from "./relationship.input.js";
import { keepEvidence, startRelationship } from "./relationship.store.js";

/**
 * Ends an office's part in a person's care: its view closes after the last day. An office ends its own, an insurer any of its insured.
 * Throws NOT_FOUND for relations the viewer may not end, INPUT_INVALID for a last day before the first.
 */
export async function endRelationship(context: RequestContext, input: EndRelationshipInput): Promise<CareRelationship> {
  const { insurerNumber, rowId } = getRowKey(input.relationshipId);
  const relation = await getRelationship(context, insurerNumber, rowId);
  const { viewer } = context;
  if (viewer.role !== "MUNICIPALITY" && relation.officeNumber !== viewer.officeNumber) throw new KaigoError("NOT_FOUND");
  if (input.endDate < relation.startDate) throw new KaigoError("INPUT_INVALID", { field: "endDate", rule: "not before the first day" });
  const person = { insurerNumber, recipientId: relation.recipientId };
  const ended = await context.change({
    mutation: "endRelationship",
    input,
    about: [{ ...person, category: "PERSON" }],
    async work(tx) {
      await tx.execute("UPDATE recipients.care_relationship SET end_date = $3 WHERE insurer_number = $1 AND id = $2", [insurerNumber, rowId, input.endDate]);
      await keepEvidence(tx, person, rowId, input.endDate, { kind: "ENDED", subject: viewer.subject });
      await rewriteGrants(tx, [person]);
      return { endDate: input.endDate };
    },
  });
  // The office may have lost sight of the relation with this very change: it is told what it has ended.
  return Object.assign(relation, ended);
}

async function getRelationship(context: RequestContext, insurerNumber: string, rowId: string): Promise<CareRelationship> {
  const [relation] = await readPersonalRows(context, CareRelationship, "PERSON", "WHERE t.insurer_number = $1 AND t.id = $2", [insurerNumber, rowId]);
  if (!relation) throw new KaigoError("NOT_FOUND");
  return relation;
}

/**
 * Records that the insurer has asked a medical institution for an opinion: it then sees what the matrix gives it, until the request is ended.
 * Throws NOT_FOUND for other insurers' people, INPUT_INVALID for a day to come or a number that is no medical institution's.
 */
export async function requestOpinion(context: RequestContext, input: RequestOpinionInput): Promise<Recipient> {
  if (input.requestedOn > today()) throw new KaigoError("INPUT_INVALID", { field: "requestedOn", rule: "today or earlier" });
  const key = getRowKey(input.recipientId);
  await getRecipient(context, key);
  const institution = await context.load(officeByNumber, input.institutionNumber);
  if (institution?.kind !== "MEDICAL_INSTITUTION") throw new KaigoError("INPUT_INVALID", { field: "institutionNumber", rule: "a medical institution" });
  const person = { insurerNumber: key.insurerNumber, recipientId: key.rowId };
  const serviceType = institution.serviceTypes[0] ?? "";
  await context.change({
    mutation: "requestOpinion",
    input,
    about: [{ ...person, category: "PERSON" }],
    async work(tx) {
      const relation = { ...person, officeNumber: institution.officeNumber, serviceType, role: "MEDICAL_INSTITUTION", startDate: input.requestedOn, evidence: "OPINION_REQUESTED" };
      await startRelationship(tx, relation, { kind: "OPINION_REQUESTED", subject: context.viewer.subject });
      await rewriteGrants(tx, [person]);
      return {};
    },
  });
  return getRecipient(context, key);
}
