import { graphql, type GraphQLSchema } from "graphql";
import { AuditWriter } from "../../../platform/audit/audit-trail.js";
import { buildSubgraph } from "../../../platform/graphql/build-subgraph.js";
import { toGlobalId } from "../../../platform/graphql/global-id.js";
import { createRequestContext } from "../../../platform/subgraph/request-context.js";
import { toViewer, type Viewer } from "../../../platform/viewer/viewer.js";
import { createExchangeSubgraph, sendParcel } from "../../../subgraphs/exchange/subgraph.js";
import { planSet, resultsSet, sampleOffices, samplePerson } from "../../support/standard-samples.js";
import { addPerson, careManager, homeHelp, named, openExchange, operator, stranger, type Exchange } from "./exchange-fixture.js";

let exchange: Exchange;
let schema: GraphQLSchema;
let personId: string;
const serials = ["20250325100000", "20250325100001", "20250325100002"];

beforeAll(async () => {
  exchange = await openExchange();
  ({ schema } = await buildSubgraph(createExchangeSubgraph()));
  for (const serial of serials) await sendParcel({ services: exchange.services, viewer: careManager, files: named(planSet({ serial })) });
  await sendParcel({ services: exchange.services, viewer: careManager, files: named(planSet({ serial: "20250325100003" }).slice(1)) });
  await sendParcel({ services: exchange.services, viewer: homeHelp, files: named(resultsSet()) });
  const [person] = await exchange.admin<{ id: string }>("SELECT id FROM recipients.recipient");
  personId = toGlobalId(samplePerson.insurerNumber, person?.id ?? "");
});
afterAll(() => exchange.close());

/** What comes back for a viewer, and the statements it took. */
async function ask(viewer: Viewer, source: string, variableValues: Record<string, unknown> = {}) {
  const audit = new AuditWriter(exchange.database).trail("request", viewer, "test");
  const context = createRequestContext({ requestId: "request", viewer, database: exchange.database, audit, directory: exchange.services.directory });
  try {
    const { data, errors } = await graphql({ schema, source, contextValue: context, variableValues });
    await audit.commit();
    return { data: JSON.parse(JSON.stringify(data ?? null)) as Record<string, never> | null, codes: errors?.map(({ extensions }) => extensions.code) ?? [], statements: context.session.statements };
  } finally {
    await context.session.close();
  }
}

interface Page {
  readonly nodes: { id: string; serial: string; state: string; files: { name: string }[]; findings: { kind: string; messageJa: string }[] }[];
  readonly pageInfo: { endCursor: string | null; hasNextPage: boolean };
}

const list = `query ($box: ParcelBox!, $first: Int! = 20, $after: String, $state: String, $partner: OfficeNumber) {
  parcels(box: $box, first: $first, after: $after, state: $state, partner: $partner) {
    nodes { id serial state setKind sender { officeNumber } receiver { officeNumber } files { name size } findings { kind rule messageJa } }
    pageInfo { endCursor hasNextPage } } }`;
const parcels = async (viewer: Viewer, variables: Record<string, unknown>) => (await ask(viewer, list, variables)).data?.parcels as unknown as Page;

test("a page of parcels with files and findings takes one statement per table", async () => {
  const { data, statements } = await ask(careManager, list, { box: "OUTBOX" });
  expect((data as unknown as { parcels: Page }).parcels.nodes.map(({ serial }) => serial)).toEqual(["20250325100003", ...[...serials].reverse()]);
  expect(statements).toHaveLength(3);
});

test("pages follow each other, newest first, without gap or repetition", async () => {
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: Page = await parcels(careManager, { box: "OUTBOX", first: 1, after });
    seen.push(...page.nodes.map(({ serial }) => serial));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  expect(seen).toEqual(["20250325100003", ...[...serials].reverse()]);
  expect((await ask(careManager, list, { box: "OUTBOX", after: "bm9uc2Vuc2U" })).codes).toEqual(["INPUT_INVALID"]);
  expect((await ask(careManager, list, { box: "OUTBOX", state: "LOST" })).codes).toEqual(["INPUT_INVALID"]);
});

test("lists are cut down by state and by the other office", async () => {
  const rejected = await parcels(careManager, { box: "OUTBOX", state: "REJECTED" });
  expect(rejected.nodes.map(({ findings }) => findings.some(({ kind }) => kind === "missingFile"))).toEqual([true]);
  expect((await parcels(careManager, { box: "INBOX", partner: sampleOffices.homeHelp })).nodes).toHaveLength(1);
  expect((await parcels(careManager, { box: "INBOX", partner: stranger.officeNumber })).nodes).toHaveLength(0);
});

test("the receiver sees no set that was rejected, strangers see none, and other roles may not ask", async () => {
  expect((await parcels(homeHelp, { box: "INBOX" })).nodes.map(({ serial }) => serial)).toEqual([...serials].reverse());
  expect((await parcels(stranger, { box: "INBOX" })).nodes).toEqual([]);
  for (const role of ["OPERATOR", "MUNICIPALITY", "RECIPIENT", "MEDICAL_INSTITUTION", "ANALYST"] as const) expect((await ask(toViewer({ ...operator, role }), list, { box: "INBOX" })).codes).toEqual(["FORBIDDEN"]);
});

