import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { getRowKey } from "../../../platform/graphql/global-id.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import { lockMonth } from "../../../platform/subgraph/lock-month.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { groupsOfMonth, personMonthOf } from "../reconciliation/reconciliation.loader.js";
import { settleMonths } from "../reconciliation/settle-months.js";
import type { PersonMonth as PersonMonthKey } from "../report/actual-report.loader.js";
import type { ConfirmMonthInput, ReopenMonthInput } from "./month-closing.input.js";
import { closingOf, closingTraceOf, closingUnitsOf } from "./month-closing.loader.js";
import type { MonthStatus } from "./month-status.type.js";
import { ClosingState } from "./month-closing.enum.js";

/** Where the month stands; null where the viewer sees neither plan nor results of any office. */
export async function findMonthStatus(context: RequestContext, key: PersonMonthKey): Promise<MonthStatus | null> {
  const [offices, person, closing, trace, units] = await Promise.all([context.load(groupsOfMonth, key), context.load(personMonthOf, key), context.load(closingOf, key), context.load(closingTraceOf, key), context.load(closingUnitsOf, key)]);
  if (offices.length === 0 && person === null) return null;
  const isLocked = closing?.state === ClosingState.CONFIRMED;
  return { serviceMonth: key.serviceMonth, isLocked, person, offices, closing, trace, units: isLocked ? units.filter(({ version }) => version === closing.version) : [] };
}

interface Standing {
  readonly version: number;
  readonly state: ClosingState | null;
  readonly progress: string;
  readonly contentVersion: number;
}

/**
 * Confirms a month: plan, benefit and results are settled first, then the month is locked and its planned benefit units are kept.
 * Throws NOT_FOUND for people the viewer is not in charge of, CONFLICT for a stale version of the closing or of what the month
 * shows, MONTH_NOT_READY while an office has not reported, or while something differs that was not accepted.
 */
export async function confirmMonth(context: RequestContext, input: ConfirmMonthInput): Promise<MonthStatus> {
  return step(context, "confirmMonth", input, async (tx, values, { version, state, progress, contentVersion }) => {
    if (state === ClosingState.CONFIRMED) throw new KaigoError("MONTH_LOCKED", { month: input.month });
    if (typeof input.contentVersion === "number") assertSame(input.contentVersion, contentVersion);
    if (progress !== "WAITING" && !(progress === "DIFFERS" && input.acceptDifferences)) throw new KaigoError("MONTH_NOT_READY", { month: input.month, progress });
    await putStep(tx, values, "CONFIRMED", version + 1, context.viewer.officeNumber ?? null, null);
    await tx.execute(
      `INSERT INTO actuals.closing_unit (insurer_number, recipient_id, service_month, version, planning_office_number, service_office_number, service_type, units)
       SELECT g.insurer_number, g.recipient_id, g.service_month, $4, p.planning_office_number, g.service_office_number, g.service_type, g.within_units
       FROM schedules.shared_month_plan p JOIN schedules.shared_benefit_group g USING (insurer_number, recipient_id, service_month, usage_table_id)
       WHERE p.service_month = $1 AND p.insurer_number = $2 AND p.recipient_id = $3 AND g.within_units > 0`,
      [...values, version + 1],
    );
    await tx.execute("UPDATE actuals.person_month SET progress = 'CONFIRMED' WHERE service_month = $1 AND insurer_number = $2 AND recipient_id = $3", values);
  });
}

/** Opens a confirmed month again; the trace keeps who, when and why. Throws MONTH_NOT_READY when it is not confirmed. */
export async function reopenMonth(context: RequestContext, input: ReopenMonthInput): Promise<MonthStatus> {
  const reason = input.reason.trim();
  if (reason.length < 1 || reason.length > 500) throw new KaigoError("INPUT_INVALID", { field: "reason", rule: "1 to 500 characters" });
  return step(context, "reopenMonth", input, async (tx, values, { version, state, progress }) => {
    if (state !== ClosingState.CONFIRMED) throw new KaigoError("MONTH_NOT_READY", { month: input.month, progress });
    await putStep(tx, values, "REOPENED", version + 1, context.viewer.officeNumber ?? null, reason);
    await settleMonths(tx, scopeOf(values));
  });
}

type Values = readonly [month: string, insurerNumber: string, recipientId: string];
const scopeOf = ([serviceMonth, insurerNumber, recipientId]: Values) => ({ serviceMonth, insurerNumber, recipientIds: [recipientId] });

async function step(context: RequestContext, mutation: string, input: ConfirmMonthInput | ReopenMonthInput, work: (tx: WriteTransaction, values: Values, standing: Standing) => Promise<void>): Promise<MonthStatus> {
  const key = { ...getRowKey(input.recipientId), serviceMonth: input.month };
  if (!(await findMonthStatus(context, key))) throw new KaigoError("NOT_FOUND");
  const month = { insurerNumber: key.insurerNumber, recipientId: key.rowId, serviceMonth: input.month };
  const values: Values = [input.month, key.insurerNumber, key.rowId];
  await context.change({
    mutation,
    input,
    about: [{ insurerNumber: key.insurerNumber, recipientId: key.rowId, category: "RESULT" }],
    async work(tx) {
      await lockMonth(tx, month);
      // Settling, of the benefit too, locks the person's month for file sets: what follows is decided on what is there now, by one transaction at a time.
      await context.follow(tx, [month]);
      const [standing] = await tx.query<Standing>(
        `SELECT coalesce(c.version, 0) AS version, c.state, m.progress, m.content_version AS "contentVersion" FROM actuals.person_month m LEFT JOIN actuals.month_closing c USING (insurer_number, recipient_id, service_month)
         WHERE m.service_month = $1 AND m.insurer_number = $2 AND m.recipient_id = $3`,
        values,
      );
      if (!standing) throw new KaigoError("NOT_FOUND");
      assertSame(input.version, standing.version);
      await work(tx, values, standing);
      return { version: standing.version + 1 };
    },
  });
  const status = await findMonthStatus(context, key);
  if (!status) throw new KaigoError("NOT_FOUND");
  return status;
}

function assertSame(given: number, current: number): void {
  if (given !== current) throw new KaigoError("CONFLICT", { given, current });
}

async function putStep(tx: WriteTransaction, values: Values, state: "CONFIRMED" | "REOPENED", version: number, officeNumber: string | null, reason: string | null): Promise<void> {
  await tx.execute(
    `WITH stood AS (
       INSERT INTO actuals.month_closing (insurer_number, recipient_id, service_month, state, version, office_number, reason, content)
       SELECT insurer_number, recipient_id, service_month, $4, $5, $6, $7, content FROM actuals.person_month WHERE service_month = $1 AND insurer_number = $2 AND recipient_id = $3
       ON CONFLICT ON CONSTRAINT month_closing_once DO UPDATE SET state = excluded.state, version = excluded.version, office_number = excluded.office_number, reason = excluded.reason, content = excluded.content, recorded_at = now()
       RETURNING *)
     INSERT INTO actuals.month_closing_event (insurer_number, recipient_id, service_month, state, version, office_number, reason, content)
     SELECT insurer_number, recipient_id, service_month, state, version, office_number, reason, content FROM stood`,
    [...values, state, version, officeNumber, reason],
  );
}
