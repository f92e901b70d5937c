import fc from "fast-check";
import type { DocumentContent } from "../../../subgraphs/care-plans/document/document-content.js";
import { toDifference } from "../../../subgraphs/care-plans/document/difference.rule.js";
import { carePlanImporter } from "../../../subgraphs/care-plans/care-plan/care-plan.importer.js";
import { carePlansSubgraph } from "../../../subgraphs/care-plans/subgraph.js";
import { asViewer, openSmallTown, type SmallTown } from "../../support/small-town.js";
import { sampleOffices, samplePerson } from "../../support/standard-samples.js";
import { planFiles } from "./plan-samples.js";

const content = (policy: string | undefined, ...rows: string[]): DocumentContent => ({ header: policy === undefined ? {} : { policy }, parts: { "care_plans.care_plan_line": rows.map((text) => ({ text })) }, attachments: [] });

describe("the difference between two versions", () => {
  test("names items that were set, changed and emptied", () => {
    expect(toDifference(content("甲"), content("乙"))).toEqual([{ place: "header", item: "policy", before: "甲", after: "乙" }]);
    expect(toDifference(content(undefined), content("乙"))).toEqual([{ place: "header", item: "policy", before: null, after: "乙" }]);
    expect(toDifference(content("甲"), content(undefined))).toEqual([{ place: "header", item: "policy", before: "甲", after: null }]);
  });

  test("tells a row put in between from changed rows", () => {
    expect(toDifference(content("甲", "1", "3"), content("甲", "1", "2", "3"))).toEqual([{ place: "care_plan_line 1", item: null, before: null, after: '{"text":"2"}' }]);
    expect(toDifference(content("甲", "1", "2", "3"), content("甲", "1", "3"))).toEqual([{ place: "care_plan_line 1", item: null, before: '{"text":"2"}', after: null }]);
    expect(toDifference(content("甲", "1", "2"), content("甲", "1", "x"))).toEqual([{ place: "care_plan_line 1", item: "text", before: "2", after: "x" }]);
  });

  test("is empty exactly when both say the same", () => {
    const any = fc.tuple(fc.option(fc.constantFrom("甲", "乙"), { nil: undefined }), fc.array(fc.constantFrom("1", "2"), { maxLength: 4 })).map(([policy, rows]) => content(policy, ...rows));
    fc.assert(fc.property(any, any, (a, b) => expect(toDifference(a, b).length === 0).toBe(JSON.stringify(a) === JSON.stringify(b))));
  });
});

describe("in the graph", () => {
  let town: SmallTown;
  beforeAll(async () => {
    town = await openSmallTown(carePlansSubgraph);
    await town.take(carePlanImporter, { serial: "20250325100000", files: planFiles({ overallSupportPolicy: "前" }) });
    const files = planFiles({ overallSupportPolicy: "後" });
    await town.take(carePlanImporter, { serial: "20250326100000", files: { ...files, UP3KYO: files.UP3KYO.slice(0, -1) } });
  }, 90_000);
  afterAll(() => town?.close());

  const ask = (viewer: ReturnType<typeof asViewer>) =>
    town.ask(viewer, `query($id: ID!) { _entities(representations: [{ __typename: "Recipient", id: $id }]) { ... on Recipient { carePlan { difference(from: 1, to: 2) { place item before after } none: difference(from: 1, to: 9) { place } } } } }`, { id: town.globalId(samplePerson.insuredNumber) });

  test("two versions are read in one statement, and a version that does not exist gives null", async () => {
    const { data, statements } = await ask(asViewer("MUNICIPALITY", { insurerNumber: samplePerson.insurerNumber }));
    expect(data._entities).toEqual([
      { carePlan: { difference: [{ place: "header", item: "overallSupportPolicy", before: "前", after: "後" }, { place: "weekly_plan_item 5", item: null, before: expect.stringContaining("月1回の受診"), after: null }], none: null } },
    ]);
    expect(statements).toHaveLength(2);
  });

  test("an unrelated office sees nothing", async () => {
    const { data } = await ask(asViewer("SERVICE_OFFICE", { officeNumber: sampleOffices.preventiveService }));
    expect(data._entities).toEqual([{ carePlan: null }]);
  });
});
