import { BenefitFindingCode, findingTexts, type BenefitFinding } from "./benefit-finding.type.js";

/** Items of a row that are compared; the sender may leave any of them empty, which is no difference. */
const items = [
  "discountedUnits", "countOrDays", "serviceUnitsTotal", "benefitManagedUnits", "typeLimitExcessUnits", "typeLimitWithinUnits", "overallLimitExcessUnits", "overallLimitWithinUnits",
  "unitPrice", "totalCostCovered", "benefitRate", "claimedAmount", "fixedCopaymentUnitAmount", "copaymentCovered", "copaymentFull",
] as const;

type Item = (typeof items)[number];

/** A row of table 7, sent or computed. */
export interface ComparableRow extends Readonly<Record<Item, number | string | null>> {
  readonly serviceOfficeNumber: string;
  readonly serviceCode: string;
  readonly satelliteBranch: string | null;
  readonly taisCode: string | null;
  readonly equipmentNotificationCode: string | null;
  readonly over30Days: boolean;
  readonly units: number;
}

export function toFinding(code: BenefitFindingCode, part: Partial<Omit<BenefitFinding, "code" | "messageEn" | "messageJa">> = {}): BenefitFinding {
  return { code, serviceOfficeNumber: null, serviceCode: null, item: null, sent: null, computed: null, ...part, messageEn: findingTexts[code].en, messageJa: findingTexts[code].ja };
}

/** Every difference in print order: rows by office, code and equipment, equal ones in their order, then item by item. */
export function compareTables(sent: readonly ComparableRow[], computed: readonly ComparableRow[]): BenefitFinding[] {
  const left = new Map<string, ComparableRow[]>();
  for (const row of sent) left.set(rowKey(row), [...(left.get(rowKey(row)) ?? []), row]);
  const findings = computed.flatMap((row) => {
    const match = left.get(rowKey(row))?.shift();
    return match ? compareRows(match, row) : [toFinding(BenefitFindingCode.ROW_MISSING, placeOf(row))];
  });
  return [...findings, ...[...left.values()].flat().map((row) => toFinding(BenefitFindingCode.ROW_EXTRA, placeOf(row)))];
}

const placeOf = ({ serviceOfficeNumber, serviceCode }: ComparableRow) => ({ serviceOfficeNumber, serviceCode });

function rowKey(row: ComparableRow): string {
  const own = /^(17|67)/.test(row.serviceCode) ? row.units : "";
  return [row.serviceOfficeNumber, row.serviceCode, row.satelliteBranch, row.taisCode, row.equipmentNotificationCode, row.over30Days, own].join("/");
}

const compareRows = (sent: ComparableRow, computed: ComparableRow): BenefitFinding[] =>
  items
    .filter((item) => sent[item] !== null && computed[item] !== null && sent[item] !== computed[item])
    .map((item) => toFinding(BenefitFindingCode.VALUE_DIFFERS, { ...placeOf(computed), item, sent: String(sent[item]), computed: String(computed[item]) }));
