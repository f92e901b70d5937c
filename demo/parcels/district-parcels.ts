import { careManagementType, preventiveSupportType } from "../../standard/index.js";
import { addDays, addMonths, dayOf } from "../calendar.js";
import type { District, Person } from "../model.js";
import { isNotYetReported } from "../month/results.js";
import type { DemoSetting } from "../options.js";
import { officeAt } from "../people/make-person.js";
import { actualCells, personMonths, tableDay } from "./district-months.js";
import { carePlanFiles, preventivePlanFiles, resultFiles, usageTableFiles } from "./files.js";
import type { PersonPlan, PersonResult } from "./files.js";
import type { PersonMonth } from "./district-months.js";
import { Mail } from "./mail.js";
import { partyKey } from "./parcel.js";
import type { DemoParcel, Party } from "./parcel.js";

/** Every parcel of a district, oldest serial first. Files are encoded only when asked for. */
export function districtParcels(setting: DemoSetting, district: District, people: readonly Person[]): DemoParcel[] {
  const carePlans = new Mail<PersonPlan>("CARE_PLAN", (address, plans) => carePlanFiles(address, district, plans));
  const preventivePlans = new Mail<PersonPlan>("PREVENTIVE_PLAN", (address, plans) => preventivePlanFiles(address, district, plans));
  const tables = new Mail<PersonMonth>("USAGE_TABLE", usageTableFiles);
  const results = new Mail<PersonResult>("RESULT", resultFiles);
  for (const person of people) {
    postPlans(setting, district, person, person.preventive ? preventivePlans : carePlans);
    for (const month of setting.months) postMonth(setting, district, person, month, tables, results);
  }
  return [...carePlans.parcels(), ...preventivePlans.parcels(), ...tables.parcels(), ...results.parcels()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

function order(parcel: DemoParcel): string {
  return `${parcel.serial}/${partyKey(parcel.sender)}/${partyKey(parcel.receiver)}`;
}

/** The office that writes the person's plan, as a party: a support centre sends as 46, everyone else as 43. */
export function plannerParty(person: Person): Party {
  const { officeNumber, kind } = person.planOffice;
  return { officeNumber, serviceType: kind === "SUPPORT_CENTRE" ? preventiveSupportType : careManagementType };
}

/** The offices of a person's services. */
export function serviceParties(district: District, person: Person): Party[] {
  const parties = person.uses.map(({ slot, serviceType }) => ({ officeNumber: officeAt(district, slot).officeNumber, serviceType }));
  return [...new Map(parties.map((party) => [partyKey(party), party])).values()];
}

/** The plan in force goes out before the first month; plans made later, on the next day. */
function postPlans(setting: DemoSetting, district: District, person: Person, mail: Mail<PersonPlan>): void {
  const start = dayOf(addMonths(setting.months[0] as string, -1), 25);
  const inForce = person.planDates.findLast((day) => day <= start);
  const later = person.planDates.filter((day) => day > start);
  const sendings = [...(inForce ? [[start, inForce] as const] : []), ...later.map((day) => [addDays(day, 1), day] as const)];
  const planner = plannerParty(person);
  for (const [day, planDate] of sendings) {
    const plan = { person, planDate };
    if (person.traits.entrusted) {
      const centre = { officeNumber: officeAt(district, "CENTRE").officeNumber, serviceType: preventiveSupportType };
      mail.post(day, null, centre, planner, plan);
    }
    for (const receiver of serviceParties(district, person)) mail.post(day, null, planner, receiver, plan);
  }
}

/** The month's table to every office in it; results of every office back, unless it has not reported yet. */
function postMonth(setting: DemoSetting, district: District, person: Person, month: string, tables: Mail<PersonMonth>, results: Mail<PersonResult>): void {
  const versions = personMonths(setting, district, person, month);
  const planner = plannerParty(person);
  for (const version of versions) {
    const day = version.documentDate === tableDay(month) ? version.documentDate : addDays(version.documentDate, 1);
    for (const receiver of version.offices) tables.post(day, month, planner, receiver, version);
  }
  const last = versions.at(-1);
  if (!last) return;
  const reportDay = dayOf(addMonths(month, 1), 3);
  const actual = actualCells(setting, last);
  for (const sender of last.offices) {
    if (isNotYetReported(setting.seed, sender.officeNumber, month === setting.months.at(-1))) continue;
    const cells = actual.filter((cell) => cell.serviceOfficeNumber === sender.officeNumber && cell.serviceCode.startsWith(sender.serviceType));
    if (cells.length > 0) results.post(reportDay, month, sender, planner, { person, month, documentDate: reportDay, cells });
  }
}
