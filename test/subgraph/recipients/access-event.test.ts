import { openRecipients, codesOf, partOf, type RecipientsFixture } from "./recipients-fixture.js";

let fixture: RecipientsFixture;

beforeAll(async () => {
  fixture = await openRecipients();
  for (const selection of ["name", "carePlan { id }", "name"]) await fixture.ask(manager(), `{ recipient(id: "${fixture.subject.id}") { ${selection} } }`);
}, 120_000);

afterAll(() => fixture?.close());

const manager = () => ({ subject: "manager", role: "CARE_MANAGER", office: fixture.subject.inCharge.CARE_MANAGER }) as const;
const self = () => ({ subject: "self", role: "RECIPIENT", insurer: fixture.subject.insurerNumber, recipient: fixture.subject.recipientId }) as const;
const officer = () => ({ subject: "officer", role: "MUNICIPALITY", insurer: fixture.subject.insurerNumber }) as const;
const thisMonth = () => fixture.rows("SELECT to_char(now() AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM') AS month").then(([row]) => String(row?.month));

interface Page {
  readonly nodes: readonly { readonly category: string; readonly occurredAt: string }[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

test("the person sees who looked, from which office and why", async () => {
  const answer = await fixture.ask(self(), `{ recipient(id: "${fixture.subject.id}") { accessEvents { nodes { role purpose category decision rowCount office { officeNumber } } } } }`);
  const { accessEvents } = partOf<{ accessEvents: { nodes: unknown[] } }>(answer, "recipient");
  const office = { officeNumber: fixture.subject.inCharge.CARE_MANAGER };
  expect(accessEvents.nodes).toEqual(expect.arrayContaining([{ role: "CARE_MANAGER", purpose: expect.any(String), category: "CARE_PLAN", decision: "SEEN", rowCount: 1, office }]));
});

test("page after page gives every look once, newest first, by cursors without running numbers", async () => {
  const pages: Page["nodes"][number][] = [];
  let after: string | null = null;
  // The looks at the list itself come on top and are not before the cursor.
  do {
    const page: Page = partOf<{ accessEvents: Page }>(await fixture.ask(self(), `query ($after: String) { recipient(id: "${fixture.subject.id}") { accessEvents(first: 1, after: $after) { nodes { category occurredAt } pageInfo { endCursor hasNextPage } } } }`, { after }), "recipient").accessEvents;
    pages.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    expect(Buffer.from(page.pageInfo.endCursor ?? "", "base64url").toString()).not.toMatch(/[[,]\d+[,\]]/);
  } while (after !== null);
  expect(pages.length).toBeGreaterThanOrEqual(4);
  expect(pages.map(({ occurredAt }) => Date.parse(occurredAt))).toEqual(pages.map(({ occurredAt }) => Date.parse(occurredAt)).sort((a, b) => b - a));
});

test("the insurer lists the looks at its insured by month, office, outcome and person", async () => {
  const list = async (filter: string) => partOf<{ nodes: { category: string }[] }>(await fixture.ask(officer(), `{ accessEvents(month: "${await thisMonth()}", ${filter}) { nodes { category recipient { id } } } }`), "accessEvents").nodes;
  const ofOffice = await list(`officeNumber: "${fixture.subject.inCharge.CARE_MANAGER}", recipientId: "${fixture.subject.id}"`);
  expect(ofOffice.filter(({ category }) => category === "CARE_PLAN")).toEqual([{ category: "CARE_PLAN", recipient: { id: fixture.subject.id } }]);
  expect(await list("decision: BREAK_GLASS")).toEqual([]);
  expect(await list('recipientId: "nonsense"')).toEqual([]);
});

test("offices read neither list, and another insurer has none of it", async () => {
  const month = await thisMonth();
  expect(codesOf(await fixture.ask(manager(), `{ accessEvents(month: "${month}") { nodes { category } } }`))).toEqual(["FORBIDDEN"]);
  const mine = await fixture.ask(manager(), `{ recipient(id: "${fixture.subject.id}") { accessEvents { nodes { category } } } }`);
  expect(mine.data?.recipient).toEqual({ accessEvents: { nodes: [] } });
  const other = await fixture.ask({ ...officer(), insurer: fixture.subject.otherInsurer }, `{ accessEvents(month: "${month}", recipientId: "${fixture.subject.id}") { nodes { category } } }`);
  expect(other.data).toEqual({ accessEvents: { nodes: [] } });
});

test.each(["WzEsMiwzLDQsNV0", "bm9uc2Vuc2U"])("a cursor that no page gave is refused: %s", async (after) => {
  expect(codesOf(await fixture.ask(self(), `{ recipient(id: "${fixture.subject.id}") { accessEvents(after: "${after}") { nodes { category } } } }`))).toEqual(["INPUT_INVALID"]);
});
