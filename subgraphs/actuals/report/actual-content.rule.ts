import { createHash } from "node:crypto";
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
  let before: UsageTableResultRecord | undefined;
  let group: UsageTableResultRecord[] = [];
  for (const record of records) {
    if (!before || !isSameGroup(record, before)) {
      const key = `${record.insurerNumber}/${record.insuredNumber}/${record.targetMonth}/${record.serviceOfficeNumber}/${toServiceType(record.serviceCode)}`;
      group = groups.get(key) ?? [];
      groups.set(key, group);
    }
    group.push(record);
    before = record;
  }
  for (const days of groups.values()) yield toContent(days);
}

/** Rows of one group mostly stand together: its text is made for the first of them only. */
const isSameGroup = (a: UsageTableResultRecord, b: UsageTableResultRecord): boolean =>
  a.insuredNumber === b.insuredNumber && a.insurerNumber === b.insurerNumber && a.targetMonth === b.targetMonth && a.serviceOfficeNumber === b.serviceOfficeNumber && toServiceType(a.serviceCode) === toServiceType(b.serviceCode);

function toContent(days: readonly UsageTableResultRecord[]): ActualContent {
  const { insurerNumber, insuredNumber, targetMonth, serviceOfficeNumber, serviceCode } = days[0] as UsageTableResultRecord;
  const hash = createHash("sha256");
  hash.update(days.map((record) => JSON.stringify(layouts.UPJSK.toCells(record))).sort().join(""));
  return { insurerNumber, insuredNumber, serviceMonth: targetMonth, serviceOfficeNumber, serviceType: toServiceType(serviceCode), days, contentHash: hash.digest("base64url") };
}
