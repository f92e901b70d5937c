import { computeBenefitTable } from "../../../subgraphs/schedules/benefit/benefit-table.rule.js";
import { toClaimLines, toPlannedBenefits } from "../../../subgraphs/schedules/benefit/claim.rule.js";
import { percentOf, toYen } from "../../../subgraphs/schedules/benefit/rounding.rule.js";
import { toTableSevenRows } from "../../../subgraphs/schedules/benefit/table-seven.rule.js";
import { lineOf } from "../../support/benefit-arbitrary.js";

describe("rounding example of 老企第36号", () => {
  test("each percentage is rounded at once and yen are floored", () => {
    const discounted = percentOf(254, 90);
    const raised = percentOf(discounted, 110);
    expect([discounted, raised, raised * 5, toYen(raised * 5, 1126)]).toEqual([229, 252, 1260, 14_187]);
  });

  test("chaining the percentages would give another result", () => {
    expect(Math.floor(254 * 0.9 * 1.1)).not.toBe(252);
  });
});

describe("example A: short stay beyond 30 days (記載例33-1)", () => {
  const line = { officeNumber: "1390000000", unitPrice: 1110 };
  const table = computeBenefitTable({
    limitUnits: 26_931,
    benefitRate: 90,
    lines: [
      lineOf({ ...line, serviceCode: "212345", units: 755, count: 30 }),
      lineOf({ ...line, serviceCode: "212346", units: -30, count: 20 }),
      lineOf({ ...line, serviceCode: "216000", units: 18, count: 30, limitManaged: false }),
      lineOf({ ...line, serviceCode: "212345", units: 725, count: 1, over30Days: true }),
      lineOf({ ...line, serviceCode: "216000", units: 18, count: 1, limitManaged: false, over30Days: true }),
    ],
  });
  const rows = toTableSevenRows(table, { untilLastMonth: 10, thisMonth: 31 });
  const yen = (code: string) => {
    const row = rows.find(({ serviceCode }) => serviceCode === code);
    return [row?.serviceUnitsTotal, row?.totalCostCovered, row?.claimedAmount, row?.copaymentCovered, row?.copaymentFull];
  };

  test("the managed units are costed together", () => expect(yen("21AAAA")).toEqual([22_050, 244_755, 220_279, 24_476, 0]));
  test("the add-on outside the limit is costed on its own line", () => expect(yen("216000")).toEqual([540, 5_994, 5_394, 600, 0]));
  test("day 31 and its add-on are paid in full, each floored", () => {
    expect(rows.filter(({ over30Days, serviceCode }) => over30Days && !serviceCode.endsWith("ZZZZ")).map((row) => row.copaymentFull)).toEqual([8_047, 199]);
    expect(yen("21ZZZZ")).toEqual([743, 0, 0, 0, 8_246]);
  });
  test("the total counts only managed units against the limit and carries the short-stay days", () => {
    expect(yen("999999")).toEqual([22_050, 250_749, 225_673, 25_076, 8_246]);
    expect(rows.at(-1)).toMatchObject({ serviceOfficeNumber: "9999999999", daysUntilLastMonth: 10, daysPlannedThisMonth: 31, daysCumulative: 41 });
  });
});

describe("example B: 総合事業 with fixed co-pay over the limit (記載例6)", () => {
  const first = { officeNumber: "90A0100040", unitPrice: 1035 };
  const input = {
    limitUnits: 10_473,
    benefitRate: 90,
    lines: [
      lineOf({ ...first, serviceCode: "A41001", units: 401, count: 5, fixedCopay: 414 }),
      lineOf({ ...first, serviceCode: "A41002", units: 401, count: 5, fixedCopay: 777 }),
      lineOf({ officeNumber: "90A0100060", unitPrice: 1035, serviceCode: "A81003", units: 871, count: 8, fixedCopay: 871 }),
    ],
    over: [0, 505, 0],
  };
  const table = computeBenefitTable(input);
  const rows = toTableSevenRows(table);
  const row = (code: string) => rows.find(({ serviceCode }) => serviceCode === code);

  test("the excess is the total beyond the limit", () => {
    expect(row("999999")).toMatchObject({ benefitManagedUnits: 10_978, overallLimitExcessUnits: 505, overallLimitWithinUnits: 10_473 });
  });
  test("units of one office and type are summed, then costed once", () => {
    expect(row("A4AAAA")).toMatchObject({ totalCostCovered: 36_276, claimedAmount: 31_300, copaymentCovered: 4_976, copaymentFull: 5_226 });
  });
  test("the fixed co-pay follows the insured units of its line", () => {
    expect([row("A41001")?.copaymentCovered, row("A41002")?.copaymentCovered]).toEqual([2_070, 2_906]);
  });
  test("the office without excess pays nothing in full", () => {
    expect(row("A81003")).toMatchObject({ totalCostCovered: 72_118, claimedAmount: 65_150, copaymentCovered: 6_968, copaymentFull: 0 });
  });
  test("the units within the limit go to the benefit management sheet", () => {
    expect(toPlannedBenefits(table).map(({ units }) => units)).toEqual([3_505, 6_968]);
  });
  test("an allocation that does not meet the excess is refused", () => {
    for (const over of [[0, 504, 0], [505, 505, 0], [-1, 506, 0], [0, 505], [0.5, 504.5, 0], [2_006, 0, 0]]) {
      expect(() => computeBenefitTable({ ...input, over })).toThrow(expect.objectContaining({ code: "ALLOCATION_INVALID" }));
    }
  });
});

describe("example C: exactly the limit of 要介護1 at 11.40 yen", () => {
  test.each([
    [90, 172_008, 19_113],
    [80, 152_896, 38_225],
    [70, 133_784, 57_337],
  ])("at %i %% insurance pays %i and the user %i", (benefitRate, claim, copay) => {
    const table = computeBenefitTable({ lines: [lineOf({ serviceCode: "111111", units: 16_765, count: 1 })], limitUnits: 16_765, benefitRate });
    expect(table.cost).toEqual({ totalCost: 191_121, claim, copay, selfPay: 0 });
    expect(table.over).toBe(0);
    expect(toClaimLines(table)[0]).toMatchObject({ claim, copay });
  });
});
