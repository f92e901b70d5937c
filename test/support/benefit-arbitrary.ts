import fc from "fast-check";
import type { BenefitLine } from "../../subgraphs/schedules/benefit/benefit-line.rule.js";
import type { BenefitInput } from "../../subgraphs/schedules/benefit/benefit-table.rule.js";

/** A line with nothing special about it. */
export function lineOf(part: Partial<BenefitLine> & { serviceCode: string; units: number; count: number }): BenefitLine {
  return {
    officeNumber: "1370100008", officeName: "A", satelliteBranch: null, taisCode: null, equipmentNotificationCode: null,
    equipmentName: null, discountRate: 100, limitManaged: true, over30Days: false, managedUnits: null,
    unitPrice: 1140, fixedCopay: null, addOn: null, ...part,
  };
}

const TYPES = ["11", "13", "15", "17", "21", "22", "2A", "A2", "A6"];
const PRICES = [1000, 1014, 1021, 1042, 1055, 1066, 1083, 1090, 1140];

const line = fc.record({
  office: fc.integer({ min: 0, max: 2 }),
  type: fc.constantFrom(...TYPES),
  item: fc.integer({ min: 1000, max: 9998 }),
  units: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 3000 }) }, { weight: 1, arbitrary: fc.integer({ min: -60, max: -1 }) }),
  discountRate: fc.constantFrom(100, 100, 100, 97, 90, 85, 70),
  count: fc.integer({ min: 0, max: 31 }),
  limitManaged: fc.boolean(),
  over30Days: fc.nat(9).map((n) => n === 0),
  moreManaged: fc.option(fc.integer({ min: 0, max: 500 }), { freq: 8 }),
  fixedCopay: fc.option(fc.integer({ min: 0, max: 3000 }), { freq: 4 }),
  addOn: fc.option(fc.record({ kind: fc.constantFrom("AREA" as const, "TREATMENT" as const), permille: fc.integer({ min: 1, max: 300 }) }), { freq: 8 }),
});

/** A whole month of one person: up to 14 lines, a limit that is often exceeded, sometimes type limits. */
export const benefitInputs: fc.Arbitrary<BenefitInput> = fc.record({
  lines: fc.array(line, { maxLength: 14 }).map((drafts) => drafts.map(({ office, type, item, moreManaged, ...rest }): BenefitLine => lineOf({
    ...rest,
    serviceCode: `${type}${item}`,
    officeNumber: `137010000${office}`,
    unitPrice: PRICES[(office * 5 + TYPES.indexOf(type)) % PRICES.length] ?? 1000,
    managedUnits: moreManaged === null || rest.units < 0 ? null : rest.units * rest.count + moreManaged,
  }))),
  limitUnits: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 60_000 }) }, { weight: 1, arbitrary: fc.constant(null) }),
  benefitRate: fc.constantFrom(90, 80, 70),
  typeLimits: fc.uniqueArray(fc.record({ serviceType: fc.constantFrom("11", "15", "21", "22"), limitUnits: fc.integer({ min: 0, max: 20_000 }) }), {
    maxLength: 3,
    selector: ({ serviceType }) => serviceType,
  }),
});

/** Spreads an excess over lines in a random but allowed way: `picks` decide the order and the share. */
export function spread(units: readonly number[], excess: number, picks: readonly number[]): number[] {
  const over = units.map(() => 0);
  const order = units.map((_, index) => index).sort((a, b) => (picks[a % picks.length] ?? 0) - (picks[b % picks.length] ?? 0));
  let rest = excess;
  for (const pass of [0.5, 1]) {
    for (const index of order) {
      const room = Math.max(0, units[index] ?? 0) - (over[index] ?? 0);
      const taken = Math.min(rest, Math.floor(room * pass));
      over[index] = (over[index] ?? 0) + taken;
      rest -= taken;
    }
  }
  return over;
}
