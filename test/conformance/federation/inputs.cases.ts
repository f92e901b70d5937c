import { asSent } from "./case.js";
import type { FederationSuite } from "./case.js";

interface Ref { id: string }
const kept = new Map<string, number>();
const change = (key: string, value: number): number => {
  kept.set(key, value);
  return value;
};
const access = (scope: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.1", import: ["@key", "@composeDirective"]) @link(url: "https://example.jp/access/v1.0", import: ["@access"]) @composeDirective(name: "@access") directive @access(scope: ${scope}) on FIELD enum Scope { PUBLIC PRIVATE } `;

export const inputSuites: readonly FederationSuite[] = [
  {
    name: "an enumeration of which the subgraphs know different values",
    subgraphs: {
      a: { sdl: `type Query { users: [User] byType(type: Kind!): [User] } type User @key(fields: "id") { id: ID! type: Kind @shareable } enum Kind { REGULAR ROBOT @inaccessible }`, resolvers: { Query: { users: () => [{ id: "u1", type: "REGULAR" }], byType: (_: unknown, { type }: { type: string }) => [{ id: type, type }] }, User: { ...asSent, type: () => "REGULAR" } } },
      b: { sdl: `type Query { usersB: [User] } type User @key(fields: "id") { id: ID! type: Kind @shareable } enum Kind { REGULAR ROBOT }`, resolvers: { Query: { usersB: () => [{ id: "u1", type: "ROBOT" }] }, User: { ...asSent, type: () => "ROBOT" } } },
    },
    cases: [
      { name: "gives out a value that all know", query: `{ users { id type } }`, data: { users: [{ id: "u1", type: "REGULAR" }] } },
      { name: "does not give out one that callers may not know", query: `{ usersB { id type } }`, data: { usersB: [{ id: "u1", type: null }] }, errors: [{ code: "SUBGRAPH_BAD_ANSWER", path: ["usersB", 0, "type"] }] },
      { name: "takes a value that all know", query: `{ byType(type: REGULAR) { id } }`, data: { byType: [{ id: "REGULAR" }] } },
      { name: "refuses one that callers may not know", query: `{ byType(type: ROBOT) { id } }`, data: undefined, errors: [{ code: "OPERATION_INVALID" }] },
      { name: "refuses it in a variable", query: `query ($t: Kind!) { byType(type: $t) { id } }`, variables: { t: "ROBOT" }, data: undefined, errors: [{ code: "INPUT_INVALID" }] },
    ],
  },
  {
    name: "an input of which the subgraphs know different fields",
    subgraphs: {
      a: { sdl: `type Query { users(filter: Filter): [User] } input Filter { first: Int onlyA: String } type User @key(fields: "id") { id: ID! }`, resolvers: { Query: { users: (_: unknown, { filter }: { filter?: { first?: number } }) => ["1", "2", "3"].slice(0, filter?.first ?? 3).map((id) => ({ id })) } } },
      b: { sdl: `type Query { usersB(filter: Filter!): [User] } input Filter { first: Int! onlyB: String } type User @key(fields: "id") { id: ID! name: String }`, resolvers: { Query: { usersB: (_: unknown, { filter }: { filter: { first: number } }) => ["1", "2"].slice(0, filter.first).map((id) => ({ id })) }, User: { ...asSent, name: ({ id }: Ref) => `name ${id}` } } },
    },
    cases: [
      { name: "takes the field that both know", query: `{ users(filter: { first: 1 }) { id name } usersB(filter: { first: 1 }) { name } }`, data: { users: [{ id: "1", name: "name 1" }], usersB: [{ name: "name 1" }] } },
      { name: "takes it in a variable", query: `query ($f: Filter) { users(filter: $f) { id } }`, variables: { f: { first: 2 } }, data: { users: [{ id: "1" }, { id: "2" }] } },
      { name: "refuses a field that only one knows", query: `{ users(filter: { first: 1, onlyA: "x" }) { id } }`, data: undefined, errors: [{ code: "OPERATION_INVALID" }] },
      { name: "asks for what one of them demands", query: `{ users(filter: {}) { id } }`, data: undefined, errors: [{ code: "OPERATION_INVALID" }] },
    ],
  },
  {
    name: "a directive for operations that two subgraphs define differently",
    subgraphs: {
      a: { header: access("Scope!"), sdl: `type Query { a: String }`, resolvers: { Query: { a: () => "a" } } },
      b: { header: access("Scope! = PUBLIC"), sdl: `type Query { b: String }`, resolvers: { Query: { b: () => "b" } } },
    },
    cases: [
      { name: "takes the default that one of them gives", query: `{ a @access b @access }`, data: { a: "a", b: "b" } },
      { name: "takes a value, also from a variable", query: `query ($s: Scope!) { a @access(scope: PRIVATE) b @access(scope: $s) }`, variables: { s: "PUBLIC" }, data: { a: "a", b: "b" } },
      { name: "is refused where it may not stand, and with a wrong value", query: `query @access { a @access(scope: OTHER) }`, data: undefined, errors: [{ code: "OPERATION_INVALID" }, { code: "OPERATION_INVALID" }] },
    ],
  },
  {
    name: "mutations across subgraphs",
    subgraphs: {
      a: {
        sdl: `type Query { product(id: ID!): Product } type Mutation { addProduct(input: NewProduct!): Product add(num: Int!, key: String!): Int! total(key: String!): Int! addCategory(name: String!): Category! @shareable } input NewProduct { name: String! price: Float! } type Product @key(fields: "id") { id: ID! name: String price: Float } type Category @key(fields: "id") { id: ID! name: String }`,
        resolvers: {
          Query: { product: (_: unknown, { id }: Ref) => ({ id, name: `name ${id}`, price: 9.99 }) },
          Mutation: { addProduct: (_: unknown, { input }: { input: { name: string; price: number } }) => ({ id: "new", ...input }), add: (_: unknown, { num, key }: { num: number; key: string }) => change(key, (kept.get(key) ?? 0) + num), total: (_: unknown, { key }: { key: string }) => { const total = kept.get(key) ?? 0; kept.delete(key); return total; }, addCategory: (_: unknown, { name }: { name: string }) => ({ id: `c-${name}`, name }) },
          Product: { __resolveReference: ({ id }: Ref) => ({ id, name: `name ${id}`, price: id === "new" ? 599.99 : 9.99 }) },
          Category: asSent,
        },
      },
      b: {
        sdl: `type Mutation { multiply(by: Int!, key: String!): Int! addCategory(name: String!): Category! @shareable } type Product @key(fields: "id") { id: ID! price: Float @external expensive: Boolean @requires(fields: "price") available: Boolean } type Category @key(fields: "id") { id: ID! }`,
        resolvers: { Mutation: { multiply: (_: unknown, { by, key }: { by: number; key: string }) => change(key, (kept.get(key) ?? 0) * by), addCategory: (_: unknown, { name }: { name: string }) => ({ id: `c-${name}` }) }, Product: { ...asSent, expensive: ({ price }: { price: number }) => price > 100, available: () => true } },
      },
    },
    cases: [
      { name: "go on to what their answer requires", query: `mutation { addProduct(input: { name: "new", price: 599.99 }) { name price expensive available } }`, data: { addProduct: { name: "new", price: 599.99, expensive: true, available: true } } },
      { name: "share the types of queries", query: `query ($id: ID!) { product(id: $id) { id name price expensive available } }`, variables: { id: "p1" }, data: { product: { id: "p1", name: "name p1", price: 9.99, expensive: false, available: true } } },
      { name: "run in the order of the document, each once", query: `mutation ($key: String!) { five: add(num: 5, key: $key) ten: multiply(by: 2, key: $key) twelve: add(num: 2, key: $key) final: total(key: $key) }`, variables: { key: "order" }, data: { five: 5, ten: 10, twelve: 12, final: 12 }, calls: 3 },
      { name: "ask one of two owners of a shared root field only", query: `mutation { addCategory(name: "x") { id name } }`, data: { addCategory: { id: "c-x", name: "x" } } },
    ],
  },
];
