import { databaseErrorCode, isRetryable, toDatabaseError } from "../../../platform/database/database-error.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { settingsOf, type ExchangeServices } from "../exchange-services.js";
import type { ParcelState } from "../parcel/parcel.input.js";
import { checkParcel, noteAccepted } from "./check-parcel.js";
import { importParcel } from "./import-parcel.js";
import type { SetRead } from "./read-set.js";
import { claimNext, hold, noteFailure, type Claim, type HeldParcel, type Lane } from "./queue.js";

/** A set of this size speaks of a handful of people: each is looked up by key, and statements may be planned for any values. */
const smallBytes = 64 * 1024;

/** What to process; everything that is due when empty. */
export interface ProcessScope {
  readonly lane?: Lane;
  /** Told after each attempt how far the parcel got; answer true to stop. */
  readonly onAttempt?: (parcelId: string, state: ParcelState) => boolean;
  /** Asked before each parcel. */
  readonly isStopped?: () => boolean;
  /** What was read of a parcel whose bytes are at hand; null, or a failure, when the stored bytes must be read. */
  readonly readAhead?: (parcelId: string) => Promise<SetRead | null>;
}

/**
 * Checks and imports what is due, oldest serial first between each sender and receiver, and answers how many attempts were made.
 * Each attempt is one transaction: after a crash at any point all of it is there or nothing, and it is due again. Any number of
 * callers in any number of processes may run at once. A server that crashes may lose the last attempts whole: their sets, received on
 * disk, are due again. Throws only when the database cannot be reached.
 */
export async function processParcels(services: ExchangeServices, { lane, onAttempt, isStopped, readAhead }: ProcessScope = {}): Promise<number> {
  const settings = settingsOf(services);
  for (let count = 0; ; count += 1) {
    if (isStopped?.()) return count;
    const claim = await services.database.work([], (tx) => claimNext(tx, settings, lane), { isByKey: true, isSmall: true, isLight: true });
    if (!claim) return count;
    const state = await attempt(services, claim, readAhead);
    if (state && onAttempt?.(claim.parcelId, state)) return count + 1;
  }
}

/** The state reached, or null when another worker has the parcel. */
async function attempt(services: ExchangeServices, claim: Claim, readAhead: ProcessScope["readAhead"]): Promise<ParcelState | null> {
  const { maxAttempts, onFailure } = settingsOf(services);
  const fail: Fail = async (tx, cause, state) => {
    const code = failureCode(cause);
    onFailure?.({ parcelId: claim.parcelId, code, cause });
    const isFinal = claim.attempt >= maxAttempts || isPermanent(cause);
    await noteFailure(tx, claim, code, isFinal);
    return isFinal ? "FAILED" : state;
  };
  try {
    return await services.database.work([], async (tx) => {
      const parcel = await hold(tx, claim);
      if (!parcel) return null;
      if (claim.attempt <= maxAttempts) return checkAndImport(services, tx, parcel, (await readAhead?.(claim.parcelId).catch(() => null)) ?? null, fail);
      // An attempt past the last one means that the last one killed its worker.
      await noteFailure(tx, claim, "UNKNOWN_OUTCOME", true);
      return "FAILED";
    }, { isByKey: claim.size < smallBytes, isSmall: claim.size < smallBytes, isLight: true });
  } catch (error) {
    return services.database.work([], (tx) => fail(tx, error, "RECEIVED"));
  }
}

type Fail = (tx: WriteTransaction, cause: unknown, state: ParcelState) => Promise<ParcelState>;

/** A set that passed the check stays ACCEPTED when an importer fails; what the importers had written is undone. */
async function checkAndImport(services: ExchangeServices, tx: WriteTransaction, parcel: HeldParcel, read: SetRead | null, fail: Fail): Promise<ParcelState> {
  const checked = await checkParcel(services, tx, parcel, read);
  if (!checked) return "REJECTED";
  tx.send("SAVEPOINT accepted");
  try {
    await importParcel(services, tx, parcel, checked);
    return "IMPORTED";
  } catch (error) {
    if (isRetryable(error)) throw error;
    await tx.execute("ROLLBACK TO SAVEPOINT accepted");
    await noteAccepted(tx, parcel, checked, "ACCEPTED");
    return fail(tx, error, "ACCEPTED");
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
