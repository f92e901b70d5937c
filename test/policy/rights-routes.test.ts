import Fastify from "fastify";
import { openRoutes, reports, restRoutes, type RouteStatement, type RouteTrial } from "../support/rights/routes.js";
import { seats, type Seat } from "../support/rights/seats.js";
import { openSubjectTown, type SubjectTown } from "../support/rights/subject-town.js";
import type { Subject } from "../support/rights/subject.js";
import type { Shape } from "../support/shapes.js";
import { withConnection } from "../support/sql.js";
import { benefitUnitsReport } from "../../subgraphs/actuals/benefit-units/benefit-units.report.js";
import { exchangeReports } from "../../subgraphs/exchange/reports/exchange-reports.js";
import { municipalReports } from "../../subgraphs/municipal/reports/municipal-reports.js";

let town: SubjectTown;
let shape: Shape;
let subject: Subject;
let cells = 0;
let peopleOfSet: readonly string[];
const nobodysParcel = Buffer.from("01900000000070008000000000000bad", "hex").toString("base64url");

beforeAll(async () => {
  town = await openSubjectTown();
  ({ shape, subject } = town);
  const people = await asOwner<{ id: string }>("SELECT DISTINCT recipient_id AS id FROM exchange.parcel_person WHERE parcel_id = $1 ORDER BY 1", [Buffer.from(subject.parcelId, "base64url").toString("hex")]);
  peopleOfSet = people.map(({ id }) => id);
}, 120_000);

const asOwner = <Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> => withConnection(town.database.adminUrl, async (admin) => (await admin.query<Row>(text, [...values])).rows);

/** The denials written since it was last asked. */
const denied = () => asOwner("WITH gone AS (DELETE FROM audit.access_event RETURNING *) SELECT recipient_id AS id, role, operation FROM gone WHERE decision = 'DENIED' ORDER BY 1");

afterAll(async () => {
  await town?.close();
});

