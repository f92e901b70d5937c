import type { FastifyInstance } from "fastify";
import { isObjectType, type GraphQLObjectType, type GraphQLUnionType } from "graphql";
import { signViewer } from "../../platform/viewer/signed-viewer.js";
import { toGlobalId } from "../../platform/graphql/global-id.js";
import { toViewer, type Viewer } from "../../platform/viewer/viewer.js";
import { isThere, selectField } from "../support/rights/selection.js";
import { consentStates, expectedFields, loadConsent, relationOf, seats, type ConsentState, type Seat } from "../support/rights/seats.js";
import { askDirectly, bindingOf, requestId, serverOf, signingKeys } from "../support/rights/signed.js";
import { isOpenTo, kinds, mailRoles, officeFields, people, personalEntities, personFields, sees, type Kind, type Relation } from "../support/rights/statement.js";
import { openSubjectTown, type SubjectTown } from "../support/rights/subject-town.js";
import type { Subject } from "../support/rights/subject.js";
import type { Shape } from "../support/shapes.js";
import { withConnection } from "../support/sql.js";

/** Subgraph → entities it answers for by reference. One that is not here has no statement, and the tests fail. */
const references: Readonly<Record<string, readonly string[]>> = {
  recipients: ["Office", "Recipient"],
  "care-plans": ["BasicInformation", "CarePlan", "Office", "PreventivePlan", "Recipient"],
  schedules: ["Office", "Recipient", "UsageTable"],
  actuals: ["ActualReport", "Office", "Recipient"],
  municipal: ["Certification", "Insurer", "Recipient"],
  exchange: ["Office", "Parcel", "Recipient"],
};
/** Who owns a person's own items; the others only hang fields on the id. */
const ownerOfPeople = "recipients";

let town: SubjectTown;
let shape: Shape;
let subject: Subject;
const servers = new Map<string, FastifyInstance>();
let cells = 0;

beforeAll(async () => {
  town = await openSubjectTown();
  ({ shape, subject } = town);
  await confirmSubjectsMonth();
  for (const { name } of shape.house.subgraphs) servers.set(name, serverOf(shape.house, name));
}, 120_000);

afterAll(async () => {
  await Promise.all([...servers.values()].map((server) => server.close()));
  await town?.close();
});

/** Lets the month be confirmed, with units for 給付管理票, past all mutations. */
const confirmSubjectsMonth = () =>
  withConnection(town.database.adminUrl, async (admin) => {
    const values = [subject.insurerNumber, subject.recipientId, subject.month, subject.inCharge.CARE_MANAGER, subject.inCharge.SERVICE_OFFICE];
    await admin.query("INSERT INTO actuals.month_closing (insurer_number, recipient_id, service_month, state, version, office_number, content) VALUES ($1, $2, $3, 'CONFIRMED', 1, $4, '')", values.slice(0, 4));
    await admin.query("INSERT INTO actuals.closing_unit (insurer_number, recipient_id, service_month, version, planning_office_number, service_office_number, service_type, units) VALUES ($1, $2, $3, 1, $4, $5, '11', 1000)", values);
  });

/** The viewer as a gateway would sign it, with every category: the lines behind the gateway must hold even then when `careless`. */
function viewerOf(seat: Seat, careless: boolean): Viewer {
  const { office, insurer, recipient, ...rest } = seat.identity(subject);
  const categories = careless ? kinds : kinds.filter((kind) => isOpenTo(seat.role, kind));
  return toViewer({ subject: rest.subject, role: rest.role, officeNumber: office, insurerNumber: insurer, recipientId: recipient, jobType: rest.jobType, purpose: "TEST", secondFactor: true, categories });
}

const typesOf = (subgraph: string): GraphQLObjectType[] => {
  const schema = shape.house.subgraphs.find(({ name }) => name === subgraph)?.schema;
  return [...((schema?.getType("_Entity") as GraphQLUnionType | undefined)?.getTypes() ?? [])];
};

const keyOf = (type: string, id?: string): Record<string, string> => {
  if (type === "Office") return { officeNumber: subject.inCharge.CARE_MANAGER };
  if (type === "Insurer") return { insurerNumber: subject.insurerNumber };
  return { id: id ?? (type === "Parcel" ? subject.parcelId : (subject.rows[type] as string)) };
};

const operationFor = (type: GraphQLObjectType, key: Record<string, string>) => {
  const values = { "YearMonth!": `"${subject.month}"`, "Int!": "1" };
  const fields = Object.keys(type.getFields()).map((name) => selectField(type, name, values)).join(" ");
  return { query: `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type.name} { ${fields} } } }`, variables: { of: [{ __typename: type.name, ...key }] } };
};

