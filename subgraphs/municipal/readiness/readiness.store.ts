import { today } from "../../../platform/calendar/today.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { selectFrom } from "../../../platform/graphql/read-rows.js";
import { Readiness } from "./readiness.entity.js";
import { brokenStep, stateOf, type ReadinessSteps } from "./readiness.rule.js";

/** What to put on record, and how it came. */
export interface NewReadiness extends ReadinessSteps {
  readonly insurerNumber: string;
  readonly schedule: string;
  readonly recordedBy: "LOAD" | "OFFICER" | "RECONCILED_LOAD";
}

/** The version in force; null when nothing was ever recorded. The insurer's row is locked, so that versions follow one another. */
export async function lockReadiness(tx: WriteTransaction, insurerNumber: string): Promise<Readiness | null> {
  await tx.query("SELECT FROM municipal.insurer WHERE insurer_number = $1 FOR UPDATE", [insurerNumber]);
  const [row] = await tx.query<Readiness>(`${selectFrom(Readiness)} WHERE t.insurer_number = $1 ORDER BY t.version DESC LIMIT 1`, [insurerNumber]);
  return row ?? null;
}

/** Adds a version after the one that was locked, and brings the insurer's state along. Throws CONFLICT when another version stands there. */
export async function addReadiness(tx: WriteTransaction, after: Readiness | null, { insurerNumber, schedule, recordedBy, ...steps }: NewReadiness): Promise<number> {
  const version = (after?.version ?? 0) + 1;
  const state = stateOf(steps);
  const added = await tx.execute(
    `INSERT INTO municipal.readiness (insurer_number, version, schedule, standardised_planned, standardised_on, send_ready_planned, send_ready_on, sending_on, migrated_planned, migrated_on, sharing_planned, sharing_on, state, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT DO NOTHING`,
    [insurerNumber, version, schedule, steps.standardisedPlanned, steps.standardisedOn, steps.sendReadyPlanned, steps.sendReadyOn, steps.sendingOn, steps.migratedPlanned, steps.migratedOn, steps.sharingPlanned, steps.sharingOn, state, recordedBy],
  );
  if (added === 0) throw new KaigoError("CONFLICT", { given: version - 1, current: version });
  await tx.execute("UPDATE municipal.insurer SET readiness = $2 WHERE insurer_number = $1 AND readiness <> $2", [insurerNumber, state]);
  return version;
}

/**
 * Step ③ of insurers whose load reconciled is done today, unless it was before. Insurers whose ① and ② are not on record as done are
 * left alone: ③ comes after them. For the end of a load, in its transaction.
 */
export async function noteReconciledLoad(tx: WriteTransaction, insurerNumbers: readonly string[]): Promise<void> {
  for (const insurerNumber of [...insurerNumbers].sort()) {
    const current = await lockReadiness(tx, insurerNumber);
    const next = current && !current.migratedOn ? { ...current, migratedOn: today(), recordedBy: "RECONCILED_LOAD" as const } : null;
    if (next && brokenStep(next, next.schedule, today())?.step !== "migratedOn") await addReadiness(tx, current, next);
  }
}
