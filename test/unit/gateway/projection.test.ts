import fc from "fast-check";
import { buildSchema, execute, parse } from "graphql";
import type { GraphQLError } from "graphql";
import { compose, federateOver } from "../../support/federation.js";

const types = `type Query { a: Leaf b: Leaf! list: [Leaf] full: [Leaf!] must: [Leaf!]! deep: [[Leaf!]] one: Leaf any: Node nodes: [Node!] }
  interface Node { id: ID! next: Node } type Leaf implements Node { id: ID! text: String must: String! next: Node inner: Leaf strict: Leaf! } type Other implements Node { id: ID! next: Node size: Int! }`;
const { sdl } = compose({ only: { sdl: types } });
const schema = buildSchema(types);

const query = `{ a { ...L } full { id inner { must } } must { strict { text } } deep { must } list { id alias: text again: inner { strict { must } } } any { __typename ...N } nodes { ...N } }
  fragment L on Leaf { text must inner { text strict { id must } } } fragment N on Node { id next { id ... on Leaf { must } ... on Other { size } } ... on Leaf { x: text } }`;

/** Data as a careless subgraph gives it, under the names of the query: nulls anywhere, now and then a wrong type. */
const { data: dataArbitrary } = fc.letrec<{ data: unknown; leaf: unknown; node: unknown }>((tie) => {
  const text = fc.oneof({ weight: 8, arbitrary: fc.string() }, { weight: 1, arbitrary: fc.constant(null) });
  const list = (item: fc.Arbitrary<unknown>) => fc.oneof({ weight: 8, arbitrary: fc.array(item, { maxLength: 3 }) }, { weight: 1, arbitrary: fc.constant(null) });
  const both = { id: text, text, must: text, alias: text, x: text };
  return {
    leaf: fc.oneof({ maxDepth: 4, withCrossShrink: true }, fc.constant(null), fc.record({ ...both, __typename: fc.constant("Leaf"), inner: tie("leaf"), again: tie("leaf"), strict: tie("leaf"), next: tie("node") })),
    node: fc.oneof({ maxDepth: 4 }, fc.constant(null), tie("leaf"), fc.record({ id: text, __typename: fc.constantFrom("Other", "Other", "Evil"), size: fc.option(fc.integer({ min: 0, max: 9 })), next: tie("node") })),
    data: fc.record({ a: tie("leaf"), full: list(tie("leaf")), must: list(tie("leaf")), deep: list(list(tie("leaf"))), list: list(tie("leaf")), any: tie("node"), nodes: list(tie("node")) }),
  };
});

/** What graphql-js makes of the same data when it resolves by response name. */
function expected(data: unknown) {
  return execute({
    schema, document: parse(query), rootValue: data,
    fieldResolver: (source: Record<string, unknown>, _args, _context, info) => source[String(info.path.key)],
    typeResolver: (value: { __typename: string }) => value.__typename,
  }) as { data: unknown; errors?: readonly GraphQLError[] };
}

const pathsAt = (data: unknown, errors: readonly GraphQLError[] = []): string[] => {
  const places = errors.map(({ path = [] }) => {
    let value = data;
    let length = 0;
    while (value !== null && value !== undefined && length < path.length) value = (value as Record<string, unknown>)[path[length++] as string];
    return JSON.stringify(path.slice(0, length));
  });
  return [...new Set(places)].sort();
};

describe("the answer of a careless subgraph", () => {
  test("is shaped as graphql-js shapes it: nulls move up to where they may stand, each with an error at its place", async () => {
    let answer: unknown;
    const graph = federateOver(sdl, { fetch: async () => JSON.parse(JSON.stringify({ data: answer })) as object });
    let nulled = 0;
    await fc.assert(
      fc.asyncProperty(dataArbitrary, async (data) => {
        answer = data;
        const ours = await graph.run(query);
        const right = expected(data);
        if (right.errors) nulled += 1;
        expect(JSON.stringify(ours.data)).toBe(JSON.stringify(right.data));
        expect(pathsAt(ours.data, ours.errors)).toEqual(pathsAt(right.data, right.errors));
      }),
      { numRuns: 500 },
    );
    expect(nulled).toBeGreaterThan(50);
  });
});
