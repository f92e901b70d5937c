import type { ExchangeAdoption } from "./adoption.entity.js";

/** One or two offices could be recognised: such counts are not shown (rule for offices per cell in official statistics). */
export const isSmall = (count: number | null): boolean => count === 1 || count === 2;

/** Hides small counts, and a numerator that leaves only one or two offices that do not use it: they could be recognised as well. */
export function hideSmallCells(cell: ExchangeAdoption): ExchangeAdoption {
  const { officesUsing, officesAll } = cell;
  const hidesAll = isSmall(officesAll);
  const hidesUsing = isSmall(officesUsing) || isSmall((officesAll ?? 0) - (officesUsing ?? 0));
  return { ...cell, officesUsing: hidesUsing ? null : officesUsing, officesAll: hidesAll ? null : officesAll, hiddenBecause: hidesAll || hidesUsing ? "SMALL_CELL" : null };
}
