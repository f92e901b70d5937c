/**
 * Rounding of units and yen (端数処理, 老企第36号 第二の1(1)). Everything is an integer: a unit price is
 * carried as price × 100 (11.40 yen = 1140), a rate in % (90), an add-on in ‰ (245 = 24.5 %).
 */

/** Half-up (四捨五入) of `base × part / whole`; call it once per percentage, never chain fractions. */
export function roundShare(base: number, part: number, whole: number): number {
  return Math.floor((2 * base * part + whole) / (2 * whole));
}

/** Units after one percentage: 254 at 90 % is 229 (228.6 half-up). */
export function percentOf(units: number, percent: number): number {
  return roundShare(units, percent, 100);
}

/** Units of one percentage add-on given in ‰. */
export function permilleOf(units: number, permille: number): number {
  return roundShare(units, permille, 1000);
}

/** Yen of units at a unit price (price × 100): fractions below one yen are dropped (切り捨て). */
export function toYen(units: number, unitPrice: number): number {
  return Math.floor((units * unitPrice) / 100);
}
