import { createHash } from "node:crypto";
import { groupRuns } from "../../../platform/subgraph/group-runs.js";
import { layouts, toRecordsText, type UsageTableDetailRecord, type UsageTablePlanRecord, type UserSupplementRecord } from "../../../standard/index.js";
import { toHeaderItems, type HeaderItems } from "./header-items.rule.js";

/** What one set says about one person's month: table 6, table 7 and the supplement joined (R15). */
export interface UsageTableContent {
  readonly insurerNumber: string;
  readonly insuredNumber: string;
  readonly serviceMonth: string;
  readonly header: HeaderItems;
  readonly planned: readonly UsageTablePlanRecord[];
  readonly benefit: readonly UsageTableDetailRecord[];
  /** Equal for equal content, whatever the order of the records and whoever received them. */
  readonly contentHash: string;
}

type SetRecords = readonly [planned: readonly UsageTablePlanRecord[], benefit: readonly UsageTableDetailRecord[], supplements: readonly UserSupplementRecord[]];

/** Splits a set's records by person and month. A supplement alone makes no usage table, nor does one without a month. */
export const toUsageTableContents = (...records: SetRecords): UsageTableContent[] => [...eachUsageTableContent(...records)];

/** The same, one after the other: a set may hold a thousand people. */
export function* eachUsageTableContent(...[planned, benefit, supplements]: SetRecords): Generator<UsageTableContent> {
  const plannedOf = groupRuns(planned, isOfOneMonth, keyOf);
  const benefitOf = groupRuns(benefit, isOfOneMonth, keyOf);
  const supplementOf = new Map(supplements.map((record) => [keyOf(record), record]));
  for (const key of new Set([...plannedOf.keys(), ...benefitOf.keys()])) yield toContent(plannedOf.get(key) ?? [], benefitOf.get(key) ?? [], supplementOf.get(key) ?? null);
}

interface Keyed { readonly insurerNumber: string; readonly insuredNumber: string; readonly targetMonth: string | null }

const keyOf = (record: Keyed): string => `${record.insurerNumber}/${record.insuredNumber}/${record.targetMonth ?? ""}`;

const isOfOneMonth = (row: Keyed, before: Keyed): boolean => row.insuredNumber === before.insuredNumber && row.insurerNumber === before.insurerNumber && row.targetMonth === before.targetMonth;

function toContent(planned: readonly UsageTablePlanRecord[], benefit: readonly UsageTableDetailRecord[], supplement: UserSupplementRecord | null): UsageTableContent {
  const first = (planned[0] ?? benefit[0]) as UsageTablePlanRecord | UsageTableDetailRecord;
  const header = toHeaderItems(planned[0] ?? null, benefit[0] ?? null, supplement);
  const hash = createHash("sha256").update(JSON.stringify(header));
  hash.update(toRecordsText(layouts.UPPLAN, planned)).update(toRecordsText(layouts.UPSIKYU, benefit));
  return { insurerNumber: first.insurerNumber, insuredNumber: first.insuredNumber, serviceMonth: first.targetMonth, header, planned, benefit, contentHash: hash.digest("base64url") };
}
