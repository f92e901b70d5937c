import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { SubjectMonth } from "../../../platform/subgraph/follower.js";
import { lockMonth } from "../../../platform/subgraph/lock-month.js";

/** Throws MONTH_LOCKED once the care manager has confirmed the person's month; until commit nobody confirms it. Comes before anything of the month is written. */
export async function assertOpen(tx: WriteTransaction, month: SubjectMonth): Promise<void> {
  const { insurerNumber, recipientId, serviceMonth } = month;
  await lockMonth(tx, month);
  const [closing] = await tx.query<{ state: string }>("SELECT state FROM actuals.month_closing WHERE insurer_number = $1 AND recipient_id = $2 AND service_month = $3", [insurerNumber, recipientId, serviceMonth]);
  if (closing?.state === "CONFIRMED") throw new KaigoError("MONTH_LOCKED", { month: serviceMonth });
}
