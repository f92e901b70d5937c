import { asSent } from "./case.js";
import type { FederationSuite } from "./case.js";

interface Media { __typename: string; id: string; title?: string }
const media: Media[] = [
  { __typename: "Book", id: "b1", title: "book one" },
  { __typename: "Film", id: "f1", title: "film one" },
];
const findMedia = ({ id }: { id: string }) => media.find((item) => item.id === id);

export const abstractSuites: readonly FederationSuite[] = [
  {
    name: "interfaces and unions",
    subgraphs: {
      a: {
        sdl: `type Query { media: [Media!]! any: [Any] one(id: ID!): Media } interface Media { id: ID! title: String } union Any = Book | Film
          type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int } type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int }`,
        resolvers: {
          Query: { media: () => media, any: () => [media[1], null, media[0]], one: (_: unknown, ref: { id: string }) => findMedia(ref) },
          Book: { __resolveReference: findMedia, pages: () => 10 },
          Film: { __resolveReference: findMedia, minutes: () => 90 },
        },
      },
      b: {
        sdl: `type Book @key(fields: "id") { id: ID! shelf: String } type Film @key(fields: "id") { id: ID! shelf: String stars: [String!] }`,
        resolvers: { Book: { ...asSent, shelf: () => "B" }, Film: { ...asSent, shelf: () => "F", stars: () => ["x", "y"] } },
      },
    },
    cases: [
      {
        name: "goes on from each concrete type",
        query: `{ media { title ... on Book { pages shelf } ... on Film { stars } } }`,
        data: { media: [{ title: "book one", pages: 10, shelf: "B" }, { title: "film one", stars: ["x", "y"] }] },
      },
      {
        name: "tells the type under any alias and in any fragment",
        query: `{ any { __typename kind: __typename ...B } } fragment B on Book { shelf other: __typename }`,
        data: { any: [{ __typename: "Film", kind: "Film" }, null, { __typename: "Book", kind: "Book", shelf: "B", other: "Book" }] },
      },
      {
        name: "keeps one response name for different fields of different types",
        query: `{ media { ... on Book { x: pages y: shelf } ... on Film { x: minutes y: stars } } }`,
        data: undefined,
        errors: [{ code: "OPERATION_INVALID" }],
      },
      {
        name: "keeps one response name for fields of equal type of different types",
        query: `{ media { ... on Book { x: pages y: shelf } ... on Film { x: minutes y: title } } }`,
        data: { media: [{ x: 10, y: "B" }, { x: 90, y: "film one" }] },
      },
    ],
  },
  {
    name: "a union whose members differ between subgraphs",
    subgraphs: {
      a: {
        sdl: `type Query { found: [Found] @shareable } union Found = Cat | Dog type Cat @shareable { name: String } type Dog @key(fields: "id") { id: ID! bark: String }`,
        resolvers: { Query: { found: () => [{ __typename: "Cat", name: "Tama" }, { __typename: "Dog", id: "d1", bark: "wan" }] } },
      },
      b: { sdl: `type Query { bird: Found } union Found = Cat | Bird type Cat @shareable { name: String } type Bird { wings: Int }`, resolvers: { Query: { bird: () => ({ __typename: "Bird", wings: 2 }) } } },
    },
    cases: [
      {
        name: "answers members that only one of them knows",
        query: `{ bird { ... on Bird { wings } ... on Dog { bark } } found { ... on Cat { name } ... on Dog { bark } ... on Bird { wings } } }`,
        data: { bird: { wings: 2 }, found: [{ name: "Tama" }, { bark: "wan" }] },
      },
    ],
  },
  {
    name: "interface objects",
    subgraphs: {
      a: {
        sdl: `type Query { media: [Media!]! } interface Media @key(fields: "id") { id: ID! title: String }
          type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int } type Film implements Media @key(fields: "id") { id: ID! title: String }`,
        resolvers: {
          Query: { media: () => media },
          Media: { __resolveReference: findMedia },
          Book: { __resolveReference: findMedia, pages: () => 10 },
          Film: { __resolveReference: findMedia },
        },
      },
      b: {
        sdl: `type Query { rated: [Media!]! } type Media @key(fields: "id") @interfaceObject { id: ID! rating: Int! }`,
        resolvers: { Query: { rated: () => [{ id: "f1" }, { id: "b1" }] }, Media: { ...asSent, rating: ({ id }: { id: string }) => id.length + id.charCodeAt(0) } },
      },
    },
    cases: [
      { name: "add fields to every implementation", query: `{ media { title rating } }`, data: { media: [{ title: "book one", rating: 100 }, { title: "film one", rating: 104 }] } },
      { name: "need no type where none is asked for", query: `{ rated { id rating } }`, data: { rated: [{ id: "f1", rating: 104 }, { id: "b1", rating: 100 }] }, calls: 1 },
      { name: "learn their type from the interface's owner", query: `{ rated { __typename rating title } }`, data: { rated: [{ __typename: "Film", rating: 104, title: "film one" }, { __typename: "Book", rating: 100, title: "book one" }] } },
      { name: "decide type conditions by that type", query: `{ rated { rating ... on Book { pages rating } } }`, data: { rated: [{ rating: 104 }, { rating: 100, pages: 10 }] } },
    ],
  },
  {
    name: "an interface object that nobody can resolve",
    subgraphs: {
      a: {
        sdl: `type Query { a: Node } interface Node @key(fields: "id") { id: ID! }`,
        resolvers: { Query: { a: () => ({ id: "n1" }) } },
      },
      b: {
        sdl: `type Query { b: Node } type Node @key(fields: "id", resolvable: false) @interfaceObject { id: ID! field: String }`,
        resolvers: { Query: { b: () => ({ id: "n1", field: "foo" }) } },
      },
    },
    cases: [
      { name: "still gives what the first subgraph has", query: `{ b { id field } }`, data: { b: { id: "n1", field: "foo" } } },
      { name: "is an error where there is no way to a field, not a silent null", query: `{ a { field } }`, data: null, errors: [{ code: "INTERNAL" }] },
    ],
  },
];