test("every reference has a statement", () => {
  const found = Object.fromEntries(shape.house.subgraphs.map(({ name }) => [name, typesOf(name).filter(isObjectType).map((type) => type.name).sort()]));
  expect(found).toEqual(references);
});

describe.each(consentStates)("with consent %s", (consent) => {
  beforeAll(() => loadConsent(shape.house, town.database.adminUrl, subject, consent));

  test.each(seats.map((seat) => [seat.name, seat] as const))("%s gets by reference exactly what is stated", async (_name, seat) => {
    const seen: Record<string, unknown> = {};
    const stated: Record<string, unknown> = {};
    for (const [subgraph, server] of servers) {
      for (const type of typesOf(subgraph)) {
        const answer = await askDirectly(server, subgraph, viewerOf(seat, false), operationFor(type, keyOf(type.name)));
        const place = `${subgraph}: ${type.name}`;
        seen[place] = answer.errors ?? whatIsThere(answer.data?._entities[0]);
        stated[place] = expectedAt(subgraph, type, seat, consent);
      }
    }
    expect(seen).toEqual(stated);
  });
});

const whatIsThere = (entity: Record<string, unknown> | null | undefined): string[] | null => (entity ? Object.keys(entity).filter((name) => isThere(entity[name])).sort() : null);

/** What an office has to show is its own: the key names the care manager's office. */
function expectedOfOffice(names: readonly string[], seat: Seat, relation: Relation): string[] {
  const isOwn = seat.role === "CARE_MANAGER" && seat.identity(subject).office === subject.inCharge.CARE_MANAGER;
  return names.filter((name) => {
    const kind = officeFields[name];
    if (kind === undefined) throw new Error(`Office.${name} has no statement: add it to the table by the rule it follows`);
    return kind === "everyone" || (isOwn && sees(seat.role, kind, relation));
  }).sort();
}

/** Names of the fields that must be there; null where the entity must look missing; "any" where it must merely be there. */
function expectedAt(subgraph: string, type: GraphQLObjectType, seat: Seat, consent: ConsentState): unknown {
  const relation = relationOf(seat, consent);
  const names = Object.keys(type.getFields());
  cells += names.length;
  if (type.name === "Office") return expectedOfOffice(names, seat, relation);
  if (type.name === "Insurer") return expect.arrayContaining(["insurerNumber", "name"]);
  if (type.name === "Parcel") return mailRoles.includes(seat.role) && seat.identity(subject).office === subject.inCharge.CARE_MANAGER ? expect.arrayContaining(["id", "files"]) : null;
  if (type.name !== "Recipient") return sees(seat.role, personalEntities[type.name] as Kind, relation) ? expect.arrayContaining(["id", "recipient"]) : null;
  const visible = expectedFields(seat, subject, consent, names);
  if (subgraph === ownerOfPeople) return visible.length > 0 ? visible.sort() : null;
  // Where a person is only a peg, the id that was given comes back to those who may ask about people at all; nothing hangs on it.
  if (!isOpenTo(seat.role, "PERSON")) return null;
  return [...new Set(["id", ...(subgraph === "municipal" ? ["insurer"] : []), ...visible])].sort();
}

describe("row-level security alone, behind a gateway that opens every category", () => {
  beforeAll(() => loadConsent(shape.house, town.database.adminUrl, subject, "REFUSED"));

  test.each(seats.filter(({ inForce }) => !inForce).map((seat) => [seat.name, seat] as const))("%s still gets nothing about the person", async (_name, seat) => {
    for (const [subgraph, server] of servers) {
      for (const type of typesOf(subgraph).filter(({ name }) => personalEntities[name])) {
        const answer = await askDirectly(server, subgraph, viewerOf(seat, true), operationFor(type, keyOf(type.name)));
        expect(answer.errors).toBeUndefined();
        const there = (whatIsThere(answer.data?._entities[0]) ?? []).filter((name) => name !== "id" && name !== "insurer" && personFields[name] !== "own mail");
        expect([subgraph, type.name, there]).toEqual([subgraph, type.name, []]);
      }
    }
  });

  test("and offices in charge get only what their grants say, whatever the gateway opens", async () => {
    for (const seat of seats.filter(({ inForce, role }) => inForce && (people as readonly string[]).includes(role) && role !== "RECIPIENT" && role !== "MUNICIPALITY")) {
      const municipal = await askDirectly(servers.get("municipal") as FastifyInstance, "municipal", viewerOf(seat, true), operationFor(typesOf("municipal").find(({ name }) => name === "Recipient") as GraphQLObjectType, keyOf("Recipient")));
      expect([seat.name, whatIsThere(municipal.data?._entities[0])]).toEqual([seat.name, expectedAt("municipal", typesOf("municipal").find(({ name }) => name === "Recipient") as GraphQLObjectType, seat, "REFUSED")]);
    }
  });
});

