import { asSent } from "./case.js";
import type { FederationSuite } from "./case.js";

interface Item { upc: string; weight?: number; price?: number; category?: { average: number }; comments?: { author: string }[] }

const prices: Record<string, number> = { JPY: 100, USD: 1, EUR: 2 };
const shop = {
  sdl: `type Query { items: [Item!]! } type Item @key(fields: "upc") { upc: String! name: String weight: Int price(currency: String!): Int comments(first: Int! = 2): [Comment] category: Category } type Comment { author: String text: String } type Category { average(currency: String!): Int }`,
  resolvers: {
    Query: { items: () => [{ upc: "a" }, { upc: "b" }] },
    Item: {
      ...asSent,
      name: ({ upc }: Item) => `name ${upc}`,
      weight: ({ upc }: Item) => (upc === "a" ? 3 : 5),
      price: ({ upc }: Item, { currency }: { currency: string }) => (prices[currency] ?? 0) * (upc === "a" ? 1 : 10),
      comments: (_: Item, { first }: { first: number }) => Array.from({ length: first }, (_item, index) => ({ author: `author ${index}`, text: `text ${index}` })),
      category: () => ({}),
    },
    Category: { average: (_: unknown, { currency }: { currency: string }) => (prices[currency] ?? 0) * 7 },
  },
};
const post = {
  sdl: `type Item @key(fields: "upc") {
    upc: String! weight: Int @external price(currency: String!): Int @external
    comments(first: Int! = 2): [Comment] @external category: Category @external
    plain: Int @requires(fields: "weight")
    usd: Int @requires(fields: "price(currency: \\"USD\\") weight")
    eur: Int @requires(fields: "price(currency: \\"EUR\\") weight")
    average: Int @requires(fields: "category { average(currency: \\"JPY\\") }")
    lastOfThree: String @requires(fields: "comments(first: 3) { author }")
    last: String @requires(fields: "comments { author }")
    free: String
  } type Comment @external { author: String } type Category @external { average(currency: String!): Int }`,
  resolvers: {
    Item: {
      ...asSent,
      plain: ({ weight }: Item) => (weight ?? 0) * 2,
      usd: ({ price, weight }: Item) => (price ?? Number.NaN) * (weight ?? 0),
      eur: ({ price, weight }: Item) => (price ?? Number.NaN) * (weight ?? 0),
      average: ({ category }: Item) => category?.average,
      lastOfThree: ({ comments }: Item) => comments?.at(-1)?.author,
      last: ({ comments }: Item) => comments?.at(-1)?.author,
      free: ({ upc }: Item) => `free ${upc}`,
    },
  },
};

