import type { SubgraphRequest, SubgraphTransport } from "../../gateway/execute/transport.js";
import { compose, federateOver } from "../support/federation.js";

const { sdl } = compose({
  a: { sdl: `scalar Any type Query { thing: Thing things: [Thing!] any: Any kind: Kind } enum Kind { X } type Thing @key(fields: "id") { id: ID! name: String count: Int ratio: Float on: Boolean list: [String!] inner: Inner } type Inner { deep: String }` },
  b: { sdl: `type Thing @key(fields: "id") { id: ID! more: String again: Inner2 } type Inner2 { value: Int }` },
});

/** A graph whose subgraphs answer whatever the test says. */
function lying(answers: Record<string, (request: SubgraphRequest) => unknown>) {
  const transport: SubgraphTransport = { fetch: async (request) => JSON.parse(JSON.stringify(answers[request.subgraph]?.(request))) as object };
  return federateOver(sdl, transport);
}

const bad = (...path: (string | number)[]) => ({ code: "SUBGRAPH_BAD_ANSWER", path });
const thing = (value: unknown) => () => ({ data: { thing: value } });

describe("a subgraph that lies", () => {
  test.each([
    ["a number for text", { name: 1 }, `name`, "name"],
    ["text for a number", { count: "1" }, `count`, "count"],
    ["a number too large", { count: 3e9 }, `count`, "count"],
    ["a fraction for a whole number", { count: 1.5 }, `count`, "count"],
    ["text for a truth value", { on: "true" }, `on`, "on"],
    ["an object for text", { name: { a: 1 } }, `name`, "name"],
    ["one value for a list", { list: "a" }, `list`, "list"],
    ["text for an object", { inner: "a" }, `inner { deep }`, "inner"],
    ["a list for an object", { inner: [{ deep: "a" }] }, `inner { deep }`, "inner"],
  ])("with %s loses that field", async (_, value, selection, field) => {
    const answer = await lying({ a: thing({ id: "1", ...value }) }).answer(`{ thing { id ${selection} } }`);
    expect(answer).toEqual({ data: { thing: { id: "1", [field]: null } }, errors: [bad("thing", field)] });
  });

  test("gives numbers as identifiers: they become text", async () => {
    expect(await lying({ a: thing({ id: 7 }) }).answer(`{ thing { id } }`)).toEqual({ data: { thing: { id: "7" } } });
  });

  test("with a value outside an enumeration, or without fields it was asked for, is found out", async () => {
    expect(await lying({ a: () => ({ data: { kind: "Y" } }) }).answer(`{ kind }`)).toEqual({ data: { kind: null }, errors: [bad("kind")] });
    expect(await lying({ a: () => ({ data: {} }) }).answer(`{ thing { id } }`)).toEqual({ data: { thing: null }, errors: [bad("thing")] });
  });

  test("cannot bring in what was not asked for", async () => {
    const graph = lying({ a: thing({ __typename: "Thing", id: "1", name: "n", extra: "x" }), b: () => ({ data: { _entities: [{ more: "m", name: "overwritten", id: "2", extra: 1 }], other: 1 } }) });
    expect(await graph.answer(`{ thing { id name more } }`)).toEqual({ data: { thing: { id: "1", name: "n", more: "m" } } });
  });

  test.each(["__proto__", "constructor", "prototype"])("with the key %s pollutes nothing", async (key) => {
    const poison = JSON.parse(`{"${key}":{"polluted":true,"name":"p","more":"p"},"id":"1","__typename":"Thing"}`) as object;
    const graph = lying({
      a: () => ({ data: JSON.parse(`{"thing":${JSON.stringify(poison)},"${key}":{"polluted":true}}`) as object }),
      b: () => ({ data: { _entities: [{ ...poison, again: poison }] }, extensions: poison }),
    });
    const { data } = await graph.run(`{ thing { id name more again { value } } }`);
    expect(JSON.parse(JSON.stringify(data))).toEqual({ thing: { id: "1", name: null, more: null, again: { value: null } } });
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test("would pollute a merge that takes every key as it comes", () => {
    const naive = (target: Record<string, unknown>, source: Record<string, unknown>): void => {
      for (const key of Object.keys(source)) {
        if (typeof target[key] === "object" && target[key] !== null) naive(target[key] as Record<string, unknown>, source[key] as Record<string, unknown>);
        else target[key] = source[key];
      }
    };
    naive({}, JSON.parse(`{"__proto__":{"polluted":true}}`) as Record<string, unknown>);
    expect(({} as Record<string, unknown>)["polluted"]).toBe(true);
    delete (Object.prototype as Record<string, unknown>)["polluted"];
  });

  test("that is asked under inherited names keeps them apart from what objects inherit", async () => {
    const graph = lying({ a: () => ({ data: { constructor: { __typename: "Thing", id: "1" } } }), b: () => ({ data: { _entities: [{}] } }) });
    expect(await graph.answer(`{ constructor: thing { toString: name valueOf: more } }`)).toEqual({ data: JSON.parse(`{"constructor":{"toString":null,"valueOf":null}}`) });
  });

  test("with another type name than the schema has is not followed", async () => {
    const graph = lying({ a: thing({ __typename: "Evil", id: "1" }) });
    expect(await graph.answer(`{ thing { id more } }`)).toEqual({ data: { thing: { id: "1", more: null } } });
    expect(graph.calls).toHaveLength(1);
  });

  test("with a million errors brings out a hundred at most, and only known codes", async () => {
    const errors = Array.from({ length: 100_000 }, (_, index) => ({ message: "secret", path: ["things", index, "name"], extensions: { code: index % 2 ? "FORBIDDEN" : "MADE_UP", stacktrace: ["secret"] } }));
    const graph = lying({ a: () => ({ data: { things: errors.map((_, index) => ({ id: String(index), name: null })) }, errors }) });
    const { errors: out } = await graph.run(`{ things { id name } }`);
    expect(out?.length).toBeLessThanOrEqual(100);
    expect([...new Set(out?.map(({ extensions }) => extensions["code"]))]).toEqual(["SUBGRAPH_BAD_ANSWER", "FORBIDDEN"]);
    expect(JSON.stringify(out)).not.toContain("secret");
  });

  test.each([
    ["no list", { errors: "secret" }],
    ["nothing", { errors: [null, 1, "secret"] }],
    ["paths of no use", { errors: [{ message: "secret", path: ["secret", { secret: 1 }] }, { path: "secret" }, { path: ["thing", "secret"] }, { path: Array(10_000).fill(0) }] }],
    ["parameters that are not plain", { errors: [{ extensions: { code: "NOT_FOUND", parameters: { __proto__: "x", a: { secret: 1 }, "b c": "secret", field: "ok" } } }] }],
  ])("whose errors are %s leaks none of them", async (_, answer) => {
    const { data, errors } = await lying({ a: () => ({ data: null, ...answer }) }).run(`{ thing { id } }`);
    expect(data).toEqual({ thing: null });
    expect(errors?.length).toBeGreaterThan(0);
    expect(JSON.stringify(errors)).not.toContain("secret");
  });

  test("with nesting without end is cut off", async () => {
    let deep: unknown = 1;
    for (let level = 0; level < 1_000; level++) deep = [deep];
    expect(await lying({ a: () => ({ data: { any: deep } }) }).answer(`{ any }`)).toEqual({ data: { any: null }, errors: [bad("any")] });
    expect((await lying({ a: () => ({ data: { things: deep } }) }).answer(`{ things { id more } }`)).data).toEqual({ things: null });
  });
});
