import { asSent } from "./case.js";
import type { FederationSuite } from "./case.js";

const goods = {
  shop: {
    sdl: `type Query { goods: [Good!]! good(upc: ID!): Good } type Good @key(fields: "upc") { upc: ID! name: String! price(in: String = "JPY"): Int }`,
    resolvers: {
      Query: { goods: () => [{ upc: "1" }, { upc: "2" }], good: (_: unknown, ref: { upc: string }) => ref },
      Good: { ...asSent, name: ({ upc }: { upc: string }) => `good ${upc}`, price: (_: unknown, args: { in: string }) => args.in.length },
    },
  },
  stock: { sdl: `type Good @key(fields: "upc") { upc: ID! count: Int note(text: String): String }`, resolvers: { Good: { ...asSent, count: ({ upc }: { upc: string }) => Number(upc), note: (_: unknown, { text }: { text: string }) => text } } },
};

export const nameSuites: readonly FederationSuite[] = [
  {
    name: "names chosen by the caller",
    subgraphs: goods,
    cases: [
      { name: "an alias equal to a key keeps its meaning", query: `{ goods { upc: name count } }`, data: { goods: [{ upc: "good 1", count: 1 }, { upc: "good 2", count: 2 }] } },
      { name: "an alias equal to __typename keeps its meaning", query: `{ goods { __typename: name count } }`, data: { goods: [{ __typename: "good 1", count: 1 }, { __typename: "good 2", count: 2 }] } },
      { name: "swapped names stay swapped", query: `{ goods { upc: name name: upc count } }`, data: { goods: [{ upc: "good 1", name: "1", count: 1 }, { upc: "good 2", name: "2", count: 2 }] } },
      {
        name: "one field under several aliases with differing arguments",
        query: `query ($c: String) { good(upc: "2") { price short: price(in: "a") long: price(in: $c) n1: note(text: "x") n2: note(text: "y") } }`,
        variables: { c: "abcde" },
        data: { good: { price: 3, short: 1, long: 5, n1: "x", n2: "y" } },
      },
      {
        name: "names that objects inherit are only names",
        query: `{ constructor: goods { __proto__: name toString: count hasOwnProperty: upc } }`,
        data: JSON.parse(`{"constructor":[{"__proto__":"good 1","toString":1,"hasOwnProperty":"1"},{"__proto__":"good 2","toString":2,"hasOwnProperty":"2"}]}`),
      },
      {
        name: "objects under __proto__ are joined like any other",
        query: `{ __proto__: good(upc: "1") { name prototype: count } constructor: good(upc: "2") { count } }`,
        data: JSON.parse(`{"__proto__":{"name":"good 1","prototype":1},"constructor":{"count":2}}`),
      },
      { name: "fields come in the order of the document, merged at their first place", query: `{ goods { count ...N upc name } } fragment N on Good { name count }`, data: { goods: [{ count: 1, name: "good 1", upc: "1" }, { count: 2, name: "good 2", upc: "2" }] } },
      { name: "the root knows its type", query: `query Named { __typename t: __typename good(upc: "1") { name } }`, data: { __typename: "Query", t: "Query", good: { name: "good 1" } } },
      { name: "introspection is answered here, beside data", query: `query ($n: String!) { __type(name: $n) { kind fields { name } } schema: __schema { queryType { name } } good(upc: "1") { upc } }`, variables: { n: "Good" }, data: { __type: { kind: "OBJECT", fields: ["upc", "name", "price", "count", "note"].map((name) => ({ name })) }, schema: { queryType: { name: "Query" } }, good: { upc: "1" } } },
    ],
  },
  {
    name: "@include and @skip",
    subgraphs: goods,
    cases: [
      { name: "a fetch that is left out is not made", query: `query ($x: Boolean!) { goods { upc count @include(if: $x) } }`, variables: { x: false }, data: { goods: [{ upc: "1" }, { upc: "2" }] }, calls: 1 },
      { name: "a default decides when no value is given", query: `query ($x: Boolean = true) { goods { upc count @skip(if: $x) } }`, data: { goods: [{ upc: "1" }, { upc: "2" }] }, calls: 1 },
      { name: "an included fetch is made", query: `query ($x: Boolean!) { goods { upc count @include(if: $x) } }`, variables: { x: true }, data: { goods: [{ upc: "1", count: 1 }, { upc: "2", count: 2 }] }, calls: 2 },
      { name: "both on one field, and on fragments", query: `query ($a: Boolean!, $b: Boolean!) { good(upc: "1") { count @include(if: $a) @skip(if: $b) ... @skip(if: $a) { name } ...N @include(if: $b) } } fragment N on Good { upc }`, variables: { a: true, b: true }, data: { good: { upc: "1" } } },
      { name: "a field that one selection leaves out and another asks for", query: `query ($x: Boolean!) { goods { count @include(if: $x) ... on Good { count @skip(if: $x) } } }`, variables: { x: false }, data: { goods: [{ count: 1 }, { count: 2 }] } },
      { name: "everything left out is an empty answer", query: `query ($x: Boolean!) { goods @skip(if: $x) { count } }`, variables: { x: true }, data: {}, calls: 0 },
    ],
  },
];
