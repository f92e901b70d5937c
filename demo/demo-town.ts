import type { LoadKindName, LoadRow } from "./load/load-files.js";
import { LOAD_KINDS } from "./load/load-files.js";
import { masterRows } from "./load/master-rows.js";
import { recordRows } from "./load/record-rows.js";
import { groupRows, insurerRows, officeRows, personRows } from "./load/rows.js";
import type { LoadRows } from "./load/load-files.js";
import { surveyAnswers } from "./load/survey-rows.js";
import type { District, Person } from "./model.js";
import { firstDistrictOf, insurerOfDistrict, peopleInDistrict, toSetting } from "./options.js";
import type { DemoOptions, DemoSetting } from "./options.js";
import { districtParcels } from "./parcels/district-parcels.js";
import type { DemoParcel } from "./parcels/parcel.js";
import { makePerson } from "./people/make-person.js";
import { Random } from "./random.js";
import { makeDistrict } from "./town/districts.js";
import { makeNeighbour } from "./town/insurers.js";
import { makeOfficers } from "./town/staff.js";

/** One thing to write. LOAD rows of one kind belong to one file; PROGRESS follows a finished district. */
export type DemoItem =
  | { readonly type: "LOAD"; readonly kind: LoadKindName; readonly rows: readonly LoadRow[] }
  | { readonly type: "PARCEL"; readonly parcel: DemoParcel }
  | { readonly type: "PROGRESS"; readonly people: number; readonly of: number };

/**
 * The whole town as a stream, district by district: its load rows, then its parcels by serial. Only one district
 * (about 200 people) is in memory at a time. Throws INPUT_INVALID for options out of range.
 */
export async function* demoTown(options: DemoOptions = {}): AsyncGenerator<DemoItem, void, undefined> {
  const setting = toSetting(options);
  let done = 0;
  for (let index = 0; index < setting.districts; index += 1) {
    const district = makeDistrict(setting, index);
    const people = makePeople(setting, district);
    for (const [kind, rows] of districtRows(setting, district, people)) yield { type: "LOAD", kind, rows };
    for (const parcel of districtParcels(setting, district, people)) yield { type: "PARCEL", parcel };
    done += people.length;
    yield { type: "PROGRESS", people: done, of: setting.people };
  }
}

/** Number of parcels of a town, for a progress bar: makes everything but the bytes. */
export async function demoParcelCount(options: DemoOptions = {}): Promise<number> {
  let count = 0;
  for await (const item of demoTown(options)) if (item.type === "PARCEL") count += 1;
  return count;
}

/** The people of a district; their ordinals count inside the insurer. */
export function makePeople(setting: DemoSetting, district: District): Person[] {
  let first = 0;
  for (let index = firstDistrictOf(setting, district.insurer.index); index < district.index; index += 1) first += peopleInDistrict(setting, index);
  return Array.from({ length: district.people }, (_, place) => makePerson(setting, district, place, first + place));
}

function districtRows(setting: DemoSetting, district: District, people: readonly Person[]): [LoadKindName, LoadRow[]][] {
  const { insurer } = district;
  const isFirst = firstDistrictOf(setting, insurerOfDistrict(setting, district.index)) === district.index;
  const parts: LoadRows[] = [
    ...(district.index === 0 ? [masterRows(), { survey_answer: [...surveyAnswers] }, groupRows(district, setting.months[0] as string), insurerRows(makeNeighbour(setting.seed, setting.insurers), [])] : []),
    ...(isFirst ? [insurerRows(insurer, makeOfficers(new Random(setting.seed, "officers", insurer.index), insurer))] : []),
    officeRows(district),
    ...people.map((person) => personRows(district, person, setting.months.at(-1) as string)),
    ...people.map((person) => recordRows(district, person, setting.months)),
  ];
  return LOAD_KINDS.map((kind): [LoadKindName, LoadRow[]] => [kind, parts.flatMap((part) => part[kind] ?? [])]).filter(([, rows]) => rows.length > 0);
}
