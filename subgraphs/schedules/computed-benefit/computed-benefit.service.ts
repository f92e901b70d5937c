import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { serviceTypeOf } from "../benefit/benefit-line.rule.js";
import { toPlannedBenefits } from "../benefit/claim.rule.js";
import { toTableSevenRows } from "../benefit/table-seven.rule.js";
import { benefitRowsOf } from "../benefit-row/benefit-row.loader.js";
import { toBenefitRowKind, toPrice } from "../benefit-row/benefit-row.rule.js";
import { plannedServicesOf } from "../planned-service/planned-service.loader.js";
import type { ExcessShare, UsageTable } from "../usage-table/usage-table.entity.js";
import { AllocationKind, type ComputedBenefit, type ComputedBenefitRow } from "./computed-benefit.type.js";
import { BenefitFindingCode, type BenefitFinding } from "./benefit-finding.type.js";
import { compareTables, toFinding } from "./compare-table.rule.js";
import { computeMonth, type ComputedMonth, type SentShare } from "./compute-month.rule.js";
import { codeFactsOf, unitPriceOf, type CodeFacts } from "./master.loader.js";
import { monthFactsOf } from "./month-facts.loader.js";

type Worked = ComputedMonth & { readonly facts: ReadonlyMap<string, CodeFacts | null> };

/** Works a usage table out from its planned services, the masters of its month and the person's share of costs. */
async function work(context: RequestContext, table: UsageTable): Promise<Worked> {
  const { insurerNumber, rowId, recipientId, serviceMonth, version } = table;
  const versionKey = { insurerNumber, usageTableId: rowId, version, serviceMonth };
  const [month, cells, sent] = await Promise.all([context.load(monthFactsOf, { insurerNumber, rowId, recipientId, serviceMonth }), context.load(plannedServicesOf, versionKey), context.load(benefitRowsOf, versionKey)]);
  const codes = [...new Set(cells.map(({ serviceCode }) => serviceCode))];
  const pairs = [...new Map(cells.map(({ serviceOfficeNumber, serviceCode }) => [`${serviceOfficeNumber}/${serviceTypeOf(serviceCode)}`, { insurerNumber, serviceOfficeNumber, serviceType: serviceTypeOf(serviceCode), serviceMonth }]))];
  const [facts, prices] = await Promise.all([
    Promise.all(codes.map(async (serviceCode) => [serviceCode, await context.load(codeFactsOf, { serviceCode, serviceMonth })] as const)),
    Promise.all(pairs.map(async ([pair, key]) => [pair, await context.load(unitPriceOf, key)] as const)),
  ]);
  const [factsByCode, priceByPair] = [new Map(facts), new Map(prices)];
  const stated = table.typeLimits.flatMap(({ serviceType, limitUnits }) => (limitUnits === null ? [] : [{ serviceType, limitUnits }]));
  const computed = computeMonth({
    cells: cells.map((cell) => ({ ...cell, serviceOfficeName: cell.serviceOfficeName ?? "" })),
    sent: sent.length > 0 ? sent.filter(({ kind }) => kind === "DETAIL") : table.excessShares.map(toSentShare),
    limitUnits: month.limitUnits,
    benefitRate: month.benefitRate,
    typeLimits: table.typeLimits.length > 0 ? stated : month.typeLimits,
    factsOf: (code) => factsByCode.get(code) ?? null,
    priceOf: (office, type) => priceByPair.get(`${office}/${type}`) ?? null,
  });
  return { ...computed, facts: factsByCode };
}

/** A share that was laid down with the plan rather than sent with table 7. */
const toSentShare = (share: ExcessShare): SentShare => ({ over30Days: false, ...share, satelliteBranch: share.satelliteBranch ?? null, taisCode: share.taisCode ?? null, equipmentNotificationCode: share.equipmentNotificationCode ?? null, units: share.units ?? 0 });

const toRows = ({ table, facts }: Worked): ComputedBenefitRow[] =>
  toTableSevenRows(table).map(({ unitPrice, ...row }) => ({ ...row, kind: toBenefitRowKind(row.serviceCode), serviceName: facts.get(row.serviceCode)?.name ?? null, unitPrice: toPrice(unitPrice) }));

/** The computed table 7 of a usage table. */
export async function computeUsageTable(context: RequestContext, usageTable: UsageTable): Promise<ComputedBenefit> {
  const worked = await work(context, usageTable);
  const { table, allocation, unknownCodes, unknownPrices } = worked;
  return {
    limitUnits: table.limitUnits,
    benefitRate: table.benefitRate,
    allocation: AllocationKind[allocation],
    isComplete: unknownCodes.length === 0 && unknownPrices.length === 0,
    rows: toRows(worked),
    typeLimits: [...table.typeLimits],
    plannedBenefits: toPlannedBenefits(table).map(({ officeNumber, ...rest }) => ({ serviceOfficeNumber: officeNumber, ...rest })),
    managedUnits: table.managedUnits,
    overTypeLimitUnits: table.overType,
    overLimitUnits: table.over,
    totalCost: table.cost.totalCost,
    claimedAmount: table.cost.claim,
    copaymentCovered: table.cost.copay,
    copaymentFull: table.cost.selfPay,
  };
}

/** Where the sent table 7 differs from the computed one; nothing is compared while a code or price is unknown, or when no table 7 was sent. */
export async function findBenefitDifferences(context: RequestContext, usageTable: UsageTable): Promise<BenefitFinding[]> {
  const { insurerNumber, rowId, version, serviceMonth, benefitLimitUnits } = usageTable;
  const [worked, sent] = await Promise.all([work(context, usageTable), context.load(benefitRowsOf, { insurerNumber, usageTableId: rowId, version, serviceMonth })]);
  const { limitUnits } = worked.table;
  const findings = [
    ...worked.unknownCodes.map((serviceCode) => toFinding(BenefitFindingCode.CODE_UNKNOWN, { serviceCode })),
    ...worked.unknownPrices.map((pair) => toFinding(BenefitFindingCode.PRICE_UNKNOWN, { serviceOfficeNumber: pair.slice(0, 10), serviceCode: pair.slice(11) })),
    ...(benefitLimitUnits !== null && limitUnits !== null && benefitLimitUnits !== limitUnits ? [toFinding(BenefitFindingCode.LIMIT_DIFFERS, { item: "benefitLimitUnits", sent: String(benefitLimitUnits), computed: String(limitUnits) })] : []),
    ...(worked.wasRefused ? [toFinding(BenefitFindingCode.ALLOCATION_INVALID)] : []),
  ];
  const isKnown = worked.unknownCodes.length === 0 && worked.unknownPrices.length === 0;
  return isKnown && sent.length > 0 ? [...findings, ...compareTables(sent, toRows(worked))] : findings;
}
