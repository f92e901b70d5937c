import { permilleOf } from "./rounding.rule.js";

/** Units of one office × service type on which a percentage add-on is taken. */
export interface AddOnBase {
  /** Units that insurance pays: within the limits, plus lines outside the limit. */
  readonly insured: number;
  /** All units: also those beyond a limit and beyond 30 days. */
  readonly all: number;
}

/** Insured and self-paid units of one add-on. */
export interface AddOnUnits {
  readonly insured: number;
  readonly selfPay: number;
}

/** Insured part = rate × insured units, self-paid part = rate × all units − insured part; each rounded once. */
export function addOnUnitsOf(base: AddOnBase, permille: number): AddOnUnits {
  const insured = permilleOf(base.insured, permille);
  return { insured, selfPay: permilleOf(base.all, permille) - insured };
}

/** The base for the next stage: area add-ons count into the base of 処遇改善加算. */
export function withAddOns(base: AddOnBase, addOns: readonly AddOnUnits[]): AddOnBase {
  const insured = addOns.reduce((sum, part) => sum + part.insured, 0);
  const selfPay = addOns.reduce((sum, part) => sum + part.selfPay, 0);
  return { insured: base.insured + insured, all: base.all + insured + selfPay };
}
