import type { Cube } from "../../../platform/statistics/cube.js";
import type { Release } from "../../../platform/statistics/protect.js";
import { readRelease } from "./reader.js";
import { recover } from "./recover.js";

/** Closed places where nobody is, as far as no other state of the world was found: that nobody is there may be shown of any place. */
export function emptyAndClosed(cube: Cube, release: Release): ReadonlySet<string> {
  const open = { ...release, tables: release.tables.map((table) => ({ ...table, hidden: table.hidden.map(() => null) })) };
  const nobody = new Set(readRelease(cube, open).filter(({ shown }) => shown === 0).map(({ key }) => key));
  return new Set(readRelease(cube, release).filter(({ rule, key }) => rule === "CLOSED" && nobody.has(key)).map(({ key }) => key));
}

/** How much the people of a cube use, everyone something: made up by arithmetic. */
export const amountsOf = ({ counts }: Cube): number[] => counts.map((people, at) => people * (1 + ((at * 7) % 29)));

/** Hidden cells whose amount can be worked out from amounts that are shown and hidden with their people. */
export function recoveredAmounts(cube: Cube, release: Release): string[] {
  const excused = emptyAndClosed(cube, release);
  const cells = readRelease(cube, release, amountsOf(cube)).map((cell) => ({ ...cell, rule: cell.rule && ("COMPLEMENTARY" as const) }));
  return recover(cells).filter((key) => !excused.has(key));
}

/** Hidden cells that must stay unknown and can be worked out. */
export function recovered(cube: Cube, release: Release): string[] {
  const excused = emptyAndClosed(cube, release);
  return recover(readRelease(cube, release)).filter((key) => !excused.has(key));
}
