import fc from "fast-check";
import { buildSchema, parse } from "graphql";
import type { OperationDefinitionNode } from "graphql";
import { ErrorList } from "../../../gateway/execute/execution-error.js";
import { createJsonRoom, type JsonRoom } from "../../../gateway/execute/json-room.js";
import { projectExactly } from "../../../gateway/execute/project-exact.js";
import { compileDataWriter } from "../../../gateway/execute/write-data.js";
import { WrittenData, bodyHead, writeRest } from "../../../gateway/execute/written-data.js";
import { toAnswer } from "../../../gateway/http/answer.js";
import { Shape } from "../../../gateway/plan/shape.js";
import type { Data } from "../../../gateway/plan/own-keys.js";
import { federate } from "../../support/federation.js";

const schema = buildSchema(`type Query { thing: Thing things: [Thing] } enum Kind { ONE TWO } scalar Any
  type Thing { id: ID text: String! flag: Boolean whole: Int broken: Float kind: Kind any: Any many: [Int!] below: Thing some: Some either: Either }
  interface Some { id: ID } type Small implements Some { id: ID text: String } type Large implements Some { id: ID whole: Int! } union Either = Small | Thing`);

function shapeOf(query: string): Shape {
  const document = parse(query);
  const definition = document.definitions[0] as OperationDefinitionNode;
  return new Shape({ schema, fragments: {}, sourceName: (field) => field.alias?.value ?? field.name.value, isTrue: () => true }, schema.getQueryType()!, [definition.selectionSet]);
}

const abstract = "some { id __typename ... on Large { whole } } either { __typename ... on Small { text } ... on Thing { id text } }";
const leaves = "id text flag whole broken kind any many __proto__: text toString: id";
const shape = shapeOf(`{ thing { ${leaves} ${abstract} below { ${leaves} __typename } } things { text } }`);
const write = (data: Data, into?: JsonRoom): string | undefined => compileDataWriter(shape, into)!(data)?.beginning.toString().slice(bodyHead.length);
const exact = (data: Data): string => JSON.stringify(projectExactly(shape, data, new ErrorList(), () => undefined));

/** Strings of any 16-bit units, halves of surrogate pairs among them. */
const text = fc.oneof(fc.string(), fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 5 }).map((units) => String.fromCharCode(...units)));
/** Fits its type nearly always, so that most things are whole. */
const mostly = (right: fc.Arbitrary<unknown>) => fc.oneof({ weight: 30, arbitrary: right }, { weight: 1, arbitrary: fc.anything() });
const leaf = { id: mostly(fc.oneof(text, fc.integer())), text: mostly(text), flag: mostly(fc.boolean()), whole: mostly(fc.integer()), broken: mostly(fc.double({ noDefaultInfinity: true, noNaN: true })), kind: mostly(fc.constantFrom("ONE", "TWO", null)), any: mostly(fc.oneof(fc.jsonValue(), fc.date(), text)), many: mostly(fc.array(fc.integer())), toString: mostly(text) };
const withProto = (rest: object) => fc.tuple(fc.record({ ...leaf, ...rest }), mostly(text)).map(([own, value]) => Object.defineProperty(own, "__proto__", { value, enumerable: true }));
/** Objects behind an interface and a union, now and then of a type that nobody knows, or untold. */
const typed = fc.option(fc.record({ __typename: mostly(fc.constantFrom("Small", "Large", "Thing")), id: text, text, whole: fc.integer() }));
const thing = withProto({ some: typed, either: typed, below: fc.option(withProto({})) });

