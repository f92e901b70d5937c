import { GraphQLError } from "graphql";
import { asSent } from "./case.js";
import type { FederationSuite } from "./case.js";

const log: string[] = [];
const step = (name: string, value: number) => {
  log.push(name);
  return { id: `${value}` };
};

export const directiveSuites: readonly FederationSuite[] = [
  {
    name: "@provides, @shareable, @override and @inaccessible",
    subgraphs: {
      a: {
        sdl: `type Query { lists: [List] hidden: [Kind] kinds: [Kind] secret: String @inaccessible either: [Either] }
          type List @shareable { title: String owner: Owner @provides(fields: "name") } type Owner @key(fields: "id") { id: ID! name: String @external }
          enum Kind { OPEN CLOSED @inaccessible } union Either = Seen | Unseen type Seen { x: Int } type Unseen @inaccessible { x: Int }`,
        resolvers: {
          Query: {
            lists: () => [{ title: "t", owner: { id: "1", name: "provided" } }],
            kinds: () => ["OPEN", "CLOSED"], hidden: () => ["OPEN"], secret: () => "secret",
            either: () => [{ __typename: "Seen", x: 1 }, { __typename: "Unseen", x: 2 }],
          },
        },
      },
      b: {
        sdl: `type Query { owners: [Owner] } type Owner @key(fields: "id") { id: ID! name: String @shareable moved: String @override(from: "c") }`,
        resolvers: { Query: { owners: () => [{ id: "1" }] }, Owner: { ...asSent, name: () => "own", moved: () => "new place" } },
      },
      c: { sdl: `type Owner @key(fields: "id") { id: ID! moved: String }`, resolvers: { Owner: { ...asSent, moved: () => "old place" } } },
    },
    cases: [
      { name: "a provided field needs no other call", query: `{ lists { title owner { name } } }`, data: { lists: [{ title: "t", owner: { name: "provided" } }] }, calls: 1 },
      { name: "an overridden field comes from its new place", query: `{ owners { name moved } }`, data: { owners: [{ name: "own", moved: "new place" }] } },
      { name: "an inaccessible value of an enumeration does not leave", query: `{ kinds }`, data: { kinds: ["OPEN", null] }, errors: [{ code: "SUBGRAPH_BAD_ANSWER", path: ["kinds", 1] }] },
      { name: "an object of an inaccessible type does not leave", query: `{ either { ... on Seen { x } __typename } }`, data: { either: [{ x: 1, __typename: "Seen" }, null] }, errors: [{ code: "SUBGRAPH_BAD_ANSWER", path: ["either", 1] }] },
      { name: "an inaccessible field is unknown", query: `{ secret }`, data: undefined, errors: [{ code: "OPERATION_INVALID" }] },
    ],
  },
  {
    name: "mutations",
    subgraphs: {
      a: {
        sdl: `type Query { log: [String] } type Mutation { a1: Thing a2(fail: Boolean): Thing reset: Boolean } type Thing @key(fields: "id") { id: ID! }`,
        resolvers: {
          Query: { log: () => [...log] },
          Mutation: {
            reset: () => { log.length = 0; return true; },
            a1: () => step("a1", 1),
            a2: (_: unknown, { fail }: { fail?: boolean }) => { step("a2", 2); if (fail) throw new GraphQLError("secret", { extensions: { code: "FORBIDDEN" } }); return { id: "2" }; },
          },
        },
      },
      b: {
        sdl: `type Mutation { b1: Thing b2: Thing } type Thing @key(fields: "id") { id: ID! seen: String }`,
        resolvers: { Mutation: { b1: () => step("b1", 1), b2: () => step("b2", 2) }, Thing: { ...asSent, seen: () => log.join(",") } },
      },
    },
    cases: [
      { name: "run one after the other across subgraphs, each once, and read fresh after each", query: `mutation { reset a1 { seen } b1 { seen } again: a1 { id seen } b2 { id } }`, data: { reset: true, a1: { seen: "a1" }, b1: { seen: "a1,b1" }, again: { id: "1", seen: "a1,b1,a1" }, b2: { id: "2" } } },
      { name: "go on after one that failed, with its code", query: `mutation { reset a2(fail: true) { id } b1 { seen } }`, data: { reset: true, a2: null, b1: { seen: "a2,b1" } }, errors: [{ code: "FORBIDDEN", path: ["a2"] }] },
    ],
  },
  {
    name: "values",
    subgraphs: {
      a: {
        sdl: `scalar Json input Range { from: Int! = 1 to: Int tags: [String!] } enum Size { S L }
          type Query { echo(range: Range, json: Json, sizes: [Size!] = [S], id: ID, float: Float): Json grid: [[Int]!] strict: [[Int!]!] leaf: Leaf } type Leaf @key(fields: "id") { id: ID! }`,
        resolvers: {
          Query: {
            echo: (_: unknown, args: object) => Object.fromEntries(Object.entries(args).sort(([a], [b]) => (a < b ? -1 : 1))) as unknown,
            grid: () => [[1, null], [], [2]], strict: () => [[1], [null]], leaf: () => ({ id: 7 }),
          },
        },
      },
      b: { sdl: `type Leaf @key(fields: "id") { id: ID! big: Float list: [Leaf] nested: [[Leaf]] }`, resolvers: { Leaf: { ...asSent, big: () => 1e21, list: () => [{ id: "1" }, null], nested: () => [[{ id: "1" }, null], null] } } },
    },
    cases: [
      { name: "defaults of arguments and of input fields", query: `query ($r: Range) { echo(range: $r) }`, variables: { r: { tags: ["x"] } }, data: { echo: { range: { from: 1, tags: ["x"] }, sizes: ["S"] } } },
      { name: "a default of a variable", query: `query ($s: [Size!] = [L, S], $f: Float = 1.5) { echo(sizes: $s, float: $f, id: 5) }`, data: { echo: { float: 1.5, id: "5", sizes: ["L", "S"] } } },
      { name: "null is not absent", query: `query ($s: [Size!]) { echo(sizes: $s) }`, variables: { s: null }, data: { echo: { sizes: null } } },
      { name: "custom scalars pass unchanged, as values and as literals", query: `query ($j: Json) { echo(json: $j) b: echo(json: {a: [1, {b: null}]}) }`, variables: { j: { deep: [1, "2", { x: true }] } }, data: { echo: { json: { deep: [1, "2", { x: true }] }, sizes: ["S"] }, b: { json: { a: [1, { b: null }] }, sizes: ["S"] } } },
      { name: "a variable inside a literal, given and absent", query: `query ($t: Int, $j: Int) { echo(range: {to: $t}) b: echo(json: {x: $j}) }`, variables: { j: 4 }, data: { echo: { range: { from: 1 }, sizes: ["S"] }, b: { json: { x: 4 }, sizes: ["S"] } } },
      { name: "nulls inside lists of lists", query: `{ grid }`, data: { grid: [[1, null], [], [2]] } },
      { name: "a null where a list allows none removes the list", query: `{ strict }`, data: { strict: null }, errors: [{ code: "SUBGRAPH_BAD_ANSWER", path: ["strict", 1, 0] }] },
      { name: "lists of entities, with nulls, come back in place", query: `{ leaf { id big list { big } nested { big } } }`, data: { leaf: { id: "7", big: 1e21, list: [{ big: 1e21 }, null], nested: [[{ big: 1e21 }, null], null] } } },
      { name: "a variable that does not fit is refused before anything is fetched", query: `query ($r: Range) { echo(range: $r) }`, variables: { r: { from: "a" } }, data: undefined, errors: [{ code: "INPUT_INVALID" }], calls: 0 },
    ],
  },
];
