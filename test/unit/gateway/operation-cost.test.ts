import { composeServices } from "@apollo/composition";
import fc from "fast-check";
import { buildSchema, getOperationAST, parse, type GraphQLSchema } from "graphql";
import { CostGuard } from "../../../gateway/guard/cost/cost-guard.js";
import { loadSupergraph } from "../../../gateway/supergraph/load.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";

const limit = 5_000;

/** Counts operations on one subgraph's schema; `uses` imports the cost directives, under other names if it likes. */
function counter(sdl: string, uses = '"@cost", "@listSize"') {
  const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${uses}])\n`;
  const { supergraphSdl = "", errors } = composeServices([{ name: "a", url: "http://a.test", typeDefs: parse(link + sdl) }]);
  if (errors) throw new AggregateError(errors);
  return counterOf(loadSupergraph(supergraphSdl).apiSchema, supergraphSdl);
}

function counterOf(apiSchema: GraphQLSchema, supergraphSdl: string) {
  const guard = new CostGuard({ GUARD_MAX_COST: limit, GUARD_LIST_SIZE: 10 });
  guard.learn(apiSchema, supergraphSdl);
  const read = (query: string) => {
    const document = parse(query);
    const operation = getOperationAST(document);
    if (!operation) throw new Error("no operation");
    return { document, operation };
  };
  return {
    cost: (query: string, variables: Record<string, unknown> = {}) => {
      const { document, operation } = read(query);
      return guard.costOf(apiSchema, document, operation, variables).requested;
    },
    refusal: (query: string, variables: Record<string, unknown> = {}) => {
      const { document, operation } = read(query);
      try {
        guard.assertAffordable(guard.costOf(apiSchema, document, operation, variables), apiSchema, document, operation, variables);
        return undefined;
      } catch (error) {
        return error instanceof KaigoError ? { code: error.code, ...error.parameters } : error;
      }
    },
  };
}

const town = counter(`
  type Query { person(id: ID!): Person people(first: Int! = 20, after: ID): People! tags: [String!]! anyone: [Being!]! }
  type Mutation { add: Person }
  type People { nodes: [Person!]! count: Int }
  interface Being { name: String friends(last: Int): [Person!]! }
  type Person implements Being { name: String office: Office days: [Day!]! friends(last: Int): [Person!]! }
  type Robot implements Being { name: String owner: Person days: [Day!]! friends(last: Int): [Person!]! }
  type Office { name: String }
  type Day { at: String }
