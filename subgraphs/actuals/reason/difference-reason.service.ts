import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { getRowKey } from "../../../platform/graphql/global-id.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import { assertOpen } from "../closing/assert-open.js";
import { findReconciliation, isReconciled } from "../reconciliation/reconciliation.service.js";
import type { Reconciliation } from "../reconciliation/reconciliation.type.js";
import type { PersonMonth as PersonMonthKey } from "../report/actual-report.loader.js";
import type { ExplainDifferenceInput } from "./difference-reason.input.js";

/**
 * Keeps what one side says about a difference; each office has one reason for each service, and changes only its own. Throws
 * NOT_FOUND for people and services that the viewer does not see, MONTH_LOCKED for a confirmed month. Who is about to confirm has
 * to read it first.
 */
export async function explainDifference(context: RequestContext, input: ExplainDifferenceInput): Promise<Reconciliation> {
  const { serviceOfficeNumber, serviceDate, serviceCode, startTime } = input;
  const reason = input.reason?.trim() || null;
  if (reason !== null && reason.length > 500) throw new KaigoError("INPUT_INVALID", { field: "reason", rule: "up to 500 characters" });
  const key = { ...getRowKey(input.recipientId), serviceMonth: serviceDate.slice(0, 7) };
  const serviceType = serviceCode.slice(0, 2);
  const month = await findReconciliation(context, key);
  const isThere = month?.offices.some((office) => office.serviceOfficeNumber === serviceOfficeNumber && office.serviceType === serviceType);
  // What was said about a service that has gone since can still be taken back.
  if (!month || !isThere || (reason !== null && !(await isReconciled(context, month, { serviceOfficeNumber, serviceDate, serviceCode, startTime: startTime ?? null })))) throw new KaigoError("NOT_FOUND");
  const place = [key.insurerNumber, key.rowId, key.serviceMonth, serviceOfficeNumber, serviceDate, serviceCode, startTime ?? "", context.viewer.role];
  await context.change({
    mutation: "explainDifference",
    input,
    about: [{ insurerNumber: key.insurerNumber, recipientId: key.rowId, category: "RESULT" }],
    async work(tx) {
      await assertOpen(tx, { insurerNumber: key.insurerNumber, recipientId: key.rowId, serviceMonth: key.serviceMonth });
      if (reason === null) {
        const gone = await tx.execute(
          `DELETE FROM actuals.difference_reason WHERE insurer_number = $1 AND recipient_id = $2 AND service_month = $3 AND service_office_number = $4 AND service_date = $5 AND service_code = $6 AND start_time = $7 AND side = $8 AND office_number = $9`,
          [...place, context.viewer.officeNumber],
        );
        if (gone > 0) await countChange(tx, key);
        return { kept: false };
      }
      await tx.execute(
        `INSERT INTO actuals.difference_reason (insurer_number, recipient_id, service_month, service_office_number, service_date, service_code, start_time, side, service_type, office_number, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT ON CONSTRAINT difference_reason_once DO UPDATE SET reason = excluded.reason, version = difference_reason.version + 1, recorded_at = now()`,
        [...place, serviceType, context.viewer.officeNumber, reason],
      );
      await countChange(tx, key);
      return { kept: true };
    },
  });
  return (await findReconciliation(context, key)) as Reconciliation;
}

async function countChange(tx: WriteTransaction, { insurerNumber, rowId, serviceMonth }: PersonMonthKey): Promise<void> {
  await tx.execute("UPDATE actuals.person_month SET content_version = content_version + 1 WHERE insurer_number = $1 AND recipient_id = $2 AND service_month = $3", [insurerNumber, rowId, serviceMonth]);
}
