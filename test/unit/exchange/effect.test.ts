import fc from "fast-check";
import { effectOf, foundingCosts, totalOf, type OfficeCosts } from "../../../subgraphs/exchange/effect/effect.rule.js";

const yen = fc.integer({ min: 0, max: 1_000_000 });
const costs: fc.Arbitrary<OfficeCosts> = fc.record({ printing: yen, communication: yen, post: yen, travel: yen, software: yen, labour: fc.option(yen), labourMinutes: fc.option(yen) });

test("the founding document's month: 38,395 yen become 34,211, which saves 4,184 a month and 50,208 a year; labour stands apart", () => {
  expect(effectOf(foundingCosts, null)).toEqual({
    basis: "FOUNDING_RATIO", totalBefore: 38_395, totalAfter: 34_211, savedMonthly: 4_184, savedYearly: 50_208,
    labourBefore: 95_218, labourAfter: null, labourMinutesBefore: 52.4 * 60, labourMinutesAfter: null,
  });
});

test("own figures are added up and compared, whole yen throughout, and labour never counts", () => {
  fc.assert(
    fc.property(costs, fc.option(costs), (before, after) => {
      const effect = effectOf(before, after);
      expect(effect.savedMonthly).toBe(effect.totalBefore - effect.totalAfter);
      expect(effect.savedYearly).toBe(effect.savedMonthly * 12);
      expect(Number.isInteger(effect.totalAfter)).toBe(true);
      expect(effectOf({ ...before, labour: 1, labourMinutes: 1 }, after).totalBefore).toBe(totalOf(before));
      if (after) expect(effect).toMatchObject({ basis: "OWN_FIGURES", totalAfter: totalOf(after), labourAfter: after.labour });
    }),
  );
});

test("an office that spends more afterwards sees that it does", () => {
  expect(effectOf({ ...foundingCosts, software: 0 }, foundingCosts).savedMonthly).toBe(-31_417);
});
