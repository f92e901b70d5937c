/** モジュラス10 ウェイト2-1 分割方式: from the right multiply by 2, 1, 2, 1 …, add the decimal digits of the products, take the tens complement. */
export function weightedCheckDigit(values: readonly number[]): number {
  let sum = 0;
  for (let index = values.length - 1, weight = 2; index >= 0; index -= 1, weight = 3 - weight) {
    const product = (values[index] ?? 0) * weight;
    sum += Math.floor(product / 10) + (product % 10);
  }
  return (10 - (sum % 10)) % 10;
}
