import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { getNamedType, isLeafType, type GraphQLField, type GraphQLObjectType } from "graphql";
import pg from "pg";
import { loadSupergraph } from "../../gateway/supergraph/load.js";
import { findRowKey, toGlobalId } from "../../platform/graphql/global-id.js";
import { valueParsers } from "../../platform/database/value-parsers.js";
import { mutationFields, type MutationStatement } from "../support/rights/mutations.js";
import { seats, type Seat } from "../support/rights/seats.js";
import { rootValues } from "../support/rights/root-values.js";
import { selectWhole } from "../support/rights/selection.js";
import { rootFields } from "../support/rights/statement.js";
import { openSubjectTown, type SubjectTown } from "../support/rights/subject-town.js";
import type { Subject } from "../support/rights/subject.js";
import type { Shape } from "../support/shapes.js";

const schema = loadSupergraph(readFileSync("schema/supergraph.graphql", "utf8")).apiSchema;
const queryType = schema.getQueryType() as GraphQLObjectType;
const mutationType = schema.getMutationType() as GraphQLObjectType;
const rootNames = Object.keys(queryType.getFields());

/** Outsiders of every kind: nobody of them may learn that the person exists. */
const outsiders = seats.filter(({ name }) => ["RECIPIENT, another person", "RECIPIENT, of the same id at another insurer", "MUNICIPALITY, another insurer", "CARE_MANAGER, of another office", "SERVICE_OFFICE, whose relation has lapsed", "MEDICAL_INSTITUTION, whose relation was ended", "ANALYST", "OPERATOR"].includes(name));

let town: SubjectTown;
let shape: Shape;
let subject: Subject;
let admin: pg.Client;
let compared = 0;

beforeAll(async () => {
  town = await openSubjectTown();
  ({ shape, subject } = town);
  admin = new pg.Client({ connectionString: town.database.adminUrl, types: valueParsers });
  await admin.connect();
}, 120_000);

afterAll(async () => {
  await admin?.end();
  await town?.close();
});

/** What counts the caller's requests and seconds, whatever they ask for. */
const ofTheCaller = new Set(["date", "ratelimit"]);

/** When something was worked out, which is when it was asked for. */
const asOfNow = /"asOf":"[^"]*"/g;

/** An answer to the byte: status, headers and text. The request id is the caller's own. */
async function askRaw(seat: Seat, query: string): Promise<string> {
  const response = await fetch(`${shape.url}/graphql`, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${await shape.token(seat.identity(subject))}`, "x-request-id": "same-request-id" }, body: JSON.stringify({ query }) });
  compared += 1;
  return [response.status, ...[...response.headers].filter(([name]) => !ofTheCaller.has(name)).map((pair) => pair.join(": ")), (await response.text()).replace(asOfNow, "")].join("\n");
}

const nobody = "01900000-0000-7000-8000-00000000dead";
/** The same insurer, and a row that is not there. */
const missingId = (id: string): string => {
  const key = findRowKey(id);
  return key ? toGlobalId(key.insurerNumber, nobody) : id;
};
const missing = (): Subject => ({
  ...subject,
  insuredNumber: "9999999999",
  id: missingId(subject.id),
  rows: Object.fromEntries(Object.entries(subject.rows).map(([type, id]) => [type, missingId(id)])),
  parcelId: Buffer.from(nobody.replaceAll("-", ""), "hex").toString("base64url"),
});

const documentFor = (name: string, of: Subject) => `{ ${selectWhole(queryType, name, rootValues(of))} }`;
/** Root fields that lead to the person by a key, found by what their documents say. */
const keyed = () => rootNames.filter((name) => documentFor(name, subject) !== documentFor(name, missing()));

describe.each(outsiders.map((seat) => [seat.name, seat] as const))("to %s", (_name, seat) => {
  test("a foreign key and a missing one are answered alike to the byte, whatever root field takes it", async () => {
    const names = keyed();
    expect(names.length).toBeGreaterThan(9);
    const different: string[] = [];
    for (const name of names) {
      const [foreign, none] = await Promise.all([askRaw(seat, documentFor(name, subject)), askRaw(seat, documentFor(name, missing()))]);
      if (foreign !== none) different.push(`${name}: ${foreign} / ${none}`);
    }
    expect(different).toEqual([]);
  });

  test("so they are by every mutation that is about somebody", async () => {
    const different: string[] = [];
    for (const [name, statement] of Object.entries(mutationFields)) {
      if (statement.about === "anybody") continue;
      const ask = async (input: string) => askRaw(seat, mutation(name, input));
      const input = await inputOf(statement, seat);
      const without = input.replace(/"([\w-]{30})"/g, (_text, id: string) => `"${missingId(id)}"`);
      expect([name, without]).not.toEqual([name, input]);
      const [foreign, none] = [await ask(input), await ask(without)];
      if (foreign !== none) different.push(`${name}: ${foreign} / ${none}`);
    }
    expect(different).toEqual([]);
  });
});

const inputOf = (statement: MutationStatement, seat: Seat) =>
  statement.input({ subject, office: seat.identity(subject).office, async one(text, values = []) {
    const { rows } = await admin.query<Record<string, string>>(text, [...values]);
    if (!rows[0]) throw new Error(`nothing for: ${text}`);
    return rows[0];
  } });

const mutation = (name: string, input: string) => {
  const isLeaf = isLeafType(getNamedType((mutationType.getFields()[name] as GraphQLField<unknown, unknown>).type));
  return `mutation { ${name}(input: { idempotencyKey: "${randomUUID()}", ${input} }) ${isLeaf ? "" : "{ __typename }"} }`;
};

test("a key that is one's own is told from a missing one: the comparison can see a difference", async () => {
  const own = seats.find(({ name }) => name === "CARE_MANAGER, in charge") as Seat;
  expect(await askRaw(own, documentFor("recipient", subject))).not.toBe(await askRaw(own, documentFor("recipient", missing())));
});

/** Every list, count and cursor of everybody, before and after the person is taken out of the world. */
test("no list, count, cursor or error of an outsider changes when the person and all their records vanish", async () => {
  // Offices count their own people; whoever counts file sets counts sets of other people too.
  const look = async (seat: Seat) => Object.fromEntries(await Promise.all(rootNames.filter((name) => rootFields[name] !== "own looks").map(async (name) => [name, await askRaw(seat, documentFor(name, subject))] as const)));
  const before = new Map<Seat, Record<string, string>>();
  for (const seat of outsiders) before.set(seat, await look(seat));
  const own = seats.find(({ name }) => name === "MUNICIPALITY, the insurer") as Seat;
  const toTheInsurer = await look(own);
  await removePerson();
  for (const seat of outsiders) expect([seat.name, await look(seat)]).toEqual([seat.name, before.get(seat)]);
  expect((await look(own)).recipients).not.toBe(toTheInsurer.recipients);
  expect(compared).toBeGreaterThan(500);
});

async function removePerson(): Promise<void> {
  const { rows } = await admin.query<{ table: string; column: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS table, a.attname AS column FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname IN ('recipients', 'care_plans', 'schedules', 'actuals', 'municipal')
       AND (a.attname = 'recipient_id' OR (n.nspname = 'recipients' AND c.relname = 'recipient' AND a.attname = 'id'))`,
  );
  await admin.query("SET session_replication_role = replica");
  for (const { table, column } of rows) await admin.query(`DELETE FROM ${table} WHERE ${column} = $1`, [subject.recipientId]);
  await admin.query("RESET session_replication_role");
}
