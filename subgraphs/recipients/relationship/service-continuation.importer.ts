import type { ImportBatch, Importer, SubjectKey } from "../../../platform/subgraph/importer.js";
import { runStarts } from "../../../platform/subgraph/run-starts.js";
import { rewriteGrants } from "../access/grant.service.js";

interface SupplementRecord { insurerNumber: string; insuredNumber: string; targetMonth: string | null }
interface ResultRecord { insurerNumber: string; insuredNumber: string; targetMonth: string; serviceOfficeNumber: string }

interface Continuation extends SubjectKey {
  readonly officeNumber: string;
  readonly month: string;
}

/** Usage tables and results show that service goes on: both sides keep seeing the person. */
export const serviceContinuationImporter: Importer = {
  name: "service-continuation",
  kinds: ["UPHOSOKU", "UPJSK"],
  async take(batch) {
    const found = lastMonths([...fromSupplements(batch), ...fromResults(batch)]);
    if (found.length === 0) return;
    const touched = await batch.tx.query<SubjectKey>(
      `UPDATE recipients.care_relationship r SET last_service_month = n.month
       FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[]) AS n (insurer_number, recipient_id, office_number, month)
       WHERE r.insurer_number = n.insurer_number AND r.recipient_id = n.recipient_id AND r.office_number = n.office_number AND r.last_service_month < n.month
       RETURNING r.insurer_number AS "insurerNumber", r.recipient_id AS "recipientId"`,
      [found.map(({ insurerNumber }) => insurerNumber), found.map(({ recipientId }) => recipientId), found.map(({ officeNumber }) => officeNumber), found.map(({ month }) => month)],
    );
    if (touched.length > 0) await rewriteGrants(batch.tx, distinct(touched));
  },
};

function fromSupplements(batch: ImportBatch): Continuation[] {
  return batch.records<SupplementRecord>("UPHOSOKU").flatMap(({ insurerNumber, insuredNumber, targetMonth }) => {
    if (!targetMonth) return [];
    const person = batch.subject(insurerNumber, insuredNumber);
    return [batch.sender, batch.receiver].map(({ officeNumber }) => ({ ...person, officeNumber, month: targetMonth }));
  });
}

/** A month's results name person, office and month on every day: each is looked up once. */
function fromResults(batch: ImportBatch): Continuation[] {
  const said = new Map<string, ResultRecord>();
  const isNext = runStarts<ResultRecord>((row, before) => row.insuredNumber === before.insuredNumber && row.insurerNumber === before.insurerNumber && row.serviceOfficeNumber === before.serviceOfficeNumber && row.targetMonth === before.targetMonth);
  for (const record of batch.records<ResultRecord>("UPJSK")) if (isNext(record)) said.set(`${record.insurerNumber}${record.insuredNumber}${record.serviceOfficeNumber}${record.targetMonth}`, record);
  return [...said.values()].flatMap(({ insurerNumber, insuredNumber, targetMonth, serviceOfficeNumber }) => {
    const person = batch.subject(insurerNumber, insuredNumber);
    return [serviceOfficeNumber, batch.receiver.officeNumber].map((officeNumber) => ({ ...person, officeNumber, month: targetMonth }));
  });
}

/** One for each person and office. */
function lastMonths(all: readonly Continuation[]): Continuation[] {
  const last = new Map<string, Continuation>();
  for (const one of all) {
    const key = `${one.insurerNumber}${one.recipientId}${one.officeNumber}`;
    if ((last.get(key)?.month ?? "") < one.month) last.set(key, one);
  }
  return [...last.values()];
}

function distinct(people: readonly SubjectKey[]): SubjectKey[] {
  return [...new Map(people.map((person) => [`${person.insurerNumber}${person.recipientId}`, person])).values()];
}
