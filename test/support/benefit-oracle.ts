import type { BenefitInput } from "../../subgraphs/schedules/benefit/benefit-table.rule.js";
import type { BenefitLine } from "../../subgraphs/schedules/benefit/benefit-line.rule.js";

/**
 * A second, deliberately naive table 7: big integers, no shared function with the product, one pass per question.
 * The shares of the excess are taken as given; proposals are checked by their invariants only.
 */
export interface OracleRow {
  readonly office: string;
  readonly code: string;
  readonly units: bigint;
  readonly within: bigint | null;
  readonly over: bigint | null;
  readonly cost: bigint | null;
  readonly claim: bigint | null;
  readonly copay: bigint | null;
  readonly self: bigint | null;
}

interface Worked {
  line: BenefitLine;
  kind: "in" | "out" | "30" | "rate";
  units: bigint;
  overType: bigint;
  over: bigint;
  paid: bigint;
  self: bigint;
  fixed: bigint | null;
}

const down = (numerator: bigint, denominator: bigint): bigint => {
  const quotient = numerator / denominator;
  return numerator % denominator !== 0n && numerator < 0n ? quotient - 1n : quotient;
};
const halfUp = (numerator: bigint, denominator: bigint): bigint => down(numerator * 2n + denominator, denominator * 2n);
const total = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

export function oracleRows(input: BenefitInput & { overType: readonly number[]; over: readonly number[] }): OracleRow[] {
  const groups = new Map<string, Worked[]>();
  input.lines.forEach((line, index) => {
    const key = line.officeNumber + line.serviceCode.slice(0, 2);
    groups.set(key, [...(groups.get(key) ?? []), work(line, input.overType[index] ?? 0, input.over[index] ?? 0)]);
  });
  const rate = BigInt(input.benefitRate);
  const rows: OracleRow[] = [];
  const every: Worked[] = [];
  for (const group of groups.values()) {
    addRates(group);
    rows.push(...rowsOf(group, rate));
    every.push(...group);
  }
  const inside = every.filter(({ kind }) => kind === "in");
  const priced = [...groups.values()].flatMap((group) => costed(group, rate));
  const sumOf = (pick: (item: Yen) => bigint): bigint => total(priced.map(pick));
  rows.push({
    office: "9999999999", code: "999999", units: total(inside.map(({ units }) => units)), ...limits(inside),
    cost: sumOf((y) => y.cost), claim: sumOf((y) => y.claim), copay: sumOf((y) => y.copay), self: sumOf((y) => y.self),
  });
  return rows;
}

function work(line: BenefitLine, overType: number, over: number): Worked {
  const kind = line.addOn ? "rate" : line.over30Days ? "30" : line.limitManaged ? "in" : "out";
  const each = halfUp(BigInt(line.units) * BigInt(line.discountRate), 100n);
  const units = kind === "rate" ? 0n : each * BigInt(line.count);
  const wanted = BigInt(overType) + BigInt(over);
  const self = kind === "30" ? units : units <= 0n ? 0n : least(units, wanted);
  const paid = units - self;
  const fixed = line.fixedCopay === null || kind === "rate" ? null : each === 0n ? 0n : down(BigInt(line.fixedCopay) * paid, each);
  return { line, kind, units, overType: BigInt(overType), over: BigInt(over), paid, self, fixed };
}

/** Area add-ons first, 処遇改善 on top of them; the user pays the difference between "all" and "insured". */
function addRates(group: Worked[]): void {
  let insured = total(group.map(({ paid }) => paid));
  let all = total(group.map(({ units }) => units));
  for (const kind of ["AREA", "TREATMENT"]) {
    let moreInsured = 0n;
    let moreAll = 0n;
    for (const item of group) {
      if (item.line.addOn?.kind !== kind) continue;
      item.paid = halfUp(insured * BigInt(item.line.addOn.permille), 1000n);
      item.units = halfUp(all * BigInt(item.line.addOn.permille), 1000n);
      item.self = item.units - item.paid;
      moreInsured += item.paid;
      moreAll += item.units;
    }
    insured += moreInsured;
    all += moreAll;
  }
}

interface Yen { cost: bigint; claim: bigint; copay: bigint; self: bigint }

function yen(items: readonly Worked[], rate: bigint): Yen {
  const price = BigInt(items[0]?.line.unitPrice ?? 0);
  const cost = down(total(items.map(({ paid }) => paid)) * price, 100n);
  const rateCost = down(total(items.filter(({ fixed }) => fixed === null).map(({ paid }) => paid)) * price, 100n);
  const wanted = total(items.map(({ fixed }) => fixed ?? 0n)) + rateCost - down(rateCost * rate, 100n);
  const copay = least(cost, wanted);
  return { cost, claim: cost - copay, copay, self: down(total(items.map(({ self }) => self)) * price, 100n) };
}

/** What is costed in one go: all lines inside the limit together, every other line alone. */
function costed(group: readonly Worked[], rate: bigint): Yen[] {
  const inside = group.filter(({ kind }) => kind === "in");
  const others = group.filter(({ kind }) => kind !== "in").map((item) => yen([item], rate));
  return inside.length > 0 ? [yen(inside, rate), ...others] : others;
}

function limits(inside: readonly Worked[]): { within: bigint; over: bigint } {
  const managed = total(inside.map(({ line, units }) => (line.managedUnits === null ? units : BigInt(line.managedUnits))));
  const over = total(inside.map((item) => item.over));
  return { within: managed - total(inside.map(({ overType }) => overType)) - over, over };
}

function rowsOf(group: readonly Worked[], rate: bigint): OracleRow[] {
  const none = { within: null, over: null, cost: null, claim: null, copay: null, self: null };
  const inside = group.filter(({ kind }) => kind === "in");
  const out = group.filter(({ kind }) => kind === "out" || kind === "rate");
  const beyond = group.filter(({ kind }) => kind === "30");
  const rows: OracleRow[] = group.map((item) => ({
    ...none, office: item.line.officeNumber, code: item.line.serviceCode, units: item.units,
    ...(item.kind === "in" ? limits([item]) : {}),
    ...(item.kind !== "in" || group.length === 1 ? yen([item], rate) : { copay: item.fixed }),
  }));
  const office = group[0]?.line.officeNumber ?? "";
  const type = group[0]?.line.serviceCode.slice(0, 2) ?? "";
  const subtotal = (suffix: string, items: readonly Worked[], yens: readonly Yen[]): OracleRow => ({
    ...none, office, code: type + suffix, units: total(items.map(({ units }) => units)),
    ...(suffix === "AAAA" ? limits(items) : {}),
    cost: total(yens.map((y) => y.cost)), claim: total(yens.map((y) => y.claim)),
    copay: total(yens.map((y) => y.copay)), self: total(yens.map((y) => y.self)),
  });
  if (inside.length > 0 && group.length > 1) rows.push(subtotal("AAAA", inside, [yen(inside, rate)]));
  if (out.length > 1) rows.push(subtotal("EEEE", out, out.map((item) => yen([item], rate))));
  if (beyond.length > 1) rows.push(subtotal("ZZZZ", beyond, beyond.map((item) => yen([item], rate))));
  return rows;
}
