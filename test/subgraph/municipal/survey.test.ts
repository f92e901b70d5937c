import { percentOf, surveyCells, surveyRows } from "../../../subgraphs/municipal/survey/survey.rule.js";
import { municipalSubgraph } from "../../../subgraphs/municipal/subgraph.js";
import { asViewer, openSmallTown, type SmallTown } from "../../support/small-town.js";
import { publishedTotals, surveyAnswers } from "../../../demo/load/survey-rows.js";
import { loadRowsInto } from "../../support/load-rows.js";

let town: SmallTown;
beforeAll(async () => {
  town = await openSmallTown(municipalSubgraph, []);
  await loadRowsInto(town.database, municipalSubgraph, "survey_answer", surveyAnswers);
});
afterAll(() => town?.close());

const figures = "populationClass asked answered undecided valid byFiscal2026 byFiscal2026Percent byFiscal2027 byFiscal2027Percent fromFiscal2028 fromFiscal2028Percent hidden { figure hiddenBecause }";

interface Row {
  readonly populationClass: string;
  readonly hidden: readonly { readonly figure: string; readonly hiddenBecause: string }[];
  readonly [figure: string]: unknown;
}

async function report(argument = ""): Promise<{ survey: string; rows: Row[] }> {
  const { data, codes } = await town.ask(asViewer("ANALYST"), `{ readinessSurvey${argument} { survey rows { ${figures} } } }`);
  expect(codes).toEqual([]);
  return data.readinessSurvey as unknown as { survey: string; rows: Row[] };
}

test("the survey of February 2025 comes out as it was published: 66 %, 97 %, 3 % of 1,599", async () => {
  const { rows } = await report('(survey: "2025-02")');
  expect(rows[0]).toEqual({ populationClass: "ALL", ...publishedTotals, byFiscal2026Percent: 66, byFiscal2027Percent: 97, fromFiscal2028Percent: 3, hidden: [] });
  expect(percentOf(publishedTotals.answered, publishedTotals.asked)).toBe(100);
});

test("population classes add up to all, as far as their counts are shown", async () => {
  const { rows } = await report('(survey: "2025-02")');
  expect(rows.map(({ populationClass }) => populationClass)).toEqual(["ALL", "FROM_25000", "FROM_2000", "BELOW_2000"]);
  const [all, ...classes] = rows;
  for (const figure of ["asked", "answered", "valid"]) {
    if (classes.every((row) => row[figure] !== null)) expect(classes.reduce((sum, row) => sum + Number(row[figure]), 0)).toBe(all?.[figure]);
  }
});

test("every figure that is not shown names the rule that hid it, and no other does", async () => {
  const { rows } = await report('(survey: "2025-02")');
  const counts = ["asked", "answered", "undecided", "valid", "byFiscal2026", "byFiscal2027", "fromFiscal2028"];
  expect(rows.map(({ hidden }) => hidden.map(({ figure }) => figure))).toEqual(rows.map((row) => counts.filter((figure) => row[figure] === null)));
  const rules = new Set(rows.flatMap(({ hidden }) => hidden.map(({ hiddenBecause }) => hiddenBecause)));
  expect([...rules].sort()).toEqual(["COMPLEMENTARY", "SMALL_CELL"]);
});

test("one or two municipalities are not shown, nor what would tell them", () => {
  const answers = [...Array(20).keys()].map((at) => ({ population: at < 10 ? 30_000 : 5_000, answered: true, planned: at === 0 ? "2028-05" : at % 2 ? "2026-10" : "2027-10" }));
  const cells = surveyCells(answers, 3);
  expect(cells.filter(({ municipalities }) => municipalities === 1 || municipalities === 2)).toEqual([]);
  expect(cells.find(({ populationClass, outcome }) => populationClass === "FROM_25000" && outcome === "FROM_FISCAL_2028")?.hiddenBecause).not.toBeNull();
  expect(surveyRows(surveyCells(answers, 1))[0]).toMatchObject({ asked: 20, fromFiscal2028: 1 });
});

test("the same answers again change nothing, and a survey nobody loaded is not there", async () => {
  const before = await report('(survey: "2025-02")');
  await loadRowsInto(town.database, municipalSubgraph, "survey_answer", surveyAnswers.slice(0, 50));
  expect(await report('(survey: "2025-02")')).toEqual(before);
  expect((await town.ask(asViewer("ANALYST"), '{ readinessSurvey(survey: "1999-01") { survey } }')).data.readinessSurvey).toBeNull();
});

test("the same report runs on readiness as it stands", async () => {
  await loadRowsInto(town.database, municipalSubgraph, "insurer", [0, 1, 2].map((at) => ({ insurerNumber: `13100${at}`, name: "x", prefectureCode: "13", kind: "CITY", municipalityNames: "x", population: "30000" })));
  await loadRowsInto(town.database, municipalSubgraph, "readiness", [
    { insurerNumber: "131000", schedule: "FIXED", sharingPlanned: "2027-03-31" },
    { insurerNumber: "131001", schedule: "ARRANGING" },
  ]);
  const { survey, rows } = await report();
  expect(survey).toBe("CURRENT");
  expect(rows[0]).toMatchObject({ asked: 3, answered: 2, undecided: 1, valid: 1, byFiscal2026: 1, byFiscal2026Percent: 100, fromFiscal2028: 0 });
});
