import { buildFileName, writeFile } from "../../standard/index.js";
import type { LayoutId, RecordByLayout } from "../../standard/index.js";
import type { DayCell } from "../month/planned.js";
import type { CardPeriod, District, Person } from "../model.js";
import { cardsKnownOn } from "../people/certification.js";
import { toTable1, toTable2, toTable3 } from "../records/care-plan.js";
import { toBasicInfo, toDaySchedule, toIllnessHistory, toPreventivePlan, toPreventivePlanRows } from "../records/preventive.js";
import { toMonthSupplement, toPlanSupplement } from "../records/supplement.js";
import { toDetailRows, toPlanRows, toResultRows } from "../records/usage-table.js";
import type { PersonMonth } from "./district-months.js";
import type { Party, ParcelFile } from "./parcel.js";

/** Sender, receiver, serial and month: what the names of a set share. */
export interface Address {
  readonly sender: Party;
  readonly receiver: Party;
  readonly serial: string;
  readonly month: string | null;
}

/** A person's plan of one date. */
export interface PersonPlan {
  readonly person: Person;
  readonly planDate: string;
}

/** A plan rests on the newest card known on its day, also when that begins only with the next month. */
function planCard({ person, planDate }: PersonPlan): CardPeriod {
  const card = cardsKnownOn(person.cards, planDate).at(-1);
  if (!card) throw new RangeError("a plan before the first card");
  return card;
}

export function carePlanFiles(address: Address, district: District, plans: readonly PersonPlan[]): ParcelFile[] {
  const records = plans.map((plan) => carePlanRecords(plan, district));
  return [
    file("UP1KYO", address, records.map(({ table1 }) => table1)),
    file("UP2KYO", address, records.flatMap(({ table2 }) => table2)),
    file("UP3KYO", address, records.flatMap(({ table3 }) => table3)),
    file("UPHOSOKU", address, records.map(({ supplement }) => supplement)),
  ];
}

/** All receivers of a plan or of a month get the same records: they are made once. */
const carePlanRecords = madeOnce((plan: PersonPlan, district: District) => {
  const { person, planDate } = plan;
  const card = planCard(plan);
  return {
    table1: toTable1(person, card, planDate),
    table2: toTable2(person, district, card, planDate),
    table3: toTable3(person, district, planDate),
    supplement: toPlanSupplement(person, card, planDate),
  };
});

const monthRecords = madeOnce((entry: PersonMonth) => ({
  plan: toPlanRows(entry, entry.cells, entry.benefit, entry.stayDays?.before ?? null),
  detail: toDetailRows(entry, entry.benefit, entry.stayDays),
  supplement: toMonthSupplement(entry.person, entry.card, entry.month, entry.benefit, entry.stayDays),
}));

function madeOnce<K extends object, A extends readonly unknown[], V>(make: (key: K, ...rest: A) => V): (key: K, ...rest: A) => V {
  const made = new WeakMap<K, V>();
  return (key, ...rest) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key, ...rest);
    made.set(key, value);
    return value;
  };
}

export function preventivePlanFiles(address: Address, district: District, plans: readonly PersonPlan[]): ParcelFile[] {
  const dated = plans.map((plan) => ({ ...plan, card: planCard(plan) }));
  return [
    file("UPYOBO", address, dated.map(({ person, card, planDate }) => toPreventivePlan(person, district, card, planDate))),
    file("UPYOBO_SUB", address, dated.flatMap(({ person, planDate }) => toPreventivePlanRows(person, district, planDate))),
    file("UPKIHON", address, dated.map(({ person, card }) => toBasicInfo(person, card))),
    file("UPKIHON_SUB1", address, dated.flatMap(({ person }) => toDaySchedule(person))),
    file("UPKIHON_SUB2", address, dated.flatMap(({ person }) => toIllnessHistory(person, district))),
  ];
}

export function usageTableFiles(address: Address, months: readonly PersonMonth[]): ParcelFile[] {
  const records = months.map(monthRecords);
  return [
    file("UPPLAN", address, records.flatMap(({ plan }) => plan)),
    file("UPSIKYU", address, records.flatMap(({ detail }) => detail)),
    file("UPHOSOKU", address, records.map(({ supplement }) => supplement)),
  ];
}

/** One person's results as an office reports them. */
export interface PersonResult {
  readonly person: Person;
  readonly month: string;
  readonly documentDate: string;
  readonly cells: readonly DayCell[];
}

export function resultFiles(address: Address, results: readonly PersonResult[]): ParcelFile[] {
  return [file("UPJSK", address, results.flatMap((entry) => toResultRows(entry, entry.cells)))];
}

const HAS_MONTH: readonly LayoutId[] = ["UPHOSOKU", "UPPLAN", "UPSIKYU", "UPJSK"];

function file<K extends LayoutId>(id: K, { sender, receiver, serial, month }: Address, records: readonly RecordByLayout[K][]): ParcelFile {
  const name = buildFileName({
    id, serial, branch: null, month: HAS_MONTH.includes(id) ? month : null,
    senderOfficeNumber: sender.officeNumber, senderServiceType: sender.serviceType,
    receiverOfficeNumber: receiver.officeNumber, receiverServiceType: receiver.serviceType,
  });
  return { name, bytes: writeFile(id, records, name) };
}
