import type { Cube, Dimension } from "../platform/statistics/cube.js";
import { protect } from "../platform/statistics/protect.js";

const insurers = 1741;
const prefectures = 47;

const plain = (name: string, size: number): Dimension => ({ name, levels: [{ name, members: [...Array(size).keys()].map(String), of: [...Array(size).keys()] }] });

/** How people spread over care levels, ages and sexes: made up, only its unevenness matters. */
const shares = { level: [0.14, 0.13, 0.2, 0.17, 0.13, 0.13, 0.1], age: [0.02, 0.04, 0.08, 0.13, 0.2, 0.25, 0.19, 0.09], sex: [0.32, 0.68] };

/** A country's certified people: a few large insurers and many small ones. Made by arithmetic, the same each time. */
export function countryCube(): Cube {
  const places = [...Array(insurers).keys()];
  const prefecture = places.map((at) => Math.floor((at * prefectures) / insurers));
  const people = places.map((at) => Math.round(300_000 / (1 + ((at * 7919) % insurers)) ** 0.9 + 40));
  const minimum = people.map((size) => (size < 60 ? Infinity : size < 800 ? 20 : 10));
  const area: Dimension = {
    name: "area",
    levels: [
      { name: "insurer", members: places.map(String), of: places, minimum },
      { name: "prefecture", members: [...Array(prefectures).keys()].map(String), of: prefecture },
    ],
  };
  const counts: number[] = [];
  let chance = 1;
  for (const size of people) for (const level of shares.level) for (const age of shares.age) for (const sex of shares.sex) {
    chance = (chance * 48_271) % 2_147_483_647;
    counts.push(Math.floor(size * level * age * sex + chance / 2_147_483_647));
  }
  return { dimensions: [area, plain("level", 7), plain("age", 8), plain("sex", 2)], counts, minimum: 10, mostDimensions: 3 };
}

/** Protects all tables of a country's month together, and says how many cells that hides. The peer is hiding small cells alone, which gives many of them away. */
export async function run(): Promise<void> {
  const cube = countryCube();
  const start = performance.now();
  const { tables, alternatives } = protect(cube);
  const seconds = (performance.now() - start) / 1000;
  const cells = tables.flatMap(({ hidden }) => hidden);
  const count = (rule: string | null) => cells.filter((hidden) => hidden === rule).length;
  console.log(`${insurers} insurers, ${cube.counts.length} cells of the cube, ${tables.length} tables with ${cells.length} cells: ${seconds.toFixed(1)} s`);
  console.log(`shown ${count(null)}  small ${count("SMALL_CELL")}  closed ${count("CLOSED")}  complementary ${count("COMPLEMENTARY")}  from ${alternatives.length} alternatives`);
}
