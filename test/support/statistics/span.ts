/** A prime: sums of ones and zeros that span a vector span it here as well, and products stay whole numbers of a double. */
const prime = 33_554_393;

const inverse = (value: number): number => {
  let [base, power, result] = [value, prime - 2, 1];
  for (; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
};

/**
 * Solves a system of sums by elimination. Answers whether a further sum of unknowns follows from the known ones: exactly the
 * linear combinations of what is known, whatever the numbers are.
 */
export function spanOf(sums: readonly (readonly number[])[]): (unknowns: readonly number[]) => boolean {
  const size = 1 + Math.max(0, ...sums.flat());
  const pivots: { at: number; row: Float64Array }[] = [];
  const reduce = (row: Float64Array): number => {
    for (const pivot of pivots) {
      const factor = row[pivot.at] ?? 0;
      if (factor === 0) continue;
      for (let column = pivot.at; column < size; column += 1) row[column] = ((row[column] ?? 0) + (prime - factor) * (pivot.row[column] ?? 0)) % prime;
    }
    return row.findIndex((value) => value !== 0);
  };
  const toRow = (unknowns: readonly number[]) => {
    const row = new Float64Array(size);
    for (const unknown of unknowns) row[unknown] = 1;
    return row;
  };
  for (const unknowns of sums) {
    const row = toRow(unknowns);
    const at = reduce(row);
    if (at < 0) continue;
    const scale = inverse(row[at] ?? 1);
    for (let column = at; column < size; column += 1) row[column] = ((row[column] ?? 0) * scale) % prime;
    pivots.push({ at, row });
    pivots.sort((one, other) => one.at - other.at);
  }
  return (unknowns) => unknowns.every((unknown) => unknown < size) && reduce(toRow(unknowns)) < 0;
}
