import type { Cube, Dimension } from "../../../platform/statistics/cube.js";
import { smallestCount, smallestCountOf } from "./population.rule.js";
import { mostDimensions, StatisticDimension, type Statistic } from "./statistic.js";

/** True counts of one insurer's people, as the counting transaction gives them. */
export interface CountRow {
  readonly insurerNumber: string;
  readonly slice: string;
  readonly raw: readonly string[];
  readonly people: number;
  readonly amount: number | null;
}

/** What the rules need to know of an insurer. */
export interface CountedInsurer {
  readonly insurerNumber: string;
  readonly prefectureCode: string;
  readonly population: number | null;
}

/** One service type of a statistic, or the whole of it: a cube whose tables are protected together. */
export interface Slice {
  /** Service type; empty for statistics that do not name one. */
  readonly slice: string;
  readonly cube: Cube;
  /** How much there is of what people use, by cell of the cube; null when only people are counted. */
  readonly amounts: readonly number[] | null;
}

/** Cubes of a statistic from its counts. Insurers without a single row are no part of it: they have not loaded anything, which is not nought. */
export function slicesOf(statistic: Statistic, rows: readonly CountRow[], insurers: readonly CountedInsurer[]): Slice[] {
  const present = new Set(rows.map(({ insurerNumber }) => insurerNumber));
  const areas = insurers.filter(({ insurerNumber }) => present.has(insurerNumber));
  const dimensions: Dimension[] = [areaDimension(areas), ...statistic.dimensions.map(({ name, members }) => ({ name, levels: [{ name, members, of: [...members.keys()] }] }))];
  return [...new Set(rows.map(({ slice }) => slice))].map((slice) => toSlice(statistic, slice, rows.filter((row) => row.slice === slice), areas, dimensions));
}

function areaDimension(areas: readonly CountedInsurer[]): Dimension {
  const prefectures = [...new Set(areas.map(({ prefectureCode }) => prefectureCode))].sort();
  return {
    name: "area",
    levels: [
      { name: StatisticDimension.INSURER, members: areas.map(({ insurerNumber }) => insurerNumber), of: [...areas.keys()], minimum: areas.map(({ population }) => smallestCountOf(population)) },
      { name: StatisticDimension.PREFECTURE, members: prefectures, of: areas.map(({ prefectureCode }) => prefectures.indexOf(prefectureCode)) },
    ],
  };
}

function toSlice(statistic: Statistic, slice: string, rows: readonly CountRow[], areas: readonly CountedInsurer[], dimensions: readonly Dimension[]): Slice {
  const places = new Map(areas.map(({ insurerNumber }, at) => [insurerNumber, at]));
  const size = dimensions.reduce((product, { levels }) => product * (levels[0]?.members.length ?? 0), 1);
  const counts = Array.from({ length: size }, () => 0);
  const amounts = Array.from({ length: size }, () => 0);
  for (const row of rows) {
    const index = statistic.dimensions.reduce((place, { members, toMember, name }, at) => {
      const member = members.indexOf(toMember(row.raw[at] ?? ""));
      if (member < 0) throw new Error(`${statistic.name} has no ${name} for what was counted`);
      return place * members.length + member;
    }, places.get(row.insurerNumber) ?? 0);
    counts[index] = (counts[index] ?? 0) + row.people;
    amounts[index] = (amounts[index] ?? 0) + (row.amount ?? 0);
  }
  const cube: Cube = { dimensions, counts, minimum: smallestCount, mostDimensions: mostDimensions - (statistic.byServiceType ? 1 : 0) };
  return { slice, cube, amounts: rows.some(({ amount }) => amount !== null) ? amounts : null };
}