`);

describe("the cost of an operation", () => {
  test.each([
    ["{ __typename }", 0],
    ["{ tags }", 0],
    ['{ person(id: "x") { name } }', 1],
    ['{ person(id: "x") { name office { name } } }', 2],
    ['{ person(id: "x") { days { at } } }', 11],
    ["{ people { nodes { name } } }", 21],
    ["{ people(first: 3) { count nodes { office { name } } } }", 7],
    ["{ people(first: 0) { nodes { name } } }", 1],
    ["{ people(first: 2) { nodes { days { at } friends(last: 4) { days { at } } } } }", 1 + 2 * (1 + 10 + 4 * (1 + 10))],
    ["{ a: people(first: 3) { nodes { name } } b: people(first: 4) { nodes { name } } }", 9],
    ["mutation { add { name } }", 11],
    ["{ __schema { types { name } } }", 100],
  ])("%s is %i", (query, cost) => expect(town.cost(query)).toBe(cost));

  test("counts a field once however often it is selected, and each alias of it", () => {
    expect(town.cost('{ person(id: "x") { name } ... { person(id: "x") { office { name } } } ...F } fragment F on Query { person(id: "x") { office { name } } }')).toBe(2);
    expect(town.cost(`{ ${Array.from({ length: 500 }, (_, index) => `x${index}: person(id: "${index}") { name }`).join(" ")} }`)).toBe(500);
  });

  test("takes sizes from variables, their defaults and the argument's, and conditions from theirs", () => {
    const pages = "query ($n: Int! = 7) { people(first: $n) { nodes { name } } }";
    expect([town.cost(pages, { n: 50 }), town.cost(pages), town.cost(pages, { n: "50" }), town.cost(pages, { n: -1 })]).toEqual([51, 8, 21, 21]);
    const maybe = "query ($with: Boolean! = false) { people(first: 2) { nodes { office @include(if: $with) { name } days @skip(if: $with) { at } friends @include(if: false) { name } } } }";
    expect([town.cost(maybe, { with: true }), town.cost(maybe), town.cost(maybe, { with: false })]).toEqual([5, 23, 23]);
  });

  test("takes of the types that a place can have the dearest", () => {
    expect(town.cost("{ anyone { name ... on Person { office { name } } ... on Robot { owner { name } days { at } } } }")).toBe(10 * (1 + 1 + 10));
    expect(town.cost("{ anyone { ... on Being { friends(last: 2) { name } } ... on Person { office { name } } } }")).toBe(10 * (1 + 2 + 1));
  });

  test("saturates, and says by names of the schema what is dearest", () => {
    const huge = "query ($n: Int!) { one: people(first: $n) { nodes { x: friends(last: $n) { y: friends(last: $n) { days { at } } } } } }";
    expect(town.cost(huge, { n: 2_147_483_647 })).toBe(1_000_000_000);
    expect(town.refusal(huge, { n: 100 })).toEqual({ code: "OPERATION_TOO_EXPENSIVE", cost: 11_010_101, limit, path: "people.nodes.friends.friends.days" });
    expect(town.refusal(huge, { n: 2 })).toBeUndefined();
    expect(town.refusal("{ people(first: 4999) { nodes { name } } }")).toBeUndefined();
    expect(town.refusal("{ people(first: 5000) { nodes { name } } }")).toMatchObject({ cost: 5_001, path: "people.nodes" });
  });

  test("never falls when a page grows", () => {
    fc.assert(fc.property(fc.nat(1_000), fc.nat(1_000), (a, b) => {
      const cost = (n: number) => town.cost("query ($n: Int!) { people(first: $n) { nodes { days { at } office { name } } } }", { n });
      return Math.sign(cost(a) - cost(b)) === Math.sign(a - b);
    }));
  });
});

describe("the supergraph's own word", () => {
  const types = (cost: string, listSize: string) => `
    type Query {
      dear(x: Int @${cost}(weight: 3)): Int @${cost}(weight: 5)
      month: [Day!]! @${listSize}(assumedSize: 31)
      page(limit: Int, least: Int = 2): Page @${listSize}(slicingArguments: ["limit", "least"], sizedFields: ["items"], requireOneSlicingArgument: false)
    }
    type Page { items: [Day!]! others: [Day!]! }
    type Day @${cost}(weight: 2) { at: String }
  `;

  test.each([
    ["its own names", counter(types("cost", "listSize"))],
    ["other names", counter(types("price", "long"), '{ name: "@cost", as: "@price" }, { name: "@listSize", as: "@long" }')],
  ])("about weights and list sizes is taken, under %s", (_names, { cost }) => {
    expect([cost("{ dear }"), cost("{ dear(x: 1) }"), cost("{ month { at } }")]).toEqual([5, 8, 62]);
    expect([cost("{ page(limit: 5) { items { at } } }"), cost("{ page { items { at } } }"), cost("{ page(limit: 5) { others { at } } }")]).toEqual([11, 5, 21]);
  });

  test("about input fields is taken as often as they are sent, in the document or in variables", () => {
    const { cost } = counter(`
      type Query { find(by: Filter, all: [Filter!]): Int }
      input Filter { text: String @cost(weight: 4) near: Near and: [Filter!] plain: Int }
      input Near { metres: Int @cost(weight: 2) }
    `);
    expect(cost('{ find(by: { text: "x", plain: 1 }) }')).toBe(4);
    expect(cost('{ find(by: { near: { metres: 1 }, and: [{ text: "x" }, { text: "y", near: { metres: 2 } }] }) }')).toBe(2 + 4 + 4 + 2);
    expect(cost('{ find(all: [{ text: "x" }, { plain: 1 }, { text: "z" }]) }')).toBe(8);
    expect(cost("query ($by: Filter) { find(by: $by) }", { by: { text: "x", and: [{ near: { metres: 3 } }, { text: "y" }] } })).toBe(4 + 2 + 4);
    expect(cost('query ($near: Near) { find(by: { text: "x", near: $near }) }', { near: { metres: 3 } })).toBe(6);
    expect(cost("query ($by: Filter = { plain: 1 }) { find(by: $by) }")).toBe(0);
    expect(cost("query ($by: Filter) { find(by: $by) }", { by: { ["__proto__"]: { text: "x" }, missing: 1, text: null } })).toBe(4);
  });

  test("about the length of a list is found in input fields, and in the length of a list that is answered item by item", () => {
    // What composition of this edition refuses, others may write.
    const sdl = `
      schema @link(url: "https://specs.apollo.dev/cost/v0.1", import: ["@cost", "@listSize"]) { query: Query }
      directive @link(url: String!, import: [String!]) on SCHEMA
      directive @listSize(assumedSize: Int, slicingArguments: [String!]) on FIELD_DEFINITION
      type Query {
        page(by: Paging): [Day!] @listSize(slicingArguments: ["by.paging.first"], assumedSize: 9)
        each(of: [ID!]): [Day!] @listSize(slicingArguments: ["of"], assumedSize: 9)
      }
      input Paging { paging: Size } input Size { first: Int }
      type Day { at: String }
    `;
    const { cost } = counterOf(buildSchema(sdl), sdl);
    expect([cost("{ page(by: { paging: { first: 3 } }) { at } }"), cost("{ page(by: {}) { at } }"), cost("{ page { at } }")]).toEqual([3, 9, 9]);
    expect(["{ page(by: $by) { at } }"].map((query) => cost(`query ($by: Paging) ${query}`, { by: { paging: { first: 4 } } }))).toEqual([4]);
    expect(cost("query ($of: Size) { page(by: { paging: $of }) { at } }", { of: { first: 5 } })).toBe(5);
    expect([cost("{ each(of: [1, 2]) { at } }"), cost("query ($of: [ID!]) { each(of: $of) { at } }", { of: ["a", "b", "c"] }), cost("{ each { at } }")]).toEqual([2, 3, 9]);
  });
});
