import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Compares text with a kept file. A missing file, or UPDATE_GOLDEN=1, writes it: look at the difference before committing. */
export function expectGolden(path: string, actual: string): void {
  const file = new URL(`../fixture/golden/${path}`, import.meta.url).pathname;
  if (process.env.UPDATE_GOLDEN === "1" || !existsSync(file)) {
    if (process.env.CI) throw new Error(`the golden file ${path} is not there`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, actual);
  }
  expect(actual).toBe(readFileSync(file, "utf8"));
}

/** An answer without what differs from one database to the next: ids become id-1, id-2 … in order of appearance, points in time become "a time". */
export function withoutChance(value: unknown): unknown {
  const ids = new Map<string, string>();
  const stable = (id: string) => ids.get(id) ?? ids.set(id, `id-${ids.size + 1}`).get(id);
  const walk = (item: unknown): unknown => {
    if (Array.isArray(item)) return item.map(walk);
    if (typeof item === "string" && /^\d{4}-\d\d-\d\dT/.test(item)) return "a time";
    if (typeof item !== "object" || item === null) return item;
    return Object.fromEntries(Object.entries(item).map(([name, inner]) => [name, typeof inner === "string" && (name === "id" || name === "endCursor") ? stable(inner) : walk(inner)]));
  };
  return walk(value);
}

export const toJsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
