import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { serviceTypeOf, type BenefitLine } from "../benefit/benefit-line.rule.js";
import { computeBenefitTable, type BenefitInput, type BenefitTable } from "../benefit/benefit-table.rule.js";
import { toBenefitLines, type PlannedCell, type ServiceCodeFacts } from "../benefit/planned-lines.rule.js";

/** A detail row of table 7 as it was sent, as far as it says how units beyond a limit are shared out. */
export interface SentShare {
  readonly serviceOfficeNumber: string;
  readonly serviceCode: string;
  readonly satelliteBranch: string | null;
  readonly taisCode: string | null;
  readonly equipmentNotificationCode: string | null;
  readonly units: number;
  readonly over30Days: boolean;
  readonly typeLimitExcessUnits: number | null;
  readonly overallLimitExcessUnits: number | null;
}

/** Everything a month is worked out from. Functions answer null for what no master knows. */
export interface MonthInput extends Pick<BenefitInput, "limitUnits" | "benefitRate" | "typeLimits"> {
  /** Planned cells in print order. */
  readonly cells: readonly PlannedCell[];
  readonly sent: readonly SentShare[];
  factsOf(serviceCode: string): (ServiceCodeFacts & { readonly managedPer: number | null }) | null;
  priceOf(officeNumber: string, serviceType: string): number | null;
}

/** Whose word decides which lines carry the units beyond the limits. */
export type Allocation = "NONE" | "AS_SENT" | "PROPOSED";

export interface ComputedMonth {
  readonly table: BenefitTable;
  readonly allocation: Allocation;
  /** Whether a share was sent that does not hold. */
  readonly wasRefused: boolean;
  /** Codes that no master knows, and office/type pairs without a price: their lines are left out. */
  readonly unknownCodes: readonly string[];
  readonly unknownPrices: readonly string[];
}

const pricedByLine = new Set(["17", "67"]);

/** Works a month out from its planned cells: the care manager's shares of the excess where they hold, otherwise the proposal. */
export function computeMonth(input: MonthInput): ComputedMonth {
  const codes = [...new Set(input.cells.map(({ serviceCode }) => serviceCode))];
  const unknownCodes = codes.filter((code) => input.factsOf(code) === null);
  const pairs = new Map(input.cells.map(({ serviceOfficeNumber, serviceCode }) => [`${serviceOfficeNumber}/${serviceTypeOf(serviceCode)}`, input.priceOf(serviceOfficeNumber, serviceTypeOf(serviceCode))]));
  const unknownPrices = [...pairs].filter(([, price]) => price === null).map(([pair]) => pair);
  const known = input.cells.filter(({ serviceOfficeNumber, serviceCode }) => input.factsOf(serviceCode) !== null && pairs.get(`${serviceOfficeNumber}/${serviceTypeOf(serviceCode)}`) !== null);
  // Cells carry units after discount; only equipment has units of its own, all else is counted by the master.
  const cells = known.map((cell) => ({ ...cell, units: pricedByLine.has(serviceTypeOf(cell.serviceCode)) ? cell.units : null }));
  const lines = toBenefitLines(cells, (code) => input.factsOf(code) as ServiceCodeFacts, (office, code) => pairs.get(`${office}/${serviceTypeOf(code)}`) as number).map((line) => withManagedUnits(line, input.factsOf(line.serviceCode)?.managedPer ?? null));
  const { limitUnits, benefitRate, typeLimits = [] } = input;
  const shares = findShares(lines, input.sent);
  const month = { lines, limitUnits, benefitRate, typeLimits };
  const asSent = shares && tryShares(month, shares);
  const table = asSent ?? computeBenefitTable(month);
  const hasExcess = table.over > 0 || table.overType > 0;
  return { table, allocation: !hasExcess ? "NONE" : asSent ? "AS_SENT" : "PROPOSED", wasRefused: shares !== null && !asSent, unknownCodes, unknownPrices };
}

const withManagedUnits = (line: BenefitLine, managedPer: number | null): BenefitLine => (managedPer === null ? line : { ...line, managedUnits: managedPer * line.count });

interface Shares {
  readonly overType: number[];
  readonly over: number[];
}

/** The sent shares by line, equal rows in their order; null where no row carries any. */
function findShares(lines: readonly BenefitLine[], sent: readonly SentShare[]): Shares | null {
  if (!sent.some(({ typeLimitExcessUnits, overallLimitExcessUnits }) => typeLimitExcessUnits || overallLimitExcessUnits)) return null;
  const rows = new Map<string, SentShare[]>();
  for (const row of sent) {
    const key = shareKey(row.serviceOfficeNumber, row);
    rows.set(key, [...(rows.get(key) ?? []), row]);
  }
  const matched = lines.map((line) => rows.get(shareKey(line.officeNumber, line))?.shift());
  return { overType: matched.map((row) => row?.typeLimitExcessUnits ?? 0), over: matched.map((row) => row?.overallLimitExcessUnits ?? 0) };
}

const shareKey = (officeNumber: string, { serviceCode, satelliteBranch, taisCode, equipmentNotificationCode, units, over30Days }: Omit<SentShare, "serviceOfficeNumber" | "typeLimitExcessUnits" | "overallLimitExcessUnits">): string =>
  [officeNumber, serviceCode, satelliteBranch, taisCode, equipmentNotificationCode, over30Days, pricedByLine.has(serviceTypeOf(serviceCode)) ? units : ""].join("/");

/** The month with these shares, or null when they break the invariants. */
function tryShares(month: BenefitInput, shares: Shares): BenefitTable | null {
  try {
    return computeBenefitTable({ ...month, ...shares });
  } catch (error) {
    if (error instanceof KaigoError && error.code === "ALLOCATION_INVALID") return null;
    throw error;
  }
}
