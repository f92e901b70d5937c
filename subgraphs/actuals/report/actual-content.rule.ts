import { createHash } from "node:crypto";
import { runStarts } from "../../../platform/subgraph/run-starts.js";
import { layouts, toServiceType, type UsageTableResultRecord } from "../../../standard/index.js";

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
  const groups = new Map<string, UsageTableResultRecord[]>();
  const isNext = runStarts<UsageTableResultRecord>(
    (row, before) => row.insuredNumber === before.insuredNumber && row.insurerNumber === before.insurerNumber && row.targetMonth === before.targetMonth && row.serviceOfficeNumber === before.serviceOfficeNumber && row.serviceCode === before.serviceCode,
  );
  let group: UsageTableResultRecord[] = [];
  for (const record of records) {
    if (isNext(record)) {
      const key = `${record.insurerNumber}/${record.insuredNumber}/${record.targetMonth}/${record.serviceOfficeNumber}/${toServiceType(record.serviceCode)}`;
      group = groups.get(key) ?? [];
      groups.set(key, group);
    }
    group.push(record);
  }
  for (const days of groups.values()) yield toContent(days);
}

function toContent(days: readonly UsageTableResultRecord[]): ActualContent {
  const { insurerNumber, insuredNumber, targetMonth, serviceOfficeNumber, serviceCode } = days[0] as UsageTableResultRecord;
  const hash = createHash("sha256");
  hash.update(days.map((record) => JSON.stringify(layouts.UPJSK.toCells(record))).sort().join(""));
  return { insurerNumber, insuredNumber, serviceMonth: targetMonth, serviceOfficeNumber, serviceType: toServiceType(serviceCode), days, contentHash: hash.digest("base64url") };
}
