import { filterOperations } from "../../../web/src/operations/filter-operations.js";
import { toRunFacts } from "../../../web/src/result/run-facts.js";
import { textsFor } from "../../../web/src/texts.js";

const facts = (answer: unknown) => toRunFacts(JSON.stringify(answer));

describe("facts of a run", () => {
  test("hold cost with its limit, request id, data and errors with code and path", () => {
    const extensions = { cost: { requested: 12, limit: 100 }, requestId: "r1" };
    const errors = [{ message: "no", path: ["a", 0, "b"], extensions: { code: "FORBIDDEN" } }];
    expect(facts({ data: { a: null }, errors, extensions })).toEqual({
      data: { a: null },
      errors: [{ message: "no", code: "FORBIDDEN", path: "a.0.b" }],
      cost: { requested: 12, limit: 100 },
      requestId: "r1",
    });
  });

  test("take cost and request id from the first error when the answer has none", () => {
    const refused = facts({ errors: [{ message: "x", extensions: { requestId: "r2", cost: { requested: 900, limit: 100 } } }] });
    expect(refused).toMatchObject({ requestId: "r2", cost: { requested: 900, limit: 100 } });
  });

  test("show a cost without a limit, and no cost where there is none", () => {
    expect(facts({ data: {}, extensions: { cost: { requested: 3 } } })?.cost).toEqual({ requested: 3, limit: undefined });
    expect(facts({ data: {}, extensions: { cost: "3" } })?.cost).toBeUndefined();
  });

  test.each([null, undefined, "", "{", "1", "[]", "{}"])("are absent for the text %j", (text) => {
    expect(toRunFacts(text)).toBeNull();
  });
});

describe("finding a saved operation", () => {
  const text = (ja: string, en: string) => ({ ja, en });
  const operations = [
    { audience: "doctor", id: "overview", title: text("患者の今月", "Patient's month"), description: text("ＡＤＬ", "") },
    { audience: "analyst", id: "counts", title: text("人数", "Counts"), description: text("", "People by level") },
  ];
  const found = (audience: string | null, words: string) => filterOperations(operations, audience, words).map(({ id }) => id);

  test("needs every word in either language, in any width and case", () => {
    expect(found(null, "")).toEqual(["overview", "counts"]);
    expect(found(null, "患者")).toEqual(["overview"]);
    expect(found(null, "adl MONTH")).toEqual(["overview"]);
    expect(found(null, "ｌｅｖｅｌ")).toEqual(["counts"]);
    expect(found(null, "level month")).toEqual([]);
    expect(found("doctor", "level")).toEqual([]);
  });
});

describe("texts of the page", () => {
  test("fill in values and leave an unknown name standing", () => {
    expect(textsFor("ja")("costOf", { requested: 1, limit: 2 })).toBe("コスト 1（上限 2）");
    expect(textsFor("en")("costOf", { requested: 1 })).toBe("Cost 1 of {limit}");
  });
});
