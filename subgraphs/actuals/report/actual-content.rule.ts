import { createHash } from "node:crypto";
import { groupRuns } from "../../../platform/subgraph/group-runs.js";
import { layouts, toRecordsText, toServiceType, type UsageTableResultRecord } from "../../../standard/index.js";

/** What one file says about a person's month at one service office in one service type; satellites are together (R23). */
export interface ActualContent {
  readonly insurerNumber: string;
  readonly insuredNumber: string;
  readonly serviceMonth: string;
  readonly serviceOfficeNumber: string;
  readonly serviceType: string;
  readonly days: readonly UsageTableResultRecord[];
  /** Equal for equal content, whatever the order of the records and whoever sent them. */
  readonly contentHash: string;
}

/** Splits a file's records by person, month, service office and service type: what replaces as a whole (R23, R43). One after the other: a file may hold a thousand people. */
export function* eachActualContent(records: readonly UsageTableResultRecord[]): Generator<ActualContent> {
  for (const days of groupRuns(records, isOfOneReport, keyOf).values()) yield toContent(days);
}

const keyOf = ({ insurerNumber, insuredNumber, targetMonth, serviceOfficeNumber, serviceCode }: UsageTableResultRecord): string =>
  `${insurerNumber}/${insuredNumber}/${targetMonth}/${serviceOfficeNumber}/${toServiceType(serviceCode)}`;

const isOfOneReport = (row: UsageTableResultRecord, before: UsageTableResultRecord): boolean =>
  row.insuredNumber === before.insuredNumber && row.insurerNumber === before.insurerNumber && row.targetMonth === before.targetMonth && row.serviceOfficeNumber === before.serviceOfficeNumber &&
  (row.serviceCode === before.serviceCode || toServiceType(row.serviceCode) === toServiceType(before.serviceCode));

function toContent(days: readonly UsageTableResultRecord[]): ActualContent {
  const { insurerNumber, insuredNumber, targetMonth, serviceOfficeNumber, serviceCode } = days[0] as UsageTableResultRecord;
  const hash = createHash("sha256").update(toRecordsText(layouts.UPJSK, days));
  return { insurerNumber, insuredNumber, serviceMonth: targetMonth, serviceOfficeNumber, serviceType: toServiceType(serviceCode), days, contentHash: hash.digest("base64url") };
}
