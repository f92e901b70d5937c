import type { JWTPayload } from "jose";

/** Claims that prove a second factor at this issuer: any accepted `acr`, or any accepted member of `amr`. */
export interface SecondFactorRules {
  readonly acr: readonly string[];
  readonly amr: readonly string[];
}

/** Whether the issuer says that more than one factor was used. Odd claims say nothing. */
export function hasSecondFactor({ acr, amr }: JWTPayload, rules: SecondFactorRules): boolean {
  if (typeof acr === "string" && rules.acr.includes(acr)) return true;
  return Array.isArray(amr) && amr.some((method) => rules.amr.includes(method as string));
}
