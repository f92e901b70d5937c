import fc from "fast-check";
import { computeBenefitTable } from "../../../subgraphs/schedules/benefit/benefit-table.rule.js";
import { CARE_LEVELS, findLimitUnits } from "../../../subgraphs/schedules/benefit/care-level-limit.rule.js";
import { findMonthLevel } from "../../../subgraphs/schedules/benefit/month-level.rule.js";
import { toBenefitLines } from "../../../subgraphs/schedules/benefit/planned-lines.rule.js";
import { roundShare } from "../../../subgraphs/schedules/benefit/rounding.rule.js";
import { toTableSevenRows } from "../../../subgraphs/schedules/benefit/table-seven.rule.js";
import { AREA_ADD_ON, findUnitPrice, UNIT_PRICE_TABLE } from "../../../subgraphs/schedules/benefit/unit-price.rule.js";
import type { AreaGrade } from "../../../subgraphs/schedules/benefit/unit-price.rule.js";
import { toClaimLines } from "../../../subgraphs/schedules/benefit/claim.rule.js";
import { benefitInputs, lineOf } from "../../support/benefit-arbitrary.js";

describe("monthly limit", () => {
  test("the values of 2019-10 hold today, the older ones before", () => {
    expect(CARE_LEVELS.map((level) => findLimitUnits(level, "2026-11"))).toEqual([5032, 5032, 10531, 16765, 19705, 27048, 30938, 36217]);
    expect(findLimitUnits("23", "2019-09")).toBe(26_931);
    expect(findLimitUnits("23", "2019-10")).toBe(27_048);
  });
  test("what has no source is null or configured", () => {
    expect(findLimitUnits("25", "2015-04")).toBeNull();
    expect(findLimitUnits("99", "2026-11")).toBeNull();
    expect(findLimitUnits("06", "2015-04", { programmeEligibleUnits: 10_473 })).toBe(10_473);
  });
});

describe("level of a month", () => {
  const spans = [
    { careLevel: "22", from: "2025-08-01", to: "2026-08-14" },
    { careLevel: "24", from: "2026-08-15", to: null },
  ] as const;
  test("the heavier level holds for the month of the change", () => {
    expect(findMonthLevel(spans, "2026-08")).toEqual({ heaviest: "24", current: "24", previous: "22", changedOn: "2026-08-15" });
  });
  test("a lighter level inside the month does not lower the limit", () => {
    const lighter = [{ ...spans[0], careLevel: "24" as const }, { ...spans[1], careLevel: "22" as const }];
    expect(findMonthLevel(lighter, "2026-08")).toEqual({ heaviest: "24", current: "22", previous: "24", changedOn: "2026-08-15" });
  });
  test("a month without a change has no previous level, a month outside has none at all", () => {
    expect(findMonthLevel(spans, "2026-09")).toEqual({ heaviest: "24", current: "24", previous: null, changedOn: null });
    expect(findMonthLevel(spans, "2025-07")).toBeNull();
  });
  test("a renewal at the same level is no change", () => {
    const renewed = [spans[0], { careLevel: "22" as const, from: "2026-08-15", to: null }];
    expect(findMonthLevel(renewed, "2026-08")).toMatchObject({ previous: null, changedOn: null });
  });
});

describe("unit price", () => {
  test("the table is 10 × (1 + add-on × labour share), half-up to 0.01 yen", () => {
    for (const share of [70, 55, 45] as const) {
      for (const grade of [0, 1, 2, 3, 4, 5, 6, 7] as AreaGrade[]) {
        expect(UNIT_PRICE_TABLE[share][grade]).toBe(1000 + roundShare(1000, AREA_ADD_ON[grade] * share, 10_000));
      }
    }
  });
  test("grade and service decide together; flat services are 10.00 everywhere", () => {
    expect([findUnitPrice(1, "11"), findUnitPrice(1, "21"), findUnitPrice(1, "15"), findUnitPrice(1, "17")]).toEqual([1140, 1110, 1090, 1000]);
    expect(findUnitPrice(1, "99")).toBeNull();
  });
});

describe("sharing out and costing, for any month", () => {
  const run = (check: (input: Parameters<typeof computeBenefitTable>[0]) => void): void => fc.assert(fc.property(benefitInputs, check), { numRuns: 500 });

  test("the proposal always holds its invariants: the total within never passes the limit", () => {
    run((input) => {
      const table = computeBenefitTable(input);
      const within = table.managedUnits - table.overType - table.over;
      if (input.limitUnits !== null) expect(within).toBeLessThanOrEqual(input.limitUnits);
      if (table.over > 0) expect(within).toBe(input.limitUnits);
    });
  });
  test("insurance and user together pay the cost, and the rows add up to the total", () => {
    run((input) => {
      const rows = toTableSevenRows(computeBenefitTable(input));
      const total = rows.at(-1);
      const costed = rows.slice(0, -1).filter((row) => row.totalCostCovered !== null && !repeatsItsRows(row));
      const sum = (pick: (row: (typeof rows)[number]) => number | null) => costed.reduce((all, row) => all + (pick(row) ?? 0), 0);
      expect(sum((row) => row.totalCostCovered)).toBe(total?.totalCostCovered);
      expect(sum((row) => row.claimedAmount)).toBe(total?.claimedAmount);
      expect(sum((row) => row.copaymentFull)).toBe(total?.copaymentFull);
      for (const row of costed) expect((row.claimedAmount ?? 0) + (row.copaymentCovered ?? 0)).toBe(row.totalCostCovered);
    });
  });
  test("the claim of a service type differs from table 7 by less than its number of costed lines", () => {
    run((input) => {
      const table = computeBenefitTable({ ...input, lines: input.lines.map((line) => ({ ...line, fixedCopay: null })) });
      toClaimLines(table).forEach((claim, index) => {
        const group = table.groups[index];
        expect(Math.abs(claim.totalCost - (group?.cost.totalCost ?? 0))).toBeLessThanOrEqual(group?.lines.length ?? 0);
      });
    });
  });
});

