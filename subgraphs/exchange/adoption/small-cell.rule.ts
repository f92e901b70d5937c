/** Offices that use the exchange, of all; null is hidden. */
export interface OfficeCounts {
  readonly officesUsing: number | null;
  readonly officesAll: number | null;
}

/** One or two offices could be recognised: such counts are not shown (rule for offices per cell in official statistics). */
export const isSmall = (count: number): boolean => count === 1 || count === 2;

/** Hides small counts, and a numerator that leaves only one or two offices that do not use it: they could be recognised as well. */
export function hideSmallCells({ officesUsing, officesAll }: { readonly officesUsing: number; readonly officesAll: number }): OfficeCounts {
  const hidesUsing = isSmall(officesUsing) || isSmall(officesAll - officesUsing);
  return { officesUsing: hidesUsing ? null : officesUsing, officesAll: isSmall(officesAll) ? null : officesAll };
}
