import type { WriteTransaction } from "../database/write-transaction.js";
import type { SubjectKey } from "./importer.js";

/** One month of one person. */
export interface SubjectMonth extends SubjectKey {
  /** "YYYY-MM". */
  readonly serviceMonth: string;
}

/** Months to work out anew: some people of one insurer in one month, or all of them. */
export interface MonthScope {
  readonly insurerNumber: string;
  readonly serviceMonth: string;
  /** Null means everybody. */
  readonly recipientIds: readonly string[] | null;
}

/**
 * The people of a scope as a condition on `column`, $3: some by their key, or all. Two texts rather than one with OR, which could
 * use no index once it is planned for all values.
 */
export const peopleOf = ({ recipientIds }: Pick<MonthScope, "recipientIds">, column = "recipient_id"): string => (recipientIds === null ? "$3::uuid[] IS NULL" : `${column} = ANY ($3::uuid[])`);

/** From this many people on, a month is worked out as that of a whole town. */
const many = 200;
export const isTown = ({ recipientIds }: Pick<MonthScope, "recipientIds">): boolean => recipientIds === null || recipientIds.length >= many;

/**
 * Runs statements about a scope. The months of many people are some hundred thousand rows: hashes and sorts stay in memory (arrays
 * in them are planned far larger than they become, hence the multiplier), each statement is planned for the very month it is about,
 * and sets are never joined row by row, also where the server has no statistics of a month yet (four parcels of 1,750 people into a
 * fresh month took 149 seconds, and take 19 so).
 */
export async function inSets(tx: WriteTransaction, scope: Pick<MonthScope, "recipientIds">, work: () => Promise<unknown>): Promise<void> {
  const isLarge = isTown(scope);
  if (isLarge) tx.send("SET LOCAL work_mem = '128MB'; SET LOCAL hash_mem_multiplier = 8; SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL enable_nestloop = off; SET LOCAL enable_sort = off");
  await work();
  if (isLarge) tx.send("SET LOCAL enable_nestloop = on; SET LOCAL enable_sort = on");
}

/** Keeps what one subgraph derives from the records of several: told inside the transaction that changed somebody's month. */
export interface Follower {
  readonly name: string;
  follow(tx: WriteTransaction, scope: MonthScope): Promise<void>;
}

/** Months by insurer and month, each person once, in an order that two transactions share. */
export function toScopes(months: readonly SubjectMonth[]): (MonthScope & { readonly recipientIds: readonly string[] })[] {
  const scopes = new Map<string, { insurerNumber: string; serviceMonth: string; people: Set<string> }>();
  for (const { insurerNumber, recipientId, serviceMonth } of months) {
    const key = `${insurerNumber}${serviceMonth}`;
    const scope = scopes.get(key) ?? { insurerNumber, serviceMonth, people: new Set<string>() };
    scope.people.add(recipientId);
    scopes.set(key, scope);
  }
  return [...scopes.keys()].sort().map((key) => {
    const { insurerNumber, serviceMonth, people } = scopes.get(key) as { insurerNumber: string; serviceMonth: string; people: Set<string> };
    return { insurerNumber, serviceMonth, recipientIds: [...people].sort() };
  });
}
