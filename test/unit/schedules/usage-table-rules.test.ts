import fc from "fast-check";
import { toBenefitRowKind, toHundredths, toPrice } from "../../../subgraphs/schedules/benefit-row/benefit-row.rule.js";
import { toTypeLimits } from "../../../subgraphs/schedules/usage-table/header-items.rule.js";
import { getMonths, monthsBetween } from "../../../subgraphs/schedules/usage-table/months.rule.js";
import { toUsageTableContents } from "../../../subgraphs/schedules/usage-table/usage-table-content.rule.js";
import { sampleRecord } from "../../support/standard-samples.js";

const supplement = (changes = {}) => sampleRecord("UPHOSOKU", { targetMonth: "2025-04", carePlanDate: null, ...changes });

test.each([["111111", "DETAIL"], ["11AAAA", "SUBTOTAL_LIMIT"], ["15EEEE", "SUBTOTAL_OUTSIDE"], ["21ZZZZ", "SUBTOTAL_OVER_30"], ["999999", "TOTAL"]])("the row %s of table 7 is %s", (code, kind) => {
  expect(toBenefitRowKind(code)).toBe(kind);
});

test("a unit price keeps every hundredth, written with two decimals", () => {
  expect(["11.4", "11.40", "10", "0.05", null].map((text) => toPrice(toHundredths(text)))).toEqual(["11.40", "11.40", "10.00", "0.05", null]);
  fc.assert(fc.property(fc.integer({ min: 0, max: 99_999 }), (hundredths) => expect(toHundredths(toPrice(hundredths))).toBe(hundredths)));
});

test("filled type limits come out in slot order, empty slots do not", () => {
  const limits = toTypeLimits(supplement({ typeLimit1ServiceType: "11", typeLimit1LimitUnits: 5000, typeLimit9ServiceType: "22", typeLimit9ExcessUnits: 7 }));
  expect(limits).toEqual([
    { serviceType: "11", limitUnits: 5000, totalUnits: null, excessUnits: null },
    { serviceType: "22", limitUnits: null, totalUnits: null, excessUnits: 7 },
  ]);
});

test("a span of months crosses years and ends at 24 months", () => {
  expect(monthsBetween("2025-11", "2026-02", 25)).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"]);
  expect(getMonths("2025-01", "2026-12")).toHaveLength(24);
  for (const [from, to] of [["2025-01", "2027-01"], ["2025-02", "2025-01"], ["0001-01", "9999-12"]] as const) expect(() => getMonths(from, to)).toThrow("24 months");
});

test("a set is joined by person and month, and a supplement alone makes no usage table", () => {
  const contents = toUsageTableContents(
    [sampleRecord("UPPLAN"), sampleRecord("UPPLAN", { insuredNumber: "0000000102" }), sampleRecord("UPPLAN", { serviceDate: "2025-04-02" })],
    [sampleRecord("UPSIKYU")],
    [supplement({ benefitLimitUnits: 16765 }), supplement({ insuredNumber: "0000000103" })],
  );
  expect(contents.map(({ insuredNumber, planned, benefit, header }) => [insuredNumber, planned.length, benefit.length, header.benefitLimitUnits])).toEqual([
    ["0000000101", 2, 1, 16765],
    ["0000000102", 1, 0, null],
  ]);
});

describe("the content's hash", () => {
  const plan = [sampleRecord("UPPLAN"), sampleRecord("UPPLAN", { serviceDate: "2025-04-02" })];
  const hashOf = (...parts: Parameters<typeof toUsageTableContents>) => toUsageTableContents(...parts)[0]?.contentHash;
  const same = hashOf(plan, [sampleRecord("UPSIKYU")], [supplement()]);

  test("does not depend on the order of records or on the person's address", () => {
    expect(hashOf([...plan].reverse(), [sampleRecord("UPSIKYU")], [supplement({ address1: "見本市 1-2-3" })])).toBe(same);
  });

  test("changes with any table, with the limits, and with a doubled record", () => {
    const changed = [
      hashOf([plan[0] as (typeof plan)[0]], [sampleRecord("UPSIKYU")], [supplement()]),
      hashOf(plan, [sampleRecord("UPSIKYU", { units: 2 })], [supplement()]),
      hashOf(plan, [sampleRecord("UPSIKYU")], [supplement({ careLevel: "23" })]),
      hashOf([...plan, ...plan], [sampleRecord("UPSIKYU")], [supplement()]),
    ];
    expect(new Set([same, ...changed]).size).toBe(5);
  });
});
