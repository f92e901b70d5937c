import { readSet } from "../../../standard/index.js";
import type { CheckedSet, RecordByLayout } from "../../../standard/index.js";
import type { DemoParcel } from "../../../demo/parcels/parcel.js";
import { weekdayOf } from "../../../demo/calendar.js";
import { wholeTown } from "./town.js";

type DetailRow = RecordByLayout["UPSIKYU"];
type PlanRow = RecordByLayout["UPPLAN"];

interface Sent {
  readonly parcel: DemoParcel;
  readonly set: CheckedSet;
}

const readParcel = (parcel: DemoParcel): CheckedSet => readSet(parcel.files().map(({ name, bytes }) => ({ fileName: name, bytes })), { checkDigits: true });

function recordsOf<K extends keyof RecordByLayout>({ set }: Sent, layout: K): readonly RecordByLayout[K][] {
  return set.files.flatMap((file) => (file.layout === layout ? (file.records as readonly RecordByLayout[K][]) : []));
}

/** The records of one layout, each person's document once however many offices got it. */
function distinctRecords<K extends "UPSIKYU" | "UPPLAN" | "UPJSK">(sent: readonly Sent[], layout: K): RecordByLayout[K][] {
  const seen = new Map<string, DemoParcel>();
  return sent.flatMap((item) => recordsOf(item, layout).filter((row) => {
    const key = `${documentKey(row)}/${layout === "UPJSK" ? item.parcel.sender.officeNumber + item.parcel.sender.serviceType : ""}`;
    if (!seen.has(key)) seen.set(key, item.parcel);
    return seen.get(key) === item.parcel;
  }));
}

const personKey = (row: { insurerNumber: string; insuredNumber: string }): string => `${row.insurerNumber}/${row.insuredNumber}`;
const documentKey = (row: DetailRow | PlanRow): string => `${personKey(row)}/${row.targetMonth}/${row.documentDate}`;

