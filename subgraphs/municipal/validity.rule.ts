/** Something that holds between two calendar days, open at the end when the last day is missing. */
export interface Validity {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** The first of the given states that holds on a day; states come newest first. Null when none does. */
export const findOnDay = <State extends Validity>(states: readonly State[], day: string): State | null => states.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo)) ?? null;
