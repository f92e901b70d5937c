import { readFileSync, readdirSync } from "node:fs";
import { layouts } from "../../../standard/generated/index.js";
import { render } from "../../../standard/generate/render.js";
import type { Spec } from "../../../standard/generate/spec.js";

const spec = JSON.parse(readFileSync("standard/spec/careplan-csv.json", "utf8")) as Spec;

const drift = (from: Spec): string[] => {
  const wanted = render(from);
  const present = new Map(readdirSync("standard/generated").map((name) => [name, readFileSync(`standard/generated/${name}`, "utf8")]));
  return [...new Set([...wanted.keys(), ...present.keys()])].filter((name) => wanted.get(name) !== present.get(name));
};

describe("the generated layouts", () => {
  test("are exactly what the generator makes of the layout data", () => {
    expect(drift(spec)).toEqual([]);
  });

  test("are reported as drifted when the layout data changes", () => {
    const changed = structuredClone(spec);
    changed.interfaceFiles[1]!.columns[4]!.maxLength = 7;
    expect(drift(changed)).toEqual(["care-plan-1.ts"]);
  });

  test("hold 17 files and 398 columns", () => {
    expect(Object.keys(layouts)).toHaveLength(17);
    expect(Object.values(layouts).reduce((sum, layout) => sum + layout.columns.length, 0)).toBe(398);
  });

  test("number the columns from 1 without holes and name each once", () => {
    for (const layout of Object.values(layouts)) {
      expect(layout.columns.map(({ number }) => number)).toEqual(layout.columns.map((_, index) => index + 1));
      expect(new Set(layout.columns.map(({ name }) => name)).size).toBe(layout.columns.length);
    }
  });
});
