/** All ways to merge two writers' steps, each keeping its own order; the number says whose step it is. */
export function interleavings(a: readonly string[], b: readonly string[]): [number, string][][] {
  if (a.length === 0) return [b.map((item) => [1, item])];
  if (b.length === 0) return [a.map((item) => [0, item])];
  return [
    ...interleavings(a.slice(1), b).map((rest): [number, string][] => [[0, a[0] as string], ...rest]),
    ...interleavings(a, b.slice(1)).map((rest): [number, string][] => [[1, b[0] as string], ...rest]),
  ];
}
