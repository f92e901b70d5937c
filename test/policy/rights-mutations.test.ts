import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { isLeafType, getNamedType, type GraphQLField, type GraphQLObjectType } from "graphql";
import pg from "pg";
import { valueParsers } from "../../platform/database/value-parsers.js";
import { loadSupergraph } from "../../gateway/supergraph/load.js";
import { askGraph } from "../support/graph-client.js";
import { mutationFields, type MutationStatement, type MutationTrial } from "../support/rights/mutations.js";
import { loadRelations, seats, type Seat } from "../support/rights/seats.js";
import { openSubjectTown, type SubjectTown } from "../support/rights/subject-town.js";
import type { Subject } from "../support/rights/subject.js";
import type { Shape } from "../support/shapes.js";

const mutationType = loadSupergraph(readFileSync("schema/supergraph.graphql", "utf8")).apiSchema.getMutationType() as GraphQLObjectType;
const names = Object.keys(mutationType.getFields());

let town: SubjectTown;
let shape: Shape;
let subject: Subject;
let admin: pg.Client;

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

const trialOf = (seat: Seat): MutationTrial => ({
  subject,
  office: seat.identity(subject).office,
  async one(text, values = []) {
    const { rows } = await admin.query<Record<string, string>>(text, [...values]);
    if (!rows[0]) throw new Error(`nothing for: ${text}`);
    return rows[0];
  },
});

const kept = async () => Number((await admin.query("SELECT count(*) AS n FROM idempotency.mutation_outcome")).rows[0].n);

const scope = "insurer_number = $1 AND recipient_id = $2 AND service_month = $3";

/** Makes the person's month look as if the care manager had confirmed it, or as if nobody ever had. */
async function setMonth(month: string, confirmed: boolean): Promise<void> {
  const statement = confirmed
    ? `INSERT INTO actuals.month_closing (insurer_number, recipient_id, service_month, state, version, content) SELECT $1, $2, $3, 'CONFIRMED', 0, coalesce((SELECT content FROM actuals.person_month WHERE ${scope}), '')
       ON CONFLICT ON CONSTRAINT month_closing_once DO UPDATE SET state = 'CONFIRMED'`
    : `DELETE FROM actuals.month_closing WHERE ${scope}`;
  await admin.query(statement, [subject.insurerNumber, subject.recipientId, month]);
}

/** "done", the code of the refusal, or what else came back; in a month that is confirmed, where one is named. */
async function outcomeOf(seat: Seat, name: string, statement: MutationStatement, confirmed?: string): Promise<string> {
  const selection = isLeafType(getNamedType((mutationType.getFields()[name] as GraphQLField<unknown, unknown>).type)) ? "" : "{ __typename }";
  // The key is a variable: one text for all seats, which is planned once.
  const document = `mutation ($key: IdempotencyKey!) { ${name}(input: { idempotencyKey: $key, ${await statement.input(trialOf(seat))} }) ${selection} }`;
  if (confirmed) await setMonth(confirmed, true);
  const before = await kept();
  const { data, errors } = await askGraph(shape.url, await shape.token({ ...seat.identity(subject), ...statement.identity }), document, { key: randomUUID() });
  const carriedOut = (await kept()) - before;
  if (!errors && data?.[name] && carriedOut === 1) return "done";
  return `${errors?.map(({ extensions }) => extensions.code).join() ?? JSON.stringify(data)}${carriedOut === 0 ? "" : `, and yet ${carriedOut} carried out`}`;
}

const expected = (seat: Seat, { roles, about }: MutationStatement): string => {
  if (!roles.includes(seat.role)) return "FORBIDDEN";
  if (about === "own" && seat.role === "SERVICE_OFFICE" && !seat.author) return "NOT_FOUND";
  return about === "anybody" || seat.inForce ? "done" : "NOT_FOUND";
};

test("every mutation has a statement, and every statement a mutation", () => {
  expect(Object.keys(mutationFields).sort()).toEqual([...names].sort());
});

describe.each(names.map((name) => [name, mutationFields[name] as MutationStatement] as const))("%s", (name, statement) => {
  const tidy = async (outcome: string) => {
    if (outcome !== "done" || !statement.undo) return;
    await statement.undo(admin, subject);
    if (statement.changesRelations) await loadRelations(shape.house, subject);
  };

  test.each(seats.map((seat) => [seat.name, seat] as const))("by %s is carried out or refused as stated", async (_name, seat) => {
    const outcome = await outcomeOf(seat, name, statement);
    await tidy(outcome);
    expect(outcome).toBe(expected(seat, statement));
  });

  test("in a month that is confirmed is refused to whoever could otherwise, if it changes the month, and looks the same to everybody else", async () => {
    const changed = statement.changes?.(subject);
    const outcomes: Record<string, string> = {};
    for (const seat of seats.filter((one) => changed || (one.inForce && statement.roles.includes(one.role)))) {
      outcomes[seat.name] = await outcomeOf(seat, name, statement, changed ?? subject.month);
      await setMonth(changed ?? subject.month, false);
      await tidy(outcomes[seat.name] as string);
    }
    const stated = Object.keys(outcomes).map((seatName) => {
      const outcome = expected(seats.find((seat) => seat.name === seatName) as Seat, statement);
      return [seatName, changed && outcome === "done" ? "MONTH_LOCKED" : outcome];
    });
    expect(outcomes).toEqual(Object.fromEntries(stated));
  });
});
