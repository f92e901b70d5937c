import type { District, Insurer } from "../model.js";
import { firstDistrictOf, insurerOfDistrict, peopleInDistrict } from "../options.js";
import type { DemoSetting } from "../options.js";
import { makeInsurer } from "./insurers.js";
import { makeOffices } from "./offices.js";

/** One district: an area with its own set of offices, whose people use no others. */
export function makeDistrict(setting: DemoSetting, index: number, insurer: Insurer = makeInsurer(setting.seed, insurerOfDistrict(setting, index))): District {
  const place = index - firstDistrictOf(setting, insurer.index);
  return { index, insurer, people: peopleInDistrict(setting, index), offices: makeOffices(setting.seed, index, place, insurer) };
}
