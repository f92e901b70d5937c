import { sourceTree, tell, type Scanner, type SourceFile } from "./source-file.js";

/** A planted file: its path and its text. */
export type Planted = readonly [path: string, text: string];

const plant = ([path, text]: Planted): SourceFile => ({ path, text });

/**
 * The tests of one rule: each planted offender is found, nothing is found in what is planted as harmless,
 * and nothing is found in the project itself.
 */
export function guard(rule: string, scan: Scanner, { finds, passes }: { finds: readonly Planted[]; passes: readonly Planted[] }): void {
  describe(rule, () => {
    test.each(finds)("is broken by %s with %j", (...planted) => {
      expect(scan([plant(planted)])).not.toEqual([]);
    });

    test.each(passes)("is kept by %s with %j", (...planted) => {
      expect(tell(scan([plant(planted)]))).toEqual([]);
    });

    test("holds in the project", () => {
      expect(tell(scan(sourceTree()))).toEqual([]);
    });
  });
}
