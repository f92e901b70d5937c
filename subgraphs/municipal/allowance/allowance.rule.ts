import type { AllowanceRule } from "./allowance-rule.entity.js";
import type { AllowanceUse } from "./allowance-use.entity.js";
import type { Allowance } from "./allowance.type.js";

type Rule = Pick<AllowanceRule, "kind" | "limitYen" | "renewal">;

/** Used where an insurer has none of its own. The amounts are reported in public, the renewals are not: insurers load what holds for them. */
export const usualRules: readonly Rule[] = [
  { kind: "HOME_MODIFICATION", limitYen: 200_000, renewal: "ON_NOTICE" },
  { kind: "EQUIPMENT_PURCHASE", limitYen: 100_000, renewal: "FISCAL_YEAR" },
];

/** What is left on a day, for each kind of which something is on record. Uses come newest first. */
export function allowancesOn(uses: readonly AllowanceUse[], own: readonly Rule[], day: string): Allowance[] {
  return usualRules.flatMap((usual) => {
    const ofKind = uses.filter(({ kind, usedOn }) => kind === usual.kind && usedOn <= day);
    if (ofKind.length === 0) return [];
    const { kind, limitYen, renewal } = own.find((rule) => rule.kind === usual.kind) ?? usual;
    const notice = ofKind.find(({ startsAnew }) => startsAnew)?.usedOn ?? null;
    const periodFrom = renewal === "FISCAL_YEAR" ? later(fiscalYearStart(day), notice) : notice;
    const inPeriod = ofKind.filter(({ usedOn }) => periodFrom === null || usedOn >= periodFrom);
    const usedYen = inPeriod.reduce((sum, { costYen }) => sum + costYen, 0);
    return [{ kind, limitYen, usedYen, remainingYen: Math.max(0, limitYen - usedYen), periodFrom, uses: inPeriod }];
  });
}

const later = (day: string, other: string | null) => (other !== null && other > day ? other : day);

/** April 1st of the fiscal year that a day belongs to. */
function fiscalYearStart(day: string): string {
  const year = Number(day.slice(0, 4));
  return `${day.slice(5) >= "04-01" ? year : year - 1}-04-01`;
}