async function send(seat: Seat | undefined, { method, path, body }: RouteTrial): Promise<{ status: number; text: string }> {
  const headers = { ...(seat && { authorization: `Bearer ${await shape.token(seat.identity(subject))}` }), ...(body && { "content-type": "application/json" }) };
  const response = await fetch(`${shape.url}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  cells += 1;
  return { status: response.status, text: Buffer.from(await response.arrayBuffer()).toString("latin1") };
}

const refusals = new Set(["FORBIDDEN", "NOT_FOUND", "UNAUTHENTICATED"]);

/** What came back: a refusal's code, "form" for one of what was sent, "seen" where the set or the person's file is in it, "empty" otherwise. */
function outcomeOf({ status, text }: { status: number; text: string }, route: string): string {
  if (status >= 400) {
    const { code } = JSON.parse(text) as { code: string };
    return refusals.has(code) ? code : "form";
  }
  // An archive and a file are what was asked for; elsewhere the set's own id tells.
  return route.endsWith("/exports") || route.endsWith("/:name") && route.includes("/files/") || text.includes(subject.parcelId) ? "seen" : "empty";
}

/** Every route that a subgraph brings, as "METHOD /path". */
async function routesOf(kind: "routes" | "openRoutes"): Promise<string[]> {
  const found: string[] = [];
  const app = Fastify();
  app.addHook("onRoute", ({ method, url }) => void found.push(...[method].flat().filter((name) => name !== "HEAD").map((name) => `${name} ${url}`)));
  for (const manifest of shape.house.manifests) await app.register(async (scope) => manifest[kind]?.(scope, shape.house.services));
  await app.ready();
  await app.close();
  return found;
}

test("every route of every subgraph has a statement, and every statement a route", async () => {
  expect((await routesOf("routes")).sort()).toEqual(Object.keys(restRoutes).sort());
  expect((await routesOf("openRoutes")).sort()).toEqual(Object.keys(openRoutes).sort());
});

test("so has every report", () => {
  const known = [...exchangeReports.map(({ name }) => `/exchange/reports/${name}`), ...municipalReports.map(({ name }) => `/reports/${name}`), `/actuals/reports/${benefitUnitsReport.name}`];
  expect(known.sort()).toEqual(Object.keys(reports).sort());
});

describe.each(Object.entries(restRoutes))("%s", (route, statement: RouteStatement) => {
  test("answers each role and relation as stated", async () => {
    const outcomes: Record<string, string> = {};
    for (const seat of seats) outcomes[seat.name] = outcomeOf(await send(seat, statement.trial(subject)), route);
    expect(outcomes).toEqual(Object.fromEntries(seats.map((seat) => [seat.name, statement.expected(seat, subject)])));
  });

  test("answers nobody without a token", async () => {
    expect((await send(undefined, statement.trial(subject))).status).toBe(401);
  });
});

test("a month that is confirmed is given out to the same as one that is open", async () => {
  const { trial, expected } = restRoutes["POST /exchange/exports"] as RouteStatement;
  const key = [subject.insurerNumber, subject.recipientId, subject.month];
  await asOwner("INSERT INTO actuals.month_closing (insurer_number, recipient_id, service_month, state, version, content) SELECT insurer_number, recipient_id, service_month, 'CONFIRMED', 1, content FROM actuals.person_month WHERE insurer_number = $1 AND recipient_id = $2 AND service_month = $3", key);
  const outcomes: Record<string, string> = {};
  for (const seat of seats) outcomes[seat.name] = outcomeOf(await send(seat, trial(subject)), "/exchange/exports");
  expect(await asOwner("DELETE FROM actuals.month_closing WHERE insurer_number = $1 AND recipient_id = $2 AND service_month = $3 RETURNING state", key)).toEqual([{ state: "CONFIRMED" }]);
  expect(outcomes).toEqual(Object.fromEntries(seats.map((seat) => [seat.name, expected(seat, subject)])));
});

test.each(Object.entries(reports))("the report %s is given to the stated roles only", async (path, roles) => {
  const outcomes: Record<string, string> = {};
  for (const seat of seats) outcomes[seat.name] = outcomeOf(await send(seat, { method: "GET", path }), path) === "FORBIDDEN" ? "FORBIDDEN" : "given";
  expect(outcomes).toEqual(Object.fromEntries(seats.map(({ name, role }) => [name, roles.includes(role) ? "given" : "FORBIDDEN"])));
});

test("a foreign set and a missing one, a foreign person and a missing one look alike", async () => {
  const stranger = seats.find(({ name }) => name === "CARE_MANAGER, of another office") as Seat;
  const alike = async (one: RouteTrial, other: RouteTrial) => {
    const [foreign, missing] = [await send(stranger, one), await send(stranger, other)];
    const plain = ({ status, text }: typeof foreign) => [status, text.replace(/"requestId":"[^"]*"/, "")];
    expect(plain(foreign)).toEqual(plain(missing));
  };
  const dead = { ...subject, parcelId: nobodysParcel, id: `${subject.id.slice(0, 10)}${"A".repeat(19)}A` };
  const keyed = Object.values(restRoutes).filter(({ trial }) => JSON.stringify(trial(subject)) !== JSON.stringify(trial(dead)));
  expect(keyed).toHaveLength(4);
  for (const { trial } of keyed) await alike(trial(subject), trial(dead));
});

describe("who asks for a set of others, or for what this role or side may not do, is in the access record of everybody in the set", () => {
  const keyed = Object.entries(restRoutes).filter(([route]) => route.includes("/exchange/parcels/:id"));
  const operationOf = ({ method, path }: RouteTrial) => (path.includes("/files/") ? "exchange.download" : method === "POST" ? "exchange.collect" : "exchange.parcel");

  beforeAll(async () => {
    expect(peopleOfSet).not.toEqual([]);
    await denied();
  });

  test.each(keyed)("%s", async (_route, { trial, expected }) => {
    for (const seat of seats) {
      await send(seat, trial({ ...subject, parcelId: nobodysParcel }));
      expect([seat.name, await denied()]).toEqual([seat.name, []]);
      await send(seat, trial(subject));
      const rows = expected(seat, subject) === "seen" ? [] : peopleOfSet.map((id) => ({ id, role: seat.role, operation: operationOf(trial(subject)) }));
      expect([seat.name, await denied()]).toEqual([seat.name, rows]);
    }
  });
});

test("nothing was left out: 450 cells of role, relation and route were compared", () => {
  expect(cells).toBeGreaterThan(450);
});
