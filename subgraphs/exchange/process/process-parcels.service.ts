import { databaseErrorCode, isRetryable, toDatabaseError } from "../../../platform/database/database-error.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { settingsOf, type ExchangeServices } from "../exchange-services.js";
import { checkParcel } from "./check-parcel.js";
import { importParcel } from "./import-parcel.js";
import { claimNext, hold, noteFailure, type Claim, type HeldParcel, type Lane } from "./queue.js";

/** What to process; everything that is due when empty. */
export interface ProcessScope {
  readonly lane?: Lane;
  /** Stop when this parcel has had its turn. */
  readonly until?: string;
  /** Asked before each parcel. */
  readonly isStopped?: () => boolean;
}

/**
 * Checks and imports what is due, oldest serial first between each sender and receiver, and answers how many attempts were made.
 * Each attempt is one transaction: after a crash at any point all of it is there or nothing, and it is due again. Any number of
 * callers in any number of processes may run at once. Throws only when the database cannot be reached.
 */
export async function processParcels(services: ExchangeServices, { lane, until, isStopped }: ProcessScope = {}): Promise<number> {
  const settings = settingsOf(services);
  for (let count = 0; ; count += 1) {
    if (isStopped?.()) return count;
    const claim = await services.database.work([], (tx) => claimNext(tx, settings, lane));
    if (!claim) return count;
    await attempt(services, claim);
    if (claim.parcelId === until) return count + 1;
  }
}

async function attempt(services: ExchangeServices, claim: Claim): Promise<void> {
  const { maxAttempts, onFailure } = settingsOf(services);
  const fail = async (tx: WriteTransaction, cause: unknown) => {
    const code = failureCode(cause);
    onFailure?.({ parcelId: claim.parcelId, code, cause });
    await noteFailure(tx, claim, code, claim.attempt >= maxAttempts || isPermanent(cause));
  };
  try {
    await services.database.work([], async (tx) => {
      const parcel = await hold(tx, claim);
      // An attempt past the last one means that the last one killed its worker.
      if (parcel && claim.attempt > maxAttempts) await noteFailure(tx, claim, "UNKNOWN_OUTCOME", true);
      else if (parcel) await checkAndImport(services, tx, parcel, fail);
    });
  } catch (error) {
    await services.database.work([], (tx) => fail(tx, error));
  }
}

/** A set that passed the check stays ACCEPTED when an importer fails; what the importers had written is undone. */
async function checkAndImport(services: ExchangeServices, tx: WriteTransaction, parcel: HeldParcel, fail: (tx: WriteTransaction, cause: unknown) => Promise<void>): Promise<void> {
  const checked = await checkParcel(services, tx, parcel);
  if (!checked) return;
  await tx.execute("SAVEPOINT accepted");
  try {
    await importParcel(services, tx, parcel, checked);
  } catch (error) {
    if (isRetryable(error)) throw error;
    await tx.execute("ROLLBACK TO SAVEPOINT accepted");
    await fail(tx, error);
  }
}

/** A refusal by our own rules stays one however often it is tried. */
const isPermanent = (error: unknown): boolean => error instanceof KaigoError && error.http < 500;

/** Registry code, SQLSTATE or INTERNAL: the text of an error may hold personal data. */
function failureCode(error: unknown): string {
  const known = toDatabaseError(error);
  if (known instanceof KaigoError) return known.code;
  return databaseErrorCode(error) ?? "INTERNAL";
}
