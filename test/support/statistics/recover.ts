import { boundsOf } from "./bounds.js";
import type { ReadCell } from "./reader.js";
import { spanOf } from "./span.js";

/** Hidden cells whose count follows from everything that was shown: by equations, or because only one whole number is left between the bounds. */
export function recover(cells: readonly ReadCell[]): string[] {
  const nobody = new Set(cells.filter(({ shown }) => shown === 0).flatMap(({ unknowns }) => unknowns));
  const known = cells.map((cell) => ({ ...cell, unknowns: cell.unknowns.filter((unknown) => !nobody.has(unknown)) }));
  const isInSpan = spanOf(known.filter(({ shown }) => shown !== null).map(({ unknowns }) => unknowns));
  const bounds = boundsOf(known);
  return known
    .filter(({ shown, key, unknowns }) => {
      const bound = bounds.get(key);
      return shown === null && (isInSpan(unknowns) || (bound !== undefined && bound.low === bound.high));
    })
    .map(({ key }) => key);
}
