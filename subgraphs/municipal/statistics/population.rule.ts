/** Smallest count of people that may be shown anywhere. Source: publication rule of the 介護DB, people per cell. */
export const smallestCount = 10;

/**
 * Smallest count of people that may be shown of one municipality: none at all below 2,000 inhabitants, 20 below 25,000, else 10.
 * Where nobody knows how many live there, nothing is shown.
 */
export function smallestCountOf(population: number | null): number {
  if (population === null || population < 2_000) return Infinity;
  return population < 25_000 ? 20 : smallestCount;
}