describe("data written by generated code", () => {
  test("is the text of what the exact way shapes, or nothing", () => {
    let written = 0;
    fc.assert(
      fc.property(fc.record({ thing, things: fc.array(fc.record({ text })) }), (data) => {
        const found = write(data);
        if (found === undefined) return;
        written += 1;
        expect(found).toBe(exact(data));
      }),
      { numRuns: 2_000 },
    );
    expect(written).toBeGreaterThan(300);
  });

  test("escapes strings as JSON.stringify does, and numbers are written as it writes them", () => {
    const room = createJsonRoom(10_000);
    const written = (put: (at: number) => number): string => room.bytes.toString("utf8", 1, put(1));
    fc.assert(fc.property(fc.oneof(text, fc.array(text, { minLength: 30 }).map((parts) => parts.join("")), fc.tuple(fc.integer({ min: 55, max: 64 }), text).map(([length, end]) => "x".repeat(length) + end)), (value) => expect(written((at) => room.string(value, at))).toBe(JSON.stringify(value))), { numRuns: 5_000 });
    for (const value of ['"', "\\", "\u0000", "\u001f", "\u007f", "\u0080", "\u07ff", "\u0800", "\u2028", "\ud800", "\udfff", "\ud83d\ude00", "介護", "a\ud83d\"", "介".repeat(500)]) expect(written((at) => room.string(value, at))).toBe(JSON.stringify(value));
    fc.assert(fc.property(fc.integer(), (value) => expect(written((at) => room.whole(value, at))).toBe(`${value}`)));
    for (const value of [0, -0, 9, 10, 99, 100, 9_999_999, 10_000_000, -1, 2 ** 31 - 1, -(2 ** 31)]) expect(written((at) => room.whole(value, at))).toBe(JSON.stringify(value));
  });

  test("gives up where there is no room for it, whatever stood there before", () => {
    let ended = 0;
    fc.assert(
      fc.property(fc.record({ thing, things: fc.array(fc.record({ text: fc.oneof(text, fc.string({ minLength: 90, maxLength: 300 })) })) }), fc.integer({ min: 20, max: 1_000 }), (data, size) => {
        const room = createJsonRoom(size);
        room.bytes.fill("x");
        const found = write(data, room);
        if (found !== undefined) return expect(found).toBe(exact(data));
        if (write(data) !== undefined) ended += 1;
      }),
      { numRuns: 1_000 },
    );
    expect(ended).toBeGreaterThan(100);
  });

  test("is not compiled where its code would hold up everybody", () => {
    const wide = (fields: number) => shapeOf(`{ thing { ${Array.from({ length: fields }, (_, index) => `${"a".repeat(30)}${index}: text`).join(" ")} } }`);
    expect(compileDataWriter(wide(50))).toBeDefined();
    expect(compileDataWriter(wide(400))).toBeUndefined();
  });

  test("gives up where a value has no text in JSON", () => {
    expect(write({ thing: { text: "", any: () => 1, many: null } })).toBeUndefined();
    expect(write({ thing: { text: "", any: { toJSON: () => undefined }, many: null } })).toBeUndefined();
  });
});

describe("an answer", () => {
  const subgraphs = {
    products: { sdl: `type Query { products: [Product!] } type Product @key(fields: "upc") { upc: String! name: String }`, resolvers: { Query: { products: () => ["a", "b", "a", "a"].map((upc) => ({ upc })) }, Product: { __resolveReference: (product: object) => product, name: ({ upc }: { upc: string }) => (upc === "b" ? null : `“${upc}”`) } } },
    stock: { sdl: `type Product @key(fields: "upc") { upc: String! left: Int! next: [Product!] }`, resolvers: { Product: { __resolveReference: (product: object) => product, left: ({ upc }: { upc: string }) => upc.charCodeAt(0), next: ({ upc }: { upc: string }) => [{ upc }, { upc: "b" }] } } },
  };
  const query = `{ products { left upc next { name left next { upc left } } name } }`;

  test("is written from its second use on, with equal objects in many places, as it was shaped at first", async () => {
    const graph = federate(subgraphs);
    const [first, second, third] = [await graph.run(query, {}, { written: true }), await graph.run(query, {}, { written: true }), await graph.run(query)];
    expect(first.data).toBeInstanceOf(WrittenData);
    expect(second.data).toBeInstanceOf(WrittenData);
    expect(third.data).not.toBeInstanceOf(WrittenData);
    const text = JSON.stringify(third);
    expect(text).toContain('"name":"“a”"');
    for (const { data } of [first, second]) expect((data as WrittenData).body.toString()).toBe(text);
    expect(JSON.stringify(second)).toBe(text);
  });

  test("has its data from its bytes only where nothing else was said about it", () => {
    const [data, errors, extensions] = [new WrittenData(Buffer.from('{"data":{"a":"é"}}')), [{ message: "m" }], { requestId: "r" }];
    const said = (result: object, written: WrittenData | undefined) => {
      const { body } = toAnswer({ status: 200, headers: [], data: written, rest: writeRest(result) });
      return typeof body === "string" ? body : body.shared.toString() + body.own;
    };
    expect(said({ data, extensions }, data)).toBe('{"data":{"a":"é"},"extensions":{"requestId":"r"}}');
    expect(said({ errors, extensions }, data)).toBe('{"errors":[{"message":"m"}],"extensions":{"requestId":"r"}}');
    expect(said({ errors, data, extensions }, undefined)).toBe('{"errors":[{"message":"m"}],"data":{"a":"é"},"extensions":{"requestId":"r"}}');
    expect(said({ data: { a: 1 } }, undefined)).toBe('{"data":{"a":1}}');
  });
});
