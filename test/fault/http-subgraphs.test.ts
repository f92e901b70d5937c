import { createHttpTransport } from "../../gateway/execute/http.js";
import type { HttpTransport, HttpTransportOptions } from "../../gateway/execute/http.js";
import { compose, federateOver } from "../support/federation.js";
import type { TestFederation } from "../support/federation.js";
import { json, never, reset, startFakeSubgraph } from "../support/fake-subgraph.js";
import type { FakeSubgraph } from "../support/fake-subgraph.js";

const { sdl } = compose({
  people: { sdl: `type Query { people: [Person!] } type Mutation { add: Int again: Int } type Person @key(fields: "id") { id: ID! name: String }` },
  notes: { sdl: `type Query { count: Int } type Mutation { note: Int } type Person @key(fields: "id") { id: ID! note: String must: String! }` },
});
const twoPeople = json({ data: { people: ["1", "2"].map((id) => ({ __typename: "Person", id, name: `n${id}` })) } });
const query = `{ people { name note } }`;
const withoutNotes = (code: string) => ({
  data: { people: ["1", "2"].map((id) => ({ name: `n${id}`, note: null })) },
  errors: [0, 1].map((index) => ({ code, path: ["people", index, "note"] })),
});

let people: FakeSubgraph;
let notes: FakeSubgraph;
let transport: HttpTransport | undefined;

beforeEach(async () => {
  people = await startFakeSubgraph(twoPeople);
  notes = await startFakeSubgraph(json({ data: { _entities: [{ note: "a" }, { note: "b" }] } }));
});

afterEach(async () => {
  await transport?.close();
  await Promise.all([people.close(), notes.close()]);
});

function graph(options: Partial<HttpTransportOptions> = {}): TestFederation {
  transport = createHttpTransport({ subgraphs: { people: people.url, notes: notes.url }, ...options });
  return federateOver(sdl, transport);
}

describe("a subgraph over HTTP", () => {
  test("answers, told the time that is left and the headers that sign the exact body", async () => {
    const bodies: string[] = [];
    const federation = graph({ sign: (_, body) => ({ "x-signed": String(bodies.push(body)) }), timeout: 3_000 });
    expect(await federation.answer(query)).toEqual({ data: { people: [{ name: "n1", note: "a" }, { name: "n2", note: "b" }] } });
    expect(JSON.parse(bodies[1] as string)).toEqual(notes.seen[0]?.body);
    expect(notes.seen[0]?.headers["x-signed"]).toBe("2");
    expect(Number(notes.seen[0]?.headers["x-deadline-ms"])).toBeLessThanOrEqual(3_000);
    expect(notes.seen[0]?.body.variables).toEqual({ representations: ["1", "2"].map((id) => ({ __typename: "Person", id })) });
  });

  test.each([
    ["that is too slow", never, "SUBGRAPH_TIMEOUT"],
    ["that resets connections", reset, "SUBGRAPH_UNAVAILABLE"],
    ["that refuses", json("busy", 503, "text/plain"), "SUBGRAPH_UNAVAILABLE"],
    ["that speaks HTML", json("<html>secret</html>", 200, "text/html"), "SUBGRAPH_BAD_ANSWER"],
    ["that sends half an answer", json(`{"data":{"_ent`), "SUBGRAPH_BAD_ANSWER"],
    ["that sends a list", json([1, 2]), "SUBGRAPH_BAD_ANSWER"],
    ["that sends no data", json({}), "SUBGRAPH_BAD_ANSWER"],
    ["that sends the wrong number of entities", json({ data: { _entities: [{ note: "a" }] } }), "SUBGRAPH_BAD_ANSWER"],
    ["that sends entities of no shape", json({ data: { _entities: "no" } }), "SUBGRAPH_BAD_ANSWER"],
    ["that sends too much", json({ data: { _entities: [{ note: "x".repeat(200_000) }, null] } }), "SUBGRAPH_BAD_ANSWER"],
  ] as const)("%s costs its own part of the answer only", async (_, behaviour, code) => {
    notes.answerWith(behaviour);
    expect(await graph({ timeout: 150, maxAnswerBytes: 100_000 }).answer(query)).toEqual(withoutNotes(code));
  });

  test("that is not there costs its own part of the answer only", async () => {
    const federation = graph();
    await notes.close();
    expect(await federation.answer(query)).toEqual(withoutNotes("SUBGRAPH_UNAVAILABLE"));
  });

  test("that fails a required field takes the object along and says so once per object", async () => {
    notes.answerWith(json("no", 500, "text/plain"));
    expect(await graph().answer(`{ people { name must } }`)).toEqual({
      data: { people: null },
      errors: [0, 1].map((index) => ({ code: "SUBGRAPH_UNAVAILABLE", path: ["people", index, "must"] })),
    });
  });
});

