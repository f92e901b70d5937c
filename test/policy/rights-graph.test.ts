import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { GraphQLObjectType } from "graphql";
import { loadSupergraph } from "../../gateway/supergraph/load.js";
import { today } from "../../platform/calendar/today.js";
import { refreshAdoption } from "../../subgraphs/exchange/subgraph.js";
import { askGraph, type GraphAnswer } from "../support/graph-client.js";
import { rootValues } from "../support/rights/root-values.js";
import { isThere, selectField } from "../support/rights/selection.js";
import { consentStates, expectedFields, loadConsent, relationOf, seats, type ConsentState, type Seat } from "../support/rights/seats.js";
import { activityRoles, countRoles, emergencyRoles, isOpenTo, mailRoles, personFields, rootFields, sees, type RootRule } from "../support/rights/statement.js";
import { openSubjectTown, type SubjectTown } from "../support/rights/subject-town.js";
import type { Subject } from "../support/rights/subject.js";
import type { Shape } from "../support/shapes.js";
import { withConnection } from "../support/sql.js";

const schema = loadSupergraph(readFileSync("schema/supergraph.graphql", "utf8")).apiSchema;
const recipientType = schema.getType("Recipient") as GraphQLObjectType;
const queryType = schema.getQueryType() as GraphQLObjectType;

const personNames = Object.keys(recipientType.getFields());
const rootNames = Object.keys(queryType.getFields());

let town: SubjectTown;
let shape: Shape;
let subject: Subject;
let cells = 0;

beforeAll(async () => {
  town = await openSubjectTown();
  ({ shape, subject } = town);
  // The office in charge has looked before.
  await ask(seats.find(({ name }) => name === "CARE_MANAGER, in charge") as Seat, `{ recipient(id: "${subject.id}") { id } }`);
  await refreshAdoption(shape.house.services);
  await withConnection(town.database.adminUrl, (admin) =>
    admin.query(`INSERT INTO exchange.adoption_reference (source, month, prefecture_code, office_kind, offices_using) VALUES ('x', '${today().slice(0, 7)}', '00', 'ALL', 1); INSERT INTO exchange.office_group (name, introduced_month) VALUES ('x', '2026-01');
      INSERT INTO schedules.insurer_grade (insurer_number, valid_from, area_grade) VALUES ('990006', '2024-04', '3'); INSERT INTO schedules.type_limit (insurer_number, care_level, service_type, valid_from, limit_units) VALUES ('990006', '21', '11', '2024-04', 1)`));
}, 120_000);

afterAll(async () => {
  await town?.close();
});

const ask = async (seat: Seat, query: string, headers?: Record<string, string>): Promise<GraphAnswer> => askGraph(shape.url, await shape.token(seat.identity(subject)), query, {}, headers);

const outcomeOf = ({ data, errors }: GraphAnswer, name: string): string => {
  if (errors) return errors.every(({ extensions }) => extensions.code === "FORBIDDEN") ? "refused" : `errors ${errors.map(({ extensions }) => extensions.code).join()}`;
  const value = data?.[name];
  const wanted = mine()[name];
  return (wanted ? idsOf(value).includes(wanted) : isThere(value)) ? "seen" : "nothing";
};

/** In lists of things that belong to somebody, only the person's own count. */
const mine = (): Record<string, string> => ({ recipients: subject.id, parcels: subject.parcelId });
const idsOf = (value: unknown): string[] => (value as { nodes: { id: string }[] } | null)?.nodes.map(({ id }) => id) ?? [];

describe("every field has a statement", () => {
  test("of a person", () => expect(personNames.filter((name) => !personFields[name])).toEqual([]));
  test("at the root", () => expect(rootNames.filter((name) => !rootFields[name])).toEqual([]));
  test("and there are no subscriptions; mutations have statements of their own", () => expect(schema.getSubscriptionType()).toBeUndefined());
});

describe.each([...consentStates.map((consent) => [consent, "open"] as const), ["GIVEN", "confirmed"] as const])("with consent %s, the month %s", (consent, month) => {
  beforeAll(async () => {
    await loadConsent(shape.house, town.database.adminUrl, subject, consent);
    // Closing a month changes what may be written, and nothing of what is seen.
    if (month === "confirmed") expect((await ask(seats.find(({ name }) => name === "CARE_MANAGER, in charge") as Seat, `mutation { confirmMonth(input: { idempotencyKey: "${randomUUID()}", recipientId: "${subject.id}", month: "${subject.month}", version: 0, acceptDifferences: true }) { __typename } }`)).errors).toBeUndefined();
  });

  describe.each(seats.map((seat) => [seat.name, seat] as const))("%s", (_name, seat) => {
    test("sees exactly the fields of the person that are theirs to see", async () => {
      const values = { "YearMonth!": `"${subject.month}"`, "Int!": "1" };
      const answer = await ask(seat, `{ recipient(id: "${subject.id}") { ${personNames.map((name) => selectField(recipientType, name, values)).join(" ")} } }`);
      const expected = sees(seat.role, "PERSON", relationOf(seat, consent)) ? expectedFields(seat, subject, consent, personNames) : [];
      cells += personNames.length;
      if (!isOpenTo(seat.role, "PERSON")) expect(outcomeOf(answer, "recipient")).toBe("refused");
      else if (expected.length === 0) expect(answer).toMatchObject({ status: 200, data: { recipient: null } });
      else {
        expect(answer.errors).toBeUndefined();
        const seen = Object.entries(answer.data?.recipient as object).filter(([, value]) => isThere(value)).map(([name]) => name);
        expect(seen.sort()).toEqual(expected.sort());
      }
    });

    test("gets from each root field what is stated", async () => {
      const answers = await Promise.all(rootNames.map((name) => ask(seat, `{ ${selectField(queryType, name, rootValues(subject))} }`)));
      cells += rootNames.length;
      const outcomes = Object.fromEntries(rootNames.map((name, index) => [name, outcomeOf(answers[index] as GraphAnswer, name)]));
      expect(outcomes).toEqual(Object.fromEntries(rootNames.map((name) => [name, expectedRoot(seat, consent, rootFields[name] as RootRule)])));
    });
  });
});

function expectedRoot(seat: Seat, consent: ConsentState, kind: RootRule): string {
  if (kind === "everyone") return "seen";
  if (kind === "own emergencies" || kind === "own looks") return !emergencyRoles.includes(seat.role) ? "refused" : seat.inForce ? "seen" : "nothing";
  if (kind === "own staff") return "refused";
  if (kind === "planners") return seat.role !== "CARE_MANAGER" ? "refused" : seat.inForce ? "seen" : "nothing";
  if (kind === "statistics") return seat.role === "ANALYST" ? "seen" : "refused";
  if (kind === "counts") return countRoles.includes(seat.role) ? "seen" : "refused";
  if (kind === "own counts" && activityRoles.includes(seat.role)) return "seen";
  if (kind === "own mail" || kind === "own counts") {
    if (!mailRoles.includes(seat.role)) return "refused";
    return seat.identity(subject).office === subject.inCharge.CARE_MANAGER ? "seen" : "nothing";
  }
  if (!isOpenTo(seat.role, kind)) return "refused";
  return sees(seat.role, kind, relationOf(seat, consent)) ? "seen" : "nothing";
}

test("nothing was left out: 8,000 cells of role, relation and field were compared", () => {
  expect(cells).toBeGreaterThan(8_000);
});