describe("a foreign id and a missing one", () => {
  const missing = () => toGlobalId(subject.insurerNumber, "01900000-0000-7000-8000-00000000dead");
  const missingElsewhere = () => toGlobalId(subject.otherInsurer, "01900000-0000-7000-8000-00000000dead");

  test.each(Object.entries(references).flatMap(([subgraph, types]) => types.filter((type) => personalEntities[type] && (type !== "Recipient" || subgraph === ownerOfPeople)).map((type) => [subgraph, type] as const)))("look alike to the byte in %s: %s", async (subgraph, typeName) => {
    const server = servers.get(subgraph) as FastifyInstance;
    const type = typesOf(subgraph).find(({ name }) => name === typeName) as GraphQLObjectType;
    const stranger = seats.find(({ name }) => name === "CARE_MANAGER, of another office") as Seat;
    const texts = await Promise.all([undefined, missing(), missingElsewhere(), "no id"].map(async (id) => (await askDirectly(server, subgraph, viewerOf(stranger, false), operationFor(type, keyOf(typeName, id)))).text));
    expect(new Set(texts).size).toBe(1);
    const own = seats.find(({ name }) => name === "CARE_MANAGER, in charge") as Seat;
    expect((await askDirectly(server, subgraph, viewerOf(own, false), operationFor(type, keyOf(typeName)))).text).not.toBe(texts[0]);
  });
});

describe("without the gateway's signature for this very request", () => {
  const query = { query: "{ __typename }" };
  const viewer = () => viewerOf(seats.find(({ name }) => name === "MUNICIPALITY, the insurer") as Seat, true);
  const body = JSON.stringify(query);
  const altered = (text: string): string => {
    const [key, payload, signature] = text.split(".");
    const claims = JSON.parse(Buffer.from(payload as string, "base64url").toString()) as { viewer: { role: string } };
    claims.viewer.role = "OPERATOR";
    return `${key}.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.${signature}`;
  };
  const forged: Readonly<Record<string, (subgraph: string) => string | undefined>> = {
    nobody: () => undefined,
    "plain claims": () => Buffer.from(JSON.stringify(viewer())).toString("base64url"),
    "another key": (subgraph) => signViewer(viewer(), bindingOf(subgraph, body), [{ id: "rights", secret: "another-secret-of-thirty-two-chars" }]),
    "an unknown key": (subgraph) => signViewer(viewer(), bindingOf(subgraph, body), [{ id: "other", secret: signingKeys[0]?.secret ?? "" }]),
    "altered claims": (subgraph) => altered(signViewer(viewer(), bindingOf(subgraph, body), signingKeys)),
    "another subgraph": (subgraph) => signViewer(viewer(), bindingOf(subgraph === "recipients" ? "municipal" : "recipients", body), signingKeys),
    "another body": (subgraph) => signViewer(viewer(), bindingOf(subgraph, `${body} `), signingKeys),
    "another request": (subgraph) => signViewer(viewer(), { ...bindingOf(subgraph, body), requestId: `${requestId}-2` }, signingKeys),
    "two minutes ago": (subgraph) => signViewer(viewer(), bindingOf(subgraph, body), signingKeys, Date.now() / 1000 - 120),
  };

  test.each(Object.keys(forged))("%s is answered with 401 by every subgraph", async (name) => {
    for (const [subgraph, server] of servers) {
      const header = (forged[name] as (subgraph: string) => string | undefined)(subgraph);
      const answer = await askDirectly(server, subgraph, undefined, query, header);
      expect([subgraph, answer.status, answer.errors?.[0]?.extensions.code]).toEqual([subgraph, 401, "UNAUTHENTICATED"]);
    }
  });

  test("and the same request with a right signature is answered", async () => {
    for (const [subgraph, server] of servers) expect((await askDirectly(server, subgraph, viewer(), query)).status).toBe(200);
  });
});

test("nothing was left out: 30,000 cells of role, relation and field were compared", () => {
  expect(cells).toBeGreaterThan(30_000);
});