describe("retries", () => {
  test("a read is tried once more when the connection fails, and no more", async () => {
    let count = 0;
    people.answerWith((request, response) => ((count += 1) === 1 ? reset(request, response) : twoPeople(request, response)));
    expect((await graph().answer(`{ people { name } }`)).errors).toBeUndefined();
    people.answerWith(reset);
    expect((await graph().answer(`{ people { name } }`)).errors).toHaveLength(1);
    expect(people.seen).toHaveLength(4);
  });

  test("a read is not tried again after an answer, however bad", async () => {
    people.answerWith(json("no", 503, "text/plain"));
    await graph().answer(`{ people { name } }`);
    expect(people.seen).toHaveLength(1);
  });

  test("a mutation is never sent twice, and what became of it is called unknown", async () => {
    people.answerWith(reset);
    expect(await graph().answer(`mutation { add note again }`)).toEqual({
      data: { add: null, note: null, again: null },
      errors: [
        { code: "UNKNOWN_OUTCOME", path: ["add"] },
        { code: "SUBGRAPH_BAD_ANSWER", path: ["note"] },
        { code: "UNKNOWN_OUTCOME", path: ["again"] },
      ],
    });
    expect(people.seen.map(({ body }) => body.query)).toEqual(["mutation{add}", "mutation{again}"]);
  });

  test("a mutation that was never sent is not called unknown", async () => {
    const federation = graph();
    await people.close();
    expect(await federation.answer(`mutation { add }`)).toEqual({ data: { add: null }, errors: [{ code: "SUBGRAPH_UNAVAILABLE", path: ["add"] }] });
  });
});

describe("the circuit", () => {
  test("opens after failures in a row, lets one call try after a rest, and closes when that succeeds", async () => {
    let now = 0;
    const federation = graph({ breaker: { failures: 3, rest: 1_000, now: () => now } });
    people.answerWith(json("no", 500, "text/plain"));
    for (let round = 0; round < 5; round++) await federation.answer(`{ people { name } }`);
    expect(people.seen).toHaveLength(3);
    expect(transport?.states()).toEqual({ people: "open", notes: "closed" });
    now = 1_000;
    await federation.answer(`{ people { name } }`);
    await federation.answer(`{ people { name } }`);
    expect(people.seen).toHaveLength(4);
    people.answerWith(twoPeople);
    now = 2_000;
    expect((await federation.answer(`{ people { name } }`)).errors).toBeUndefined();
    expect(transport?.states()["people"]).toBe("closed");
  });

  test("stays closed when it is told to bear more", async () => {
    const federation = graph({ breaker: { failures: 100 } });
    people.answerWith(json("no", 500, "text/plain"));
    for (let round = 0; round < 5; round++) await federation.answer(`{ people { name } }`);
    expect(people.seen).toHaveLength(5);
  });

  test("does not count callers that went away", async () => {
    people.answerWith(never);
    const federation = graph({ breaker: { failures: 2 } });
    for (let round = 0; round < 4; round++) {
      const caller = new AbortController();
      const running = federation.run(`{ people { name } }`, {}, { signal: caller.signal });
      setTimeout(() => caller.abort(), 20);
      await running;
    }
    expect(transport?.states()["people"]).toBe("closed");
  });
});

describe("callers and deadlines", () => {
  test("a caller that goes away closes the connection of its call", async () => {
    people.answerWith(never);
    const caller = new AbortController();
    const running = graph().run(`{ people { name } }`, {}, { signal: caller.signal });
    while (people.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    caller.abort();
    expect((await running).errors?.[0]?.extensions["code"]).toBe("SUBGRAPH_TIMEOUT");
    while (people.closedConnections() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(people.closedConnections()).toBe(1);
  });

  test("a deadline that is nearer than the time-out ends the call, and later steps are not begun", async () => {
    people.answerWith(never);
    const { data, errors } = await graph().run(`mutation { add note }`, {}, { deadline: Date.now() + 100 });
    expect(JSON.parse(JSON.stringify(data))).toEqual({ add: null, note: null });
    expect(errors?.map(({ extensions }) => extensions["code"])).toEqual(["UNKNOWN_OUTCOME", "SUBGRAPH_TIMEOUT"]);
    expect(notes.seen).toHaveLength(0);
  });
});
