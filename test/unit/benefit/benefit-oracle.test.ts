import fc from "fast-check";
import { managedUnitsOf, serviceTypeOf } from "../../../subgraphs/schedules/benefit/benefit-line.rule.js";
import { computeBenefitTable } from "../../../subgraphs/schedules/benefit/benefit-table.rule.js";
import { excessUnits } from "../../../subgraphs/schedules/benefit/excess.rule.js";
import { toTableSevenRows } from "../../../subgraphs/schedules/benefit/table-seven.rule.js";
import { proposeTypeAllocation, toTypeLimitUse } from "../../../subgraphs/schedules/benefit/type-limit.rule.js";
import { benefitInputs, lineOf, spread } from "../../support/benefit-arbitrary.js";
import { oracleRows } from "../../support/benefit-oracle.js";
import type { OracleRow } from "../../support/benefit-oracle.js";

/** Cases per run; raise it for the long run. */
const numRuns = Number(process.env["BENEFIT_CASES"] ?? 1000);

describe("benefit arithmetic against a second implementation", () => {
  test("both give the same rows for any month and any allowed sharing of the excess", () => {
    fc.assert(
      fc.property(benefitInputs, fc.array(fc.nat(1000), { minLength: 1, maxLength: 14 }), (input, picks) => {
        const typed = input.lines.map((line) => ({ serviceType: serviceTypeOf(line.serviceCode), units: managedUnitsOf(line) }));
        const overType = proposeTypeAllocation(toTypeLimitUse(input.typeLimits ?? [], typed), typed);
        const rest = typed.map(({ units }, index) => units - (overType[index] ?? 0));
        const over = spread(rest, excessUnits(rest.reduce((a, b) => a + b, 0), input.limitUnits), picks);
        const given = { ...input, overType, over };
        expect(productRows(given)).toEqual(oracleRows(given));
      }),
      { numRuns },
    );
  });

  test("the comparison notices a difference of one unit", () => {
    const input = { lines: [lineOf({ serviceCode: "111111", units: 254, count: 5 })], limitUnits: 5000, benefitRate: 90, overType: [0], over: [0] };
    const other = { ...input, lines: [lineOf({ serviceCode: "111111", units: 255, count: 5 })] };
    expect(productRows(input)).not.toEqual(oracleRows(other));
  });
});

function productRows(input: Parameters<typeof computeBenefitTable>[0]): OracleRow[] {
  const big = (value: number | null): bigint | null => (value === null ? null : BigInt(value));
  return toTableSevenRows(computeBenefitTable(input)).map((row) => ({
    office: row.serviceOfficeNumber,
    code: row.serviceCode,
    units: BigInt(row.serviceUnitsTotal),
    within: big(row.overallLimitWithinUnits),
    over: big(row.overallLimitExcessUnits),
    cost: big(row.totalCostCovered),
    claim: big(row.claimedAmount),
    copay: big(row.copaymentCovered),
    self: big(row.copaymentFull),
  }));
}
