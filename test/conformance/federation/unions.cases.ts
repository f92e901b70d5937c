import { asSent } from "./case.js";
import type { FederationSuite } from "./case.js";

const book = { __typename: "Book", id: "b1", title: "book", fromA: "a book", fromB: "b book" };
const song = { __typename: "Song", id: "s1", title: "song", fromA: "a song" };
const film = { __typename: "Film", id: "f1", title: "film", fromB: "b film" };

/** Two subgraphs answer the same root; each knows one member that the other does not. */
const intersecting: FederationSuite["subgraphs"] = {
  a: {
    sdl: `union Media = Book | Song type Query { media: Media @shareable onlyA: Media book: Book @shareable viewer: Viewer @shareable } type Viewer @shareable { media: Media }
      type Book @key(fields: "id") { id: ID! title: String! @shareable fromA: String } type Song @key(fields: "id") { id: ID! title: String! @shareable fromA: String }`,
    resolvers: { Query: { media: () => book, onlyA: () => song, book: () => book, viewer: () => ({ media: book }) }, Book: { __resolveReference: () => book }, Song: { __resolveReference: () => song } },
  },
  b: {
    sdl: `union Media = Book | Film type Query { media: Media @shareable onlyB: Media book: Book @shareable viewer: Viewer @shareable } type Viewer @shareable { media: Media }
      type Book @key(fields: "id") { id: ID! title: String! @shareable fromB: String } type Film @key(fields: "id") { id: ID! title: String! @shareable fromB: String }`,
    resolvers: { Query: { media: () => book, onlyB: () => film, book: () => book, viewer: () => ({ media: book }) }, Book: { __resolveReference: () => book }, Film: { __resolveReference: () => film } },
  },
};

const label = { __typename: "Common", label: "common" };
const onlyA = { __typename: "OnlyA", a: "a" };
const onlyB = { __typename: "OnlyB", b: "b" };
const actions = `actions { __typename ... on Common { label } ... on OnlyA { a } ... on OnlyB { b } }`;

const products = [
  { __typename: "Oven", id: "oven1" },
  { __typename: "Toaster", id: "toaster1", warranty: 3 },
];

