import { municipalSubgraph } from "../../../subgraphs/municipal/subgraph.js";
import { loadSeveral, type SmallFile } from "../../support/load-several.js";
import { asViewer, openSmallTown, type SmallTown } from "../../support/small-town.js";
import { samplePerson } from "../../support/standard-samples.js";

const { insurerNumber, insuredNumber } = samplePerson;
const neighbour = "0000000042";
const officer = asViewer("MUNICIPALITY", { insurerNumber }, []);

let town: SmallTown;
beforeAll(async () => void (town = await openSmallTown(municipalSubgraph, [insuredNumber, neighbour])));
afterAll(() => town?.close());

const load = (files: readonly SmallFile[], mode: "ALL_OR_NOTHING" | "SKIP_BAD" = "ALL_OR_NOTHING") => loadSeveral(town.database, municipalSubgraph, files, { mode });
const of = (row: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({ insurerNumber, insuredNumber, ...row });
const application = of({ appliedOn: "2026-02-02", kind: "NEW", status: "CERTIFIED" });
const papers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  assessment: of({ appliedOn: "2026-02-02", surveyedOn: "2026-02-05" }),
  doctor_opinion: of({ appliedOn: "2026-02-02", officeNumber: "1310000019", writtenOn: "2026-02-09" }),
  panel_review: of({ appliedOn: "2026-02-02", heldOn: "2026-02-20", outcome: "DECIDED" }),
};
const item = of({ appliedOn: "2026-02-02", itemNumber: "1-1", itemName: "麻痺等の有無", answer: "ない" });
const stored = (kind: string, row: Readonly<Record<string, string>>): SmallFile => ({ kind, rows: [row] });
const back = (kind: string, row: Readonly<Record<string, string>>): SmallFile => ({ kind, withdraws: true, rows: [row] });
const family = { certification: application, assessment_item: item, ...papers };
/** A file of each of these rows, to be stored or taken back. */
const filesOf = (rows: Readonly<Record<string, Readonly<Record<string, string>>>>, to: typeof stored): SmallFile[] => Object.entries(rows).map(([kind, row]) => to(kind, row));
const told = ({ state, first }: Awaited<ReturnType<typeof load>>) => [state, first.map(({ file, line, column, rule, detail }) => [file, line, column, rule, detail].join(" ")).sort()];
/** How many applications, sheets, opinions and reviews of the application readers see. */
const shown = async () => {
  const { data, codes } = await town.ask(officer, "query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Recipient { certifications { appliedOn } assessments { appliedOn } doctorOpinions { appliedOn } panelReviews { appliedOn } } } }", { keys: [{ __typename: "Recipient", id: town.globalId(insuredNumber) }] });
  expect(codes).toEqual([]);
  const [person] = data._entities as unknown as readonly Record<string, readonly { readonly appliedOn: string }[]>[];
  return Object.values(person ?? {}).map((rows) => rows.filter(({ appliedOn }) => appliedOn === application.appliedOn).length);
};
const held = (kindsHeld: string) => [`certification_withdrawn.csv 2 insurerNumber insuredNumber appliedOn HELD ${kindsHeld}`];

beforeEach(async () => void (await load(filesOf(family, stored))));
afterEach(async () => void (await load(filesOf(family, back), "SKIP_BAD")));

test("what belongs to an application holds it: an application is not taken back while sheet, opinion and review stand, all or nothing or the good lines", async () => {
  expect(told(await load([back("certification", application)]))).toEqual(["REFUSED", held("assessment, doctor_opinion, panel_review")]);
  expect(told(await load([back("certification", application), ...filesOf(papers, back).slice(1)], "SKIP_BAD"))).toEqual(["LOADED", held("assessment")]);
  expect(await shown()).toEqual([1, 1, 0, 0]);
});

test("all of it goes in one load, whatever the order of the manifest, and each kind is counted on the sheet", async () => {
  const all = await load(filesOf(family, back));
  expect([told(all), all.files.map(({ kind, withdrawn }) => [kind, withdrawn]), await shown()]).toEqual([["LOADED", []], ["panel_review", "doctor_opinion", "assessment_item", "assessment", "certification"].map((kind) => [kind, 1]), [0, 0, 0, 0]]);
});

test("items hold their sheet, and limits the card that begins with them", async () => {
  expect(told(await load([back("assessment", papers.assessment ?? {})]))).toEqual(["REFUSED", ["assessment_withdrawn.csv 2 insurerNumber insuredNumber appliedOn HELD assessment_item"]]);
  const [card, limit] = [of({ validFrom: "2033-01-01", careLevel: "21" }), of({ serviceType: "15", validFrom: "2033-01-01", limitUnits: "1" })];
  await load([stored("insured_card", card), stored("card_type_limit", limit)]);
  expect(told(await load([back("insured_card", card)]))).toEqual(["REFUSED", ["insured_card_withdrawn.csv 2 insurerNumber insuredNumber validFrom HELD card_type_limit"]]);
  // A limit that begins on that day may also be one of the card before.
  expect(told(await load([back("insured_card", card), back("card_type_limit", limit), stored("card_type_limit", limit)]))).toEqual(["LOADED", []]);
  await load([back("card_type_limit", limit)]);
});

test("it does not come back alone: papers of an application that was taken back are refused until it stands again", async () => {
  await load(filesOf(family, back));
  const alone = filesOf(papers, stored);
  const refused = ["REFUSED", Object.keys(papers).map((kind) => `${kind}.csv 2 appliedOn GONE certification`)];
  expect([told(await load(alone)), await shown()]).toEqual([refused, [0, 0, 0, 0]]);
  expect(told(await load([stored("certification", application), ...alone]))).toEqual(["LOADED", []]);
  expect(await shown()).toEqual([1, 1, 1, 1]);
});

test("papers of another person or another day hold nothing", async () => {
  const later = of({ appliedOn: "2026-03-03", kind: "NEW", status: "APPLIED" });
  await load([{ kind: "certification", rows: [later, of({ ...later, insuredNumber: neighbour })] }]);
  await load([stored("assessment", of({ ...papers.assessment, appliedOn: "2026-03-03", insuredNumber: neighbour }))]);
  expect(told(await load([back("certification", later)]))).toEqual(["LOADED", []]);
});

test.each(["ALL_OR_NOTHING", "SKIP_BAD"] as const)("two loads at once (%s) do not overlook each other: never papers without their application", async (mode) => {
  for (let round = 0; round < 3; round += 1) {
    await load(filesOf({ ...papers, assessment_item: item }, back));
    const [taken, brought] = await Promise.all([load([back("certification", application)], mode), load(filesOf(papers, stored), mode)]);
    const [applications, ...rest] = await shown();
    expect([round, applications, rest]).toEqual([round, ...(taken.findings > 0 ? [1, [1, 1, 1]] : [0, [0, 0, 0]])]);
    expect([taken.findings > 0, brought.findings > 0]).toEqual([taken.findings > 0, taken.findings === 0]);
    await load(filesOf(family, stored));
  }
});
