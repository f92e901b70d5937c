import fc from "fast-check";
import type { Cube, Dimension } from "../../../platform/statistics/cube.js";

const plain = (name: string, size: number): Dimension => ({ name, levels: [{ name, members: [...Array(size).keys()].map((at) => `${name}${at}`), of: [...Array(size).keys()] }] });

/** Places in groups, some of them so small that nothing is shown of them or only larger counts. */
function places(size: number, groups: number, minimum: readonly number[]): Dimension {
  const fine = plain("place", size).levels[0];
  const of = [...Array(size).keys()].map((place) => Math.floor((place * groups) / size));
  return { name: "place", levels: [{ ...(fine as Dimension["levels"][number]), minimum }, { name: "group", members: [...new Set(of)].map(String), of }] };
}

/** Counts of few people, so that small cells are everywhere; now and then a large one. */
const count = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 4, arbitrary: fc.integer({ min: 1, max: 9 }) }, { weight: 3, arbitrary: fc.integer({ min: 10, max: 60 }) });

/** Cubes of two to four dimensions, one of them with coarser groups. */
export const anyCube: fc.Arbitrary<Cube> = fc
  .record({ places: fc.integer({ min: 1, max: 5 }), groups: fc.integer({ min: 1, max: 3 }), others: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }), mostDimensions: fc.integer({ min: 1, max: 3 }), minimum: fc.constantFrom(3, 10) })
  .chain((form) => {
    const size = form.others.reduce((product, own) => product * own, form.places);
    return fc.record({
      counts: fc.array(count, { minLength: size, maxLength: size }),
      floors: fc.array(fc.constantFrom(0, 0, 0, 20, Infinity), { minLength: form.places, maxLength: form.places }),
    }).map(({ counts, floors }) => ({
      dimensions: [places(form.places, form.groups, floors), ...form.others.map((own, at) => plain(`d${at}`, own))],
      counts,
      minimum: form.minimum,
      mostDimensions: form.mostDimensions,
    }));
  });
