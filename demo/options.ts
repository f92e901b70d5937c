import { KaigoError } from "../platform/errors/kaigo-error.js";
import { addMonths } from "./calendar.js";

/** What a demo town is made from. The same options always give the same bytes. */
export interface DemoOptions {
  /** Insured people, 1 … 10,000,000; default 200. */
  readonly people?: number;
  /** Service months, 1 … 12; default 3. */
  readonly months?: number;
  /** Any integer or word; default 1. */
  readonly seed?: number | string;
  /** First service month "YYYY-MM", from 2019-10; default 2026-07. */
  readonly firstMonth?: string;
}

/** Checked options with what follows from them. */
export interface DemoSetting {
  readonly people: number;
  readonly seed: string;
  readonly months: readonly string[];
  /** First day of the last month: open certifications are seen from here. */
  readonly asOf: string;
  readonly districts: number;
  readonly insurers: number;
}

export const DEMO_DEFAULTS = { people: 200, months: 3, seed: 1, firstMonth: "2026-07" } as const;

const PEOPLE_PER_DISTRICT = 200;
const DISTRICTS_PER_INSURER = 25;

/** Throws INPUT_INVALID for values outside the ranges of {@link DemoOptions}. */
export function toSetting(options: DemoOptions): DemoSetting {
  const { people, months, seed, firstMonth } = { ...DEMO_DEFAULTS, ...options };
  if (!Number.isInteger(people) || people < 1 || people > 10_000_000) refuse("people", "whole number, 1 to 10000000");
  if (!Number.isInteger(months) || months < 1 || months > 12) refuse("months", "whole number, 1 to 12");
  // Earlier limits are not sourced for every level.
  if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(firstMonth) || firstMonth < "2019-10") refuse("firstMonth", "YYYY-MM, from 2019-10");
  if (!/^[\w-]{1,40}$/.test(String(seed))) refuse("seed", "1 to 40 letters, digits, - or _");
  const districts = Math.max(2, Math.ceil(people / PEOPLE_PER_DISTRICT));
  return {
    people,
    seed: String(seed),
    months: Array.from({ length: months }, (_, index) => addMonths(firstMonth, index)),
    asOf: `${addMonths(firstMonth, months - 1)}-01`,
    districts,
    insurers: Math.max(2, Math.ceil(districts / DISTRICTS_PER_INSURER)),
  };
}

function refuse(field: string, rule: string): never {
  throw new KaigoError("INPUT_INVALID", { field, rule });
}

/** People of one district; they differ by at most one. */
export function peopleInDistrict(setting: DemoSetting, district: number): number {
  return Math.ceil((setting.people * (district + 1)) / setting.districts) - Math.ceil((setting.people * district) / setting.districts);
}

/** The insurer of a district: districts of one insurer stand together. */
export function insurerOfDistrict(setting: DemoSetting, district: number): number {
  return Math.floor((district * setting.insurers) / setting.districts);
}

/** The first district of an insurer. */
export function firstDistrictOf(setting: DemoSetting, insurer: number): number {
  return Math.ceil((insurer * setting.districts) / setting.insurers);
}