test("a parcel is found by its id, directly and by reference, and only by its offices", async () => {
  const [node] = (await parcels(careManager, { box: "OUTBOX", state: "IMPORTED", first: 1 })).nodes;
  const byId = "query ($id: ID!) { parcel(id: $id) { id } }";
  const byReference = "query ($all: [_Any!]!) { _entities(representations: $all) { ... on Parcel { id } } }";
  const variables = { id: node?.id, all: [{ __typename: "Parcel", id: node?.id }] };
  for (const viewer of [careManager, homeHelp]) {
    expect((await ask(viewer, byId, variables)).data).toEqual({ parcel: { id: node?.id } });
    expect((await ask(viewer, byReference, variables)).data).toEqual({ _entities: [{ id: node?.id }] });
  }
  for (const viewer of [stranger, operator, toViewer({ ...careManager, role: "MUNICIPALITY" })]) {
    expect((await ask(viewer, byReference, variables)).data).toEqual({ _entities: [null] });
    expect((await ask(viewer, byId, variables)).data).toEqual({ parcel: null });
  }
  for (const id of ["", "x", "A".repeat(22), `${node?.id}=`]) expect((await ask(careManager, byId, { id })).data).toEqual({ parcel: null });
});

const history = "query ($all: [_Any!]!, $first: Int! = 20, $after: String) { _entities(representations: $all) { ... on Recipient { parcels(first: $first, after: $after) { nodes { serial } pageInfo { endCursor hasNextPage } } } } }";
const historyOf = async (viewer: Viewer, ids: readonly string[], variables = {}) => {
  const { data, statements } = await ask(viewer, history, { all: ids.map((id) => ({ __typename: "Recipient", id })), ...variables });
  return { pages: ((data?._entities ?? []) as unknown as { parcels: Page }[]).map((entity) => entity?.parcels), statements };
};

test("a person's history shows the own office's accepted parcels, and the look is in the audit", async () => {
  const { pages } = await historyOf(careManager, [personId]);
  expect(pages[0]?.nodes.map(({ serial }) => serial)).toEqual(["20250501090000", ...[...serials].reverse()]);
  const [first] = (await historyOf(homeHelp, [personId], { first: 3 })).pages;
  const [second] = (await historyOf(homeHelp, [personId], { first: 3, after: first?.pageInfo.endCursor })).pages;
  expect([first?.nodes.length, first?.pageInfo.hasNextPage, second?.nodes.map(({ serial }) => serial)]).toEqual([3, true, [serials[0]]]);
  expect((await historyOf(stranger, [personId])).pages[0]?.nodes).toEqual([]);
  expect(await exchange.admin("SELECT DISTINCT decision FROM audit.access_event WHERE operation = 'test' AND office_number = $1", [stranger.officeNumber])).toEqual([{ decision: "DENIED" }]);
  expect((await exchange.admin("SELECT FROM audit.access_event WHERE operation = 'test' AND category = 'PERSON'")).length).toBeGreaterThan(0);
});

test("the history of many people takes one statement", async () => {
  await addPerson(exchange.admin, "0000000202", [sampleOffices.careManager]);
  const people = await exchange.admin<{ id: string }>("SELECT id FROM recipients.recipient ORDER BY insured_number");
  const { pages, statements } = await historyOf(careManager, people.map(({ id }) => toGlobalId(samplePerson.insurerNumber, id)));
  expect(pages.map((page) => page?.nodes.length)).toEqual([4, 0]);
  expect(statements).toHaveLength(1);
});

const activity = "{ exchangeActivity { nodes { office { officeNumber } side setKind parcels } } }";
const activityOf = async (viewer: Viewer) => ((await ask(viewer, activity)).data?.exchangeActivity as unknown as { nodes: { office: { officeNumber: string }; side: string; setKind: string; parcels: number }[] } | undefined)?.nodes;

test("each set is counted once when it is taken in, for both its offices; an office sees its own counts", async () => {
  const of = (officeNumber: string, side: string, setKind: string, count: number) => ({ office: { officeNumber }, side, setKind, parcels: count });
  const all = [
    of(sampleOffices.careManager, "RECEIVED", "results", 1), of(sampleOffices.careManager, "SENT", "plan", 3),
    of(sampleOffices.homeHelp, "RECEIVED", "plan", 3), of(sampleOffices.homeHelp, "SENT", "results", 1),
  ];
  expect(await activityOf(operator)).toEqual(all);
  expect(await activityOf(homeHelp)).toEqual(all.slice(2));
  expect(await activityOf(stranger)).toEqual([]);
  for (const role of ["RECIPIENT", "ANALYST", "MUNICIPALITY"] as const) expect((await ask(toViewer({ ...operator, role }), activity)).codes).toEqual(["FORBIDDEN"]);
});
