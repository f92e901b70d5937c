import { createExecutor } from "../../../gateway/execute/executor.js";
import { createInProcessTransport } from "../../../gateway/execute/in-process.js";
import { Lru } from "../../../gateway/plan/lru.js";
import { OperationStore } from "../../../gateway/plan/operation-store.js";
import { SupergraphError, loadSupergraph } from "../../../gateway/supergraph/load.js";
import { compose } from "../../support/federation.js";

const { sdl, schemas } = compose({ a: { sdl: `type Query { a(x: Int): Int b: Int slow: Int }`, resolvers: { Query: { a: () => 1, b: () => 2, slow: () => new Promise(() => {}) } } } });
const supergraph = loadSupergraph(sdl);

describe("loading a supergraph", () => {
  test.each([
    ["nothing", "  "],
    ["text that is no SDL", "type Query {"],
    ["a schema that is no supergraph", "type Query { a: Int }"],
    ["a feature that must be enforced and is not known", sdl.replace("schema\n", `schema\n  @link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY)\n`)],
  ])("refuses %s and says so", (_, text) => {
    expect(() => loadSupergraph(text)).toThrow(SupergraphError);
  });

  test("tells its subgraphs and a hash that changes with the text", () => {
    expect(supergraph.subgraphNames).toEqual(["a"]);
    expect(loadSupergraph(`${sdl}\n`).hash).not.toBe(supergraph.hash);
  });
});

describe("the store of operations", () => {
  test("compiles a document once and each operation in it for itself", () => {
    const store = new OperationStore({ supergraph });
    const query = `query One { a } query Two { b }`;
    expect(store.prepare({ query, operationName: "One" }).operation).toBe(store.prepare({ query, operationName: "One" }).operation);
    expect(store.prepare({ query, operationName: "Two" }).operation).not.toBe(store.prepare({ query, operationName: "One" }).operation);
    expect(store.prepare({ query }).errors).toHaveLength(1);
  });

  test("keeps no more than it may, and refused documents do not push out good ones", () => {
    const store = new OperationStore({ supergraph, maxOperations: 3 });
    const good = store.prepare({ query: `{ a }` }).operation;
    for (let index = 0; index < 500; index++) store.prepare({ query: `{ nothing${index} }` });
    expect(store.prepare({ query: `{ a }` }).operation).toBe(good);
    for (let index = 0; index < 10; index++) store.prepare({ query: `{ a(x: ${index}) }` });
    expect(store.size).toBe(3);
  });

  test("repeats nothing the caller wrote in its errors, only where it stands", () => {
    const store = new OperationStore({ supergraph });
    for (const query of [`{ secretName }`, `{ secret`, `query ($secret: Secret) { a }`, `subscription { secret }`]) {
      const { errors } = store.prepare({ query });
      expect(errors?.[0]?.extensions).toEqual({ code: "OPERATION_INVALID" });
      expect(JSON.stringify(errors)).not.toContain("ecret");
      expect(errors?.[0]?.locations?.length).toBeGreaterThan(0);
    }
  });

  test("refuses an operation whose root type the schema does not have", () => {
    const store = new OperationStore({ supergraph });
    for (const query of ["mutation { __typename }", "subscription { __typename }"]) expect(store.prepare({ query }).errors?.map(({ extensions }) => extensions["code"])).toEqual(["OPERATION_INVALID"]);
  });

  test("weighs what it keeps", () => {
    const lru = new Lru<number>(10, 5);
    lru.set("a", 1, 3);
    lru.set("b", 2, 3);
    lru.set("c", 3, 6);
    expect([lru.get("a"), lru.get("b"), lru.get("c"), lru.size]).toEqual([undefined, 2, undefined, 1]);
  });
});

describe("the executor", () => {
  const executor = createExecutor({ supergraph, transport: createInProcessTransport({ subgraphs: schemas, timeout: 50 }) });

  test("warms documents and names those it refuses", async () => {
    expect(executor.warm([{ query: `{ a }` }, { query: `{ wrong }` }]).map(({ query }) => query)).toEqual([`{ wrong }`]);
    expect(JSON.stringify(await executor.execute({ query: `{ a }` }))).toBe(`{"data":{"a":1}}`);
  });

  test("does not wait for a resolver longer than its time", async () => {
    expect(JSON.parse(JSON.stringify(await executor.execute({ query: `{ slow b }` })))).toMatchObject({ data: { slow: null, b: null }, errors: [{ path: ["slow"], extensions: { code: "SUBGRAPH_TIMEOUT" } }, { path: ["b"] }] });
  });

  test("refuses variables that do not fit without repeating them", async () => {
    const text = JSON.stringify(await executor.execute({ query: `query ($x: Int) { a(x: $x) }`, variables: { x: "my secret" } }));
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: "INPUT_INVALID" } }] });
    expect(text).not.toContain("secret");
  });
});