export const unionSuites: readonly FederationSuite[] = [
  {
    name: "a union of which two subgraphs know different members",
    subgraphs: intersecting,
    cases: [
      { name: "answers the common member", query: `{ media { __typename ... on Book { title } } }`, data: { media: { __typename: "Book", title: "book" } }, calls: 1 },
      { name: "goes on for the other's field of the common member", query: `{ media { ... on Book { fromA fromB } } }`, data: { media: { fromA: "a book", fromB: "b book" } }, calls: 2 },
      { name: "lets conditions on members that cannot come stand", query: `{ media { __typename ... on Song { title } ... on Film { title } } }`, data: { media: { __typename: "Book" } } },
      { name: "answers a member that only the first knows", query: `{ onlyA { ... on Song { title fromA } ... on Film { title } ... on Book { title } } }`, data: { onlyA: { title: "song", fromA: "a song" } } },
      { name: "answers a member that only the second knows", query: `{ onlyB { __typename ... on Film { title fromB } ... on Song { title } } }`, data: { onlyB: { __typename: "Film", title: "film", fromB: "b film" } } },
      { name: "is the same below a shared type", query: `{ viewer { media { ... on Book { title fromB } ... on Song { fromA } ... on Film { fromB } } } }`, data: { viewer: { media: { title: "book", fromB: "b book" } } } },
      { name: "is the same for a plain type beside it", query: `{ book { title fromA fromB } media { ... on Book { fromB } } }`, data: { book: { title: "book", fromA: "a book", fromB: "b book" }, media: { fromB: "b book" } } },
    ],
  },
  {
    name: "a union without keys of which one subgraph knows one member only",
    subgraphs: {
      full: {
        sdl: `type Query { answer: Answer @shareable } type Answer @shareable { text: String actions: [Action] } union Action = Alpha | Beta type Alpha @shareable { value: Int } type Beta { detail: String }`,
        resolvers: { Query: { answer: () => ({ text: "t", actions: [{ __typename: "Alpha", value: 1 }, { __typename: "Beta", detail: "d" }] }) } },
      },
      part: {
        sdl: `type Query { other: Answer } type Answer @shareable { text: String actions: [Action] } union Action = Alpha type Alpha @shareable { value: Int }`,
        resolvers: { Query: { other: () => ({ text: "o", actions: [{ __typename: "Alpha", value: 2 }] }) } },
      },
    },
    cases: [
      { name: "keeps every condition where all members can come", query: `{ answer { text actions { __typename ... on Alpha { value } ... on Beta { detail } } } }`, data: { answer: { text: "t", actions: [{ __typename: "Alpha", value: 1 }, { __typename: "Beta", detail: "d" }] } }, calls: 1 },
      { name: "keeps the condition that only one of them knows", query: `{ answer { actions { ... on Beta { detail } } } }`, data: { answer: { actions: [{}, { detail: "d" }] } } },
      { name: "answers where one member only can come", query: `{ other { actions { __typename ... on Alpha { value } ... on Beta { detail } } } }`, data: { other: { actions: [{ __typename: "Alpha", value: 2 }] } } },
    ],
  },
  {
    name: "a union below shared types on the way through two subgraphs",
    subgraphs: {
      a: {
        sdl: `type Query { rootA: Box shared: Box @shareable } type Box @key(fields: "id") { id: ID! wrap: Wrap @shareable } type Wrap @shareable { actions: [Action!]! } union Action = Common | OnlyA type Common @shareable { label: String } type OnlyA { a: String }`,
        resolvers: { Query: { rootA: () => ({ id: "1", found: [label, onlyA] }), shared: () => ({ id: "1", found: [label] }) }, Box: { __resolveReference: () => ({ id: "1", found: [label, onlyA] }), wrap: ({ found }: { found: object[] }) => ({ actions: found }) } },
      },
      b: {
        sdl: `type Query { rootB: Box shared: Box @shareable } type Box @key(fields: "id") { id: ID! wrap: Wrap @shareable wrapB: Wrap } type Wrap @shareable { actions: [Action!]! } union Action = Common | OnlyB type Common @shareable { label: String } type OnlyB { b: String }`,
        resolvers: { Query: { rootB: () => ({ id: "1", found: [label, onlyB] }), shared: () => ({ id: "1", found: [label] }) }, Box: { __resolveReference: () => ({ id: "1", found: [label, onlyB] }), wrap: ({ found }: { found: object[] }) => ({ actions: found }), wrapB: () => ({ actions: [label, onlyB] }) } },
      },
    },
    cases: [
      { name: "has the first's members where the first is asked", query: `{ rootA { wrap { ${actions} } } }`, data: { rootA: { wrap: { actions: [label, onlyA] } } }, calls: 1 },
      { name: "has the second's members where the second is asked", query: `{ rootB { wrap { ${actions} } } }`, data: { rootB: { wrap: { actions: [label, onlyB] } } }, calls: 1 },
      { name: "tells the types where nothing else is asked for", query: `{ rootA { wrap { actions { __typename ... on OnlyB { b } } } } }`, data: { rootA: { wrap: { actions: [{ __typename: "Common" }, { __typename: "OnlyA" }] } } } },
      { name: "has the common members where either may be asked", query: `{ shared { wrap { ${actions} } } }`, data: { shared: { wrap: { actions: [label] } } } },
      { name: "has the second's members after a hop to it", query: `{ rootA { wrapB { ${actions} } } }`, data: { rootA: { wrapB: { actions: [label, onlyB] } } }, calls: 2 },
    ],
  },
  {
    name: "a union and interfaces whose types differ between subgraphs",
    subgraphs: {
      a: {
        sdl: `type Query { products: [Product] node(id: ID!): Node nodes: [Node] toasters: [Toaster] } union Product = Oven | Toaster interface Node { id: ID! } interface Warranted { warranty: Int }
          type Oven @key(fields: "id") { id: ID! } type Toaster implements Node & Warranted @key(fields: "id") { id: ID! warranty: Int }`,
        resolvers: {
          Query: { products: () => products, node: (_: unknown, { id }: { id: string }) => products.find((item) => item.id === id), nodes: () => [products[1]], toasters: () => [products[1]] },
          Oven: { __resolveReference: () => products[0] },
          Toaster: { __resolveReference: () => products[1] },
        },
      },
      b: { sdl: `interface Node { id: ID! } type Oven implements Node @key(fields: "id") { id: ID! warranty: Int }`, resolvers: { Oven: { ...asSent, warranty: () => 1 } } },
    },
    cases: [
      { name: "decides an interface condition for every member of the union", query: `{ products { ... on Node { id } } }`, data: { products: [{ id: "oven1" }, { id: "toaster1" }] } },
      { name: "has the interface's own field", query: `{ nodes { id ... on Toaster { warranty } ... on Oven { id warranty } } }`, data: { nodes: [{ id: "toaster1", warranty: 3 }] } },
      { name: "goes from one interface to another", query: `{ nodes { ... on Node { ... on Warranted { warranty } } } }`, data: { nodes: [{ warranty: 3 }] } },
      { name: "goes through nested conditions", query: `{ nodes { ... on Node { id ... on Node { id ... on Warranted { warranty } } } } }`, data: { nodes: [{ id: "toaster1", warranty: 3 }] } },
      { name: "merges a fragment on the type with one on the interface", query: `{ toasters { ...T ...N } } fragment T on Toaster { id } fragment N on Node { id __typename }`, data: { toasters: [{ id: "toaster1", __typename: "Toaster" }] } },
      { name: "does not give out as a node what is none where it comes from", query: `{ node(id: "oven1") { ... on Oven { warranty } } }`, data: { node: null }, errors: [{ code: "SUBGRAPH_BAD_ANSWER", path: ["node"] }] },
      { name: "nor under a condition on another type", query: `{ node(id: "oven1") { ... on Toaster { warranty } } }`, data: { node: null }, errors: [{ code: "SUBGRAPH_BAD_ANSWER", path: ["node"] }] },
      { name: "gives out what is one", query: `{ node(id: "toaster1") { __typename ... on Toaster { warranty } } }`, data: { node: { __typename: "Toaster", warranty: 3 } } },
      { name: "joins a member's field of the other subgraph", query: `{ products { __typename ... on Oven { id warranty } ... on Toaster { warranty } } }`, data: { products: [{ __typename: "Oven", id: "oven1", warranty: 1 }, { __typename: "Toaster", warranty: 3 }] } },
    ],
  },
  {
    name: "members of a union that type one field differently in a subgraph",
    subgraphs: {
      a: { sdl: `type Query { accounts: [Account!]! } union Account = User | Admin type User @key(fields: "id") { id: ID name: String } type Admin { id: ID! name: String! other: [Account!]! }`,
        resolvers: { Query: { accounts: () => [{ __typename: "User", id: "u1", name: "user" }, { __typename: "Admin", id: "a1", name: "admin", other: [{ __typename: "User", id: "u1", name: "user" }] }] }, User: asSent } },
      b: { sdl: `type Query { users: [User!]! } type User @key(fields: "id") { id: ID age: Int }`, resolvers: { Query: { users: () => [{ id: "u1" }] }, User: { ...asSent, age: () => 40 } } },
    },
    cases: [
      { name: "are asked under names of their own", query: `{ accounts { ... on User { userId: id age } ... on Admin { id } } }`, data: { accounts: [{ userId: "u1", age: 40 }, { id: "a1" }] } },
      { name: "also where the caller's own names do not meet", query: `{ accounts { __typename ... on User { age } ... on Admin { id name other { ... on User { age } } } } }`, data: { accounts: [{ __typename: "User", age: 40 }, { __typename: "Admin", id: "a1", name: "admin", other: [{ age: 40 }] }] } },
      { name: "and a plain list of one of them is not touched", query: `{ users { id age name } }`, data: { users: [{ id: "u1", age: 40, name: null }] } },
    ],
  },
];