/** EEEE and ZZZZ repeat rows that are costed themselves. */
function repeatsItsRows(row: { serviceCode: string }): boolean {
  return /(EEEE|ZZZZ)$/.test(row.serviceCode);
}

describe("limits per service type", () => {
  const lines = [
    lineOf({ serviceCode: "111111", units: 500, count: 10 }),
    lineOf({ serviceCode: "221111", units: 800, count: 3 }),
    lineOf({ serviceCode: "2A1111", units: 900, count: 2 }),
  ];
  test("they act before the overall limit, short-stay medical types together as 22", () => {
    const table = computeBenefitTable({ lines, limitUnits: 7_000, benefitRate: 90, typeLimits: [{ serviceType: "2A", limitUnits: 4_000 }] });
    expect(table.typeLimits).toEqual([{ serviceType: "22", limitUnits: 4_000, totalUnits: 4_200, excessUnits: 200 }]);
    expect([table.overType, table.over]).toEqual([200, 2_000]);
  });
  test("units beyond one type's limit cannot be put on another type", () => {
    const input = { lines, limitUnits: null, benefitRate: 90, typeLimits: [{ serviceType: "22", limitUnits: 4_000 }] };
    expect(() => computeBenefitTable({ ...input, overType: [200, 0, 0] })).toThrow(expect.objectContaining({ code: "ALLOCATION_INVALID" }));
    expect(computeBenefitTable({ ...input, overType: [0, 200, 0] }).overType).toBe(200);
  });
  test("a tenth limit is refused", () => {
    const typeLimits = Array.from({ length: 10 }, (_, index) => ({ serviceType: String(index + 11), limitUnits: 1 }));
    expect(() => computeBenefitTable({ lines, limitUnits: null, benefitRate: 90, typeLimits })).toThrow(expect.objectContaining({ code: "INPUT_INVALID" }));
  });
});

describe("percentage add-ons", () => {
  const addOn = lineOf({ serviceCode: "116269", units: 0, count: 1, addOn: { kind: "TREATMENT", permille: 245 } });
  test("over the limit, insurance pays the rate on units within and the user the difference", () => {
    const table = computeBenefitTable({ lines: [lineOf({ serviceCode: "111111", units: 1_000, count: 20 }), addOn], limitUnits: 16_765, benefitRate: 90 });
    const result = table.groups[0]?.lines[1];
    expect([result?.insuredUnits, result?.selfPayUnits]).toEqual([4_107, 793]);
    expect(result?.managedUnits).toBe(0);
  });
  test("an area add-on counts into the base of 処遇改善", () => {
    const area = lineOf({ serviceCode: "118000", units: 0, count: 1, addOn: { kind: "AREA", permille: 150 } });
    const table = computeBenefitTable({ lines: [lineOf({ serviceCode: "111111", units: 1_000, count: 1 }), addOn, area], limitUnits: null, benefitRate: 90 });
    expect(table.groups[0]?.lines.map(({ serviceUnits }) => serviceUnits)).toEqual([1_000, 282, 150]);
  });
});

describe("lines from planned cells", () => {
  const cell = {
    serviceOfficeNumber: "1370100008", serviceOfficeName: "A", satelliteBranch: null, serviceCode: "111111", taisCode: null,
    equipmentNotificationCode: null, equipmentName: null, detailNumber: null, serviceCount: 1, over30Days: false, units: null,
  };
  const facts = { units: 387, discountRate: 100, limitManaged: true, per: "TIME" as const, fixedCopay: null, addOn: null };

  test("days of one code become one line with their count", () => {
    const lines = toBenefitLines([cell, cell, { ...cell, serviceCount: 2 }, { ...cell, serviceCode: "112222" }], () => facts, () => 1140);
    expect(lines.map(({ serviceCode, count, units }) => [serviceCode, count, units])).toEqual([["111111", 4, 387], ["112222", 1, 387]]);
  });
  test("a monthly code counts once however many days carry it", () => {
    expect(toBenefitLines([cell, cell], () => ({ ...facts, per: "MONTH" }), () => 1140)[0]?.count).toBe(1);
  });
  test("two equal pieces of equipment stay two lines", () => {
    const lines = toBenefitLines([{ ...cell, detailNumber: 1 }, { ...cell, detailNumber: 2 }], () => ({ ...facts, per: "MONTH" }), () => 1000);
    expect(lines).toHaveLength(2);
  });
});

test("lines of one office and type with two prices are refused", () => {
  const lines = [lineOf({ serviceCode: "111111", units: 1, count: 1 }), lineOf({ serviceCode: "111112", units: 1, count: 1, unitPrice: 1000 })];
  expect(() => computeBenefitTable({ lines, limitUnits: null, benefitRate: 90 })).toThrow(expect.objectContaining({ code: "INPUT_INVALID" }));
});
