import fc from "fast-check";
import { toPlanRows, toPlanTree, type IssueNode, type TreeRow } from "../../../subgraphs/care-plans/care-plan/plan-tree.rule.js";
import { exampleLines } from "./plan-samples.js";

const empty: TreeRow = { needNumber: null, needText: null, goalNumber: null, longTermGoal: null, longTermPeriod: null, shortTermGoal: null, shortTermPeriod: null, supportNumber: null, serviceContent: null };
const row = (values: Partial<TreeRow>): TreeRow => ({ ...empty, ...values });
const outline = (tree: readonly IssueNode<TreeRow>[]) => tree.map(({ text, goals }) => [text, ...goals.map(({ longTermGoal, shortTermGoal, supports }) => [longTermGoal, shortTermGoal, ...supports.map(({ serviceContent }) => serviceContent)])]);

const text = fc.option(fc.constantFrom("甲", "乙"), { nil: null, freq: 2 });
const number = fc.option(fc.integer({ min: 1, max: 3 }), { nil: null, freq: 4 });
const rows = fc.array(fc.record({ needNumber: number, needText: text, goalNumber: number, longTermGoal: text, longTermPeriod: text, shortTermGoal: text, shortTermPeriod: text, supportNumber: number, serviceContent: text }), { maxLength: 8 });

describe("table 2 as a tree", () => {
  test("gives the official example its two needs, four goals and five supports", () => {
    expect(outline(toPlanTree(exampleLines()))).toEqual([
      ["自宅で安全に入浴したい", ["入浴の習慣を保つ", "週2回入浴する", "入浴の介助", "浴室の準備"], ["入浴の習慣を保つ", "浴槽をまたげる", "手すりの貸与"], ["一人で着替える", "上着を着る", "更衣の見守り"]],
      ["外出したい", ["散歩を楽しむ", "玄関まで歩く", "歩行訓練"]],
    ]);
  });

  test("is the same for a sender who prints repeated text on every row", () => {
    const tree = toPlanTree(exampleLines());
    const full = tree.flatMap(({ number: needNumber, text: needText, goals }) => goals.flatMap(({ number: goalNumber, supports, ...goal }) => supports.map((support) => ({ ...support, needNumber, needText, goalNumber, ...goal }))));
    expect(toPlanTree(full).map(({ number, text: need, goals }) => [number, need, goals.map(({ supports, ...goal }) => [goal, supports.length])])).toEqual(tree.map(({ number, text: need, goals }) => [number, need, goals.map(({ supports, ...goal }) => [goal, supports.length])]));
  });

  test("puts rows in the order of their numbers, whatever order they came in", () => {
    expect(outline(toPlanTree([...exampleLines()].reverse().map((line) => ({ ...line, needText: line.needNumber === 1 ? "一" : "二" }))))).toMatchObject([["一", expect.anything(), expect.anything(), expect.anything()], ["二", expect.anything()]]);
  });

  test("takes an empty number as that of the row above", () => {
    expect(outline(toPlanTree([row({ needNumber: 1, needText: "甲", goalNumber: 1, longTermGoal: "長", supportNumber: 1, serviceContent: "一" }), row({ serviceContent: "二" })]))).toEqual([["甲", ["長", null, "一", "二"]]]);
  });

  test("takes no text from another need", () => {
    expect(outline(toPlanTree([row({ needNumber: 1, needText: "甲", longTermGoal: "長", serviceContent: "一" }), row({ needNumber: 2, needText: "乙", serviceContent: "二" })]))).toEqual([["甲", ["長", null, "一"]], ["乙", [null, null, "二"]]]);
  });

  test("gives a new long-term goal neither period nor short-term goal of the one before", () => {
    const [issue] = toPlanTree([row({ longTermGoal: "甲", longTermPeriod: "春", shortTermGoal: "短", shortTermPeriod: "今月" }), row({ longTermGoal: "乙" })]);
    expect(issue?.goals[1]).toMatchObject({ longTermGoal: "乙", longTermPeriod: null, shortTermGoal: null, shortTermPeriod: null });
  });

  test("repeats a support's content only under the same number", () => {
    const contents = (second: Partial<TreeRow>) => toPlanTree([row({ supportNumber: 1, serviceContent: "介助" }), row(second)])[0]?.goals[0]?.supports.map(({ serviceContent }) => serviceContent);
    expect(contents({ supportNumber: 1 })).toEqual(["介助", "介助"]);
    expect(contents({ supportNumber: 2 })).toEqual(["介助", null]);
  });

  test("of no rows is empty", () => expect(toPlanTree([])).toEqual([]));

  test("becomes rows and the same tree again", () => {
    fc.assert(fc.property(rows, (lines) => expect(toPlanTree(toPlanRows(toPlanTree(lines)))).toEqual(toPlanTree(lines))), { numRuns: 3_000 });
  });

  test("loses no row and adds none", () => {
    fc.assert(fc.property(rows, (lines) => expect(toPlanTree(lines).flatMap(({ goals }) => goals.flatMap(({ supports }) => supports))).toHaveLength(lines.length)), { numRuns: 1_000 });
  });

  test("never has a need or goal without a support, nor two equal goals next to each other", () => {
    fc.assert(
      fc.property(rows, (lines) => {
        for (const { goals } of toPlanTree(lines)) {
          expect(goals.length).toBeGreaterThan(0);
          goals.forEach(({ supports, ...goal }, index) => {
            expect(supports.length).toBeGreaterThan(0);
            const { supports: _above, ...above } = goals[index - 1] ?? { supports: [] };
            expect(goal).not.toEqual(above);
          });
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test("printed as rows leaves repeated text empty, as the official example does", () => {
    const printed = (line: TreeRow) => [line.needText, line.longTermGoal, line.longTermPeriod, line.shortTermGoal, line.shortTermPeriod, line.serviceContent];
    expect(toPlanRows(toPlanTree(exampleLines())).map(printed)).toEqual(exampleLines().map(printed));
  });

  test("leaves the rows it was given as they are", () => {
    const lines = exampleLines();
    toPlanTree(lines);
    expect(lines).toEqual(exampleLines());
  });
});