export const requiresSuites: readonly FederationSuite[] = [
  {
    name: "@requires",
    subgraphs: { shop, post },
    cases: [
      { name: "sends the required field", query: `{ items { plain } }`, data: { items: [{ plain: 6 }, { plain: 10 }] } },
      { name: "sends a field required with arguments", query: `{ items { usd } }`, data: { items: [{ usd: 3 }, { usd: 50 }] } },
      {
        name: "keeps differing arguments of one required field apart, in as many calls",
        query: `{ items { usd eur free plain } }`,
        data: { items: [{ usd: 3, eur: 6, free: "free a", plain: 6 }, { usd: 50, eur: 100, free: "free b", plain: 10 }] },
        calls: 3,
      },
      {
        name: "does not mix required arguments with those of the caller",
        query: `query ($currency: String!) { items { price(currency: $currency) usd again: price(currency: "EUR") } }`,
        variables: { currency: "JPY" },
        data: { items: [{ price: 100, usd: 3, again: 2 }, { price: 1000, usd: 50, again: 20 }] },
      },
      {
        name: "lets a condition take only its own field's needs away",
        query: `query ($no: Boolean!) { items { usd @include(if: $no) eur free last @include(if: $no) plain } }`,
        variables: { no: false },
        data: { items: [{ eur: 6, free: "free a", plain: 6 }, { eur: 100, free: "free b", plain: 10 }] },
      },
      { name: "reads arguments below a required object", query: `{ items { average category { average(currency: "USD") } } }`, data: { items: [1, 2].map(() => ({ average: 700, category: { average: 7 } })) } },
      {
        name: "keeps a list required with arguments apart from the list with its default",
        query: `{ items { last lastOfThree comments(first: 1) { text } } }`,
        data: { items: [1, 2].map(() => ({ last: "author 1", lastOfThree: "author 2", comments: [{ text: "text 0" }] })) },
      },
    ],
  },
  {
    name: "@requires of what comes back through the own subgraph, which the planner loses",
    subgraphs: {
      a: { sdl: `type Query { box: Box } type Box @key(fields: "id") { id: ID! side: Int }`, resolvers: { Query: { box: () => ({ id: "1" }) }, Box: { ...asSent, side: () => 3 } } },
      b: {
        sdl: `type Box @key(fields: "id") { id: ID! side: Int @external area: Int @requires(fields: "side") paint: Int @external price: Int @requires(fields: "paint") }`,
        resolvers: { Box: { ...asSent, area: ({ side }: { side?: number }) => (side ?? 0) * (side ?? 0), price: ({ paint }: { paint?: number }) => (paint ?? 0) * 10 } },
      },
      c: { sdl: `type Box @key(fields: "id") { id: ID! area: Int @external paint: Int @requires(fields: "area") }`, resolvers: { Box: { ...asSent, paint: ({ area }: { area?: number }) => (area ?? 0) + 1 } } },
    },
    cases: [
      { name: "is right up to there", query: `{ box { area paint } }`, data: { box: { area: 9, paint: 10 } } },
      { name: "is asked for when it is there", query: `{ box { price } }`, data: { box: { price: 100 } } },
      { name: "is so beside all it needs, and under other names", query: `{ box { cost: price side paint area paint2: paint } }`, data: { box: { cost: 100, side: 3, paint: 10, area: 9, paint2: 10 } } },
      { name: "is so in a fragment and in two places", query: `{ box { ...B } again: box { ... on Box { id price } } } fragment B on Box { price }`, data: { box: { price: 100 }, again: { id: "1", price: 100 } } },
      { name: "is there where a variable decides that it is", query: `query ($with: Boolean!) { box { price @include(if: $with) } }`, variables: { with: true }, data: { box: { price: 100 } } },
      { name: "leaves nothing behind where a variable decides that it is not", query: `query ($with: Boolean!, $without: Boolean!) { box { price @include(if: $with) area @skip(if: $without) id } }`, variables: { with: false, without: true }, data: { box: { id: "1" } } },
      { name: "is there when something else that needs the same is not", query: `query ($with: Boolean!, $without: Boolean!) { box { price @include(if: $with) area @include(if: $without) paint @include(if: $without) } }`, variables: { with: true, without: false }, data: { box: { price: 100 } } },
      {
        name: "is there whatever many variables decide",
        query: `query ($a: Boolean!, $b: Boolean!, $c: Boolean!, $d: Boolean!, $e: Boolean!) { box { price @include(if: $a) p2: price @include(if: $b) p3: price @include(if: $c) p4: price @include(if: $d) p5: price @include(if: $e) } }`,
        variables: { a: true, b: false, c: true, d: false, e: true },
        data: { box: { price: 100, p3: 100, p5: 100 } },
      },
    ],
  },
  {
    name: "a chain of @requires and an answer that fails on the way",
    subgraphs: {
      a: {
        sdl: `type Query { boxes: [Box] } type Box @key(fields: "id") { id: ID! side: Int }`,
        resolvers: { Query: { boxes: () => ["2", "3", "bad"].map((id) => ({ id })) }, Box: { ...asSent, side: ({ id }: { id: string }) => { if (id === "bad") throw new Error("secret text"); return Number(id); } } },
      },
      b: {
        sdl: `type Box @key(fields: "id") { id: ID! side: Int @external area: Int @requires(fields: "side") }`,
        resolvers: { Box: { ...asSent, area: ({ side }: { side: number | null }) => (side === null ? null : side * side) } },
      },
      c: {
        sdl: `type Box @key(fields: "id") { id: ID! area: Int @external paint: Float @requires(fields: "area") }`,
        resolvers: { Box: { ...asSent, paint: ({ area }: { area: number | null }) => (area === null ? null : area / 2) } },
      },
    },
    cases: [
      {
        name: "carries values through and nulls with the first error only",
        query: `{ boxes { id paint } }`,
        data: { boxes: [{ id: "2", paint: 2 }, { id: "3", paint: 4.5 }, { id: "bad", paint: null }] },
        errors: [{ code: "SUBGRAPH_BAD_ANSWER", path: ["boxes", 2] }],
      },
    ],
  },
];