describe("the files of the default town", () => {
  let sent: Sent[];
  let tables: Sent[];
  let details: DetailRow[];
  let plans: PlanRow[];
  let results: PlanRow[];
  beforeAll(async () => {
    const { parcels } = await wholeTown({});
    sent = parcels.map((parcel) => ({ parcel, set: readParcel(parcel) }));
    tables = sent.filter(({ parcel }) => parcel.kind === "USAGE_TABLE");
    details = distinctRecords(tables, "UPSIKYU");
    plans = distinctRecords(tables, "UPPLAN");
    results = distinctRecords(sent, "UPJSK");
  });

  test("every parcel is a permitted, complete set without any finding", () => {
    const bad = sent.filter(({ set }) => !set.isAcceptable || set.findings.length > 0).map(({ parcel, set }) => ({ serial: parcel.serial, findings: set.findings.slice(0, 3) }));
    expect(bad).toEqual([]);
  });

  test("a parcel with one wrong byte is noticed", () => {
    const files = (sent[0] as Sent).parcel.files().map(({ name, bytes }, index) => ({ fileName: name, bytes: index === 0 ? bytes.map((byte, at) => (at === 0 ? 0x78 : byte)) : bytes }));
    expect(readSet(files).isAcceptable).toBe(false);
  });

  test("a parcel holds exactly the people it names", () => {
    for (const { parcel, set } of sent) {
      const inside = new Set(set.files.flatMap((file) => (file.records as readonly { insurerNumber: string; insuredNumber: string }[]).map(personKey)));
      expect([...inside].sort()).toEqual(parcel.people.map(personKey).sort());
    }
  });

  test("every person sent in a usage table has a service of the receiving office there", () => {
    for (const item of tables) {
      const { receiver, people } = item.parcel;
      const own = recordsOf(item, "UPPLAN").filter((row) => row.serviceOfficeNumber === receiver.officeNumber && row.serviceCode.startsWith(receiver.serviceType));
      const served = new Set(own.map(personKey));
      expect(people.filter((person) => !served.has(personKey(person)))).toEqual([]);
    }
  });

  test("benefit rows add up: managed = within + over, claim + co-pay = cost, details = grand total", () => {
    for (const rows of byPersonMonth(details)) {
      const total = rows.find(({ serviceCode }) => serviceCode === "999999") as DetailRow;
      const services = rows.filter(({ serviceCode }) => /^[0-9A-Z]{2}\d{4}$/.test(serviceCode) && serviceCode !== "999999");
      const sum = (list: readonly DetailRow[], pick: (row: DetailRow) => number | null): number => list.reduce((all, row) => all + (pick(row) ?? 0), 0);
      expect(sum(services, (row) => row.benefitManagedUnits)).toBe(total.benefitManagedUnits);
      expect(sum(services, (row) => row.overallLimitWithinUnits)).toBe(total.overallLimitWithinUnits);
      expect((total.overallLimitWithinUnits ?? 0) + (total.overallLimitExcessUnits ?? 0)).toBe(total.benefitManagedUnits);
      const costed = rows.filter((row) => row.totalCostCovered !== null && row !== total && !/(EEEE|ZZZZ)$/.test(row.serviceCode));
      expect(sum(costed, (row) => row.totalCostCovered)).toBe(total.totalCostCovered);
      expect((total.claimedAmount ?? 0) + (total.copaymentCovered ?? 0)).toBe(total.totalCostCovered);
    }
  });

  test("table 7 counts the cells of table 6 and nobody's units within pass the limit", () => {
    const counts = new Map<string, number>();
    const lineKey = (row: DetailRow | PlanRow): string => `${documentKey(row)}/${row.serviceOfficeNumber}/${row.serviceCode}/${row.over30Days}`;
    for (const row of plans) {
      const key = lineKey(row);
      counts.set(key, (counts.get(key) ?? 0) + row.serviceCount);
    }
    const perDay = details.filter(({ serviceCode }) => /^(1111|1112|1172|1173|1544|1311|1312)/.test(serviceCode));
    expect(perDay.length).toBeGreaterThan(100);
    for (const row of perDay) expect(row.countOrDays).toBe(counts.get(lineKey(row)));
    const limits = new Map(tables.flatMap((item) => recordsOf(item, "UPHOSOKU").map((row) => [`${personKey(row)}/${row.targetMonth}`, row.benefitLimitUnits ?? 0] as const)));
    const totals = details.filter(({ serviceCode }) => serviceCode === "999999");
    expect(totals.filter((row) => (row.overallLimitWithinUnits ?? 0) > (limits.get(`${personKey(row)}/${row.targetMonth}`) ?? 0))).toEqual([]);
    expect(totals.some((row) => (row.overallLimitExcessUnits ?? 0) > 0)).toBe(true);
  });

  test("weekly services of table 3 stand on the same weekdays and hours in table 6", () => {
    const weekly = sent.flatMap((item) => recordsOf(item, "UP3KYO")).filter(({ weekday }) => weekday !== null);
    const hours = new Set(weekly.map((row) => `${personKey(row)}/${row.weekday}/${row.serviceStartTime}/${row.serviceEndTime}`));
    const people = new Set(weekly.map(personKey));
    const timed = plans.filter((row) => row.startTime !== null && /^1[1-6]/.test(row.serviceCode) && people.has(personKey(row)));
    const stray = timed.filter((row) => !hours.has(`${personKey(row)}/${weekdayOf(row.serviceDate)}/${row.startTime}/${row.endTime}`));
    expect(timed.length).toBeGreaterThan(1000);
    expect(stray).toEqual([]);
  });

  test("most results match the plan, some are cancelled, moved or extra", () => {
    const key = (row: PlanRow): string => `${personKey(row)}/${row.serviceDate}/${row.serviceOfficeNumber}/${row.serviceCode}/${row.startTime}/${row.detailNumber}`;
    const planned = new Set(plans.map(key));
    const actual = new Set(results.map(key));
    const matching = [...actual].filter((cell) => planned.has(cell)).length;
    expect(matching / actual.size).toBeGreaterThan(0.9);
    expect(matching).toBeLessThan(actual.size);
    expect([...planned].some((cell) => !actual.has(cell))).toBe(true);
  });

  test("the special cases are there: change of level, death, more than 30 days, equipment with TAIS codes, fixed co-pay", () => {
    const supplements = tables.flatMap((item) => recordsOf(item, "UPHOSOKU"));
    expect(supplements.some((row) => row.careLevelChangeDate === "2026-08-15" && row.previousCareLevel === "22" && row.careLevel === "24")).toBe(true);
    const third = `${supplements[0]?.insurerNumber}/0001000003`;
    expect(new Set(plans.filter((row) => personKey(row) === third).map(({ targetMonth }) => targetMonth))).toEqual(new Set(["2026-07", "2026-08"]));
    expect(details.some(({ serviceCode, over30Days }) => serviceCode.startsWith("21") && over30Days === "1")).toBe(true);
    expect(plans.some(({ serviceCode, taisCode }) => serviceCode.startsWith("17") && taisCode !== null)).toBe(true);
    expect(plans.some(({ detailNumber }) => detailNumber === 2)).toBe(true);
    expect(details.some(({ fixedCopaymentUnitAmount }) => fixedCopaymentUnitAmount === 400)).toBe(true);
  });
});

function byPersonMonth(rows: readonly DetailRow[]): DetailRow[][] {
  const groups = new Map<string, DetailRow[]>();
  for (const row of rows) {
    const group = groups.get(documentKey(row));
    if (group) group.push(row);
    else groups.set(documentKey(row), [row]);
  }
  return [...groups.values()];
}
