import { asSent } from "./case.js";
import type { FederationSuite } from "./case.js";

interface Person { id: string; name?: string; nick?: string }
const people: Person[] = [
  { id: "1", name: "Aiko", nick: "Ai" },
  { id: "2", name: "Ben", nick: "B" },
];
const person = ({ id }: Person): Person | undefined => people.find((item) => item.id === id);

/** The same two subgraphs in the words of each edition: `a` owns who a person is, `b` only knows them. */
const twoOwners = (owner: string, extension: string, header: { header?: string }): FederationSuite["subgraphs"] => ({
  a: {
    ...header,
    sdl: `${owner.startsWith("extend") ? "extend type" : "type"} Query { any: Person provided: Person @provides(fields: "badge") } ${owner}`,
    resolvers: {
      Query: { any: () => ({ id: "1" }), provided: () => ({ id: "1", badge: "b-1" }) },
      Person: { ...asSent, rank: ({ id }: Person) => Number(id) * 10 },
    },
  },
  b: {
    ...header,
    sdl: `${extension.startsWith("extend") ? "extend type" : "type"} Query { person(id: ID!): Person } ${extension}`,
    resolvers: { Query: { person: (_: unknown, ref: Person) => person(ref) }, Person: { __resolveReference: person, badge: ({ id }: Person) => `b-${id}` } },
  },
});

const cases: FederationSuite["cases"] = [
  { name: "is entered from either side", query: `{ any { id name rank } person(id: "2") { id name nick rank } }`, data: { any: { id: "1", name: "Aiko", rank: 10 }, person: { id: "2", name: "Ben", nick: "B", rank: 20 } } },
  { name: "gets an external field from its owner", query: `{ any { badge name } }`, data: { any: { badge: "b-1", name: "Aiko" } }, calls: 2 },
  { name: "gets a provided external field where it is provided", query: `{ provided { id badge } }`, data: { provided: { id: "1", badge: "b-1" } }, calls: 1 },
  { name: "gets a provided field and its owner's other fields", query: `{ provided { badge nick rank } }`, data: { provided: { badge: "b-1", nick: "Ai", rank: 10 } }, calls: 2 },
];

const owned = (badge: string): string => `type Person @key(fields: "id") { id: ID! badge: String ${badge} name: String nick: String }`;

export const extensionSuites: readonly FederationSuite[] = [
  { name: "federation 1, extended by @extends", subgraphs: twoOwners(`type Person @extends @key(fields: "id") { id: ID! @external badge: String @external rank: Int }`, owned(""), { header: "" }), cases },
  { name: "federation 1, extended by extend", subgraphs: twoOwners(`extend type Person @key(fields: "id") { id: ID! @external badge: String @external rank: Int }`, owned(""), { header: "" }), cases },
  { name: "federation 2, extended by @extends", subgraphs: twoOwners(`type Person @extends @key(fields: "id") { id: ID! badge: String @external rank: Int }`, owned("@shareable"), { header: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@provides", "@shareable", "@extends"]) ` }), cases },
  { name: "federation 2, extended by extend", subgraphs: twoOwners(`extend type Person @key(fields: "id") { id: ID! badge: String @external rank: Int }`, owned("@shareable"), {}), cases },
  {
    name: "federation 1 with a second key that the extension only refers to",
    subgraphs: {
      stock: {
        header: "",
        sdl: `type Query { items: [Item] } type Item @extends @key(fields: "id") { id: ID! @external code: ID @external price: Int owner: String @requires(fields: "code") }`,
        resolvers: { Query: { items: () => [{ id: "1" }, { id: "2" }] }, Item: { ...asSent, price: ({ id }: { id: string }) => Number(id) * 100, owner: ({ code }: { code: string }) => `owner of ${code}` } },
      },
      names: {
        header: "",
        sdl: `type Item @key(fields: "id") @key(fields: "code") { id: ID! code: ID name: String }`,
        resolvers: { Item: { __resolveReference: ({ id, code }: { id?: string; code?: string }) => ({ id: id ?? code?.slice(1), code: code ?? `c${id}` }), name: ({ id }: { id: string }) => `item ${id}` } },
      },
    },
    cases: [{ name: "joins what both have", query: `{ items { id code price name owner } }`, data: { items: ["1", "2"].map((id) => ({ id, code: `c${id}`, price: Number(id) * 100, name: `item ${id}`, owner: `owner of c${id}` })) } }],
  },
  {
    name: "an external field that nothing uses",
    subgraphs: {
      a: { header: "", sdl: `type Query { goods: [Good] } extend type Good @key(fields: "id") { id: ID! @external price: Int note: String @external }`, resolvers: { Query: { goods: () => [{ id: "1" }] }, Good: { ...asSent, price: () => 7 } } },
      b: { header: "", sdl: `type Good @key(fields: "id") { id: ID! note: String name: String }`, resolvers: { Good: { ...asSent, note: () => "from b", name: ({ id }: { id: string }) => `good ${id}` } } },
    },
    cases: [
      { name: "does not disturb the owner's other fields", query: `{ goods { id price name } }`, data: { goods: [{ id: "1", price: 7, name: "good 1" }] } },
      { name: "is asked of its owner", query: `{ goods { note } }`, data: { goods: [{ note: "from b" }] }, calls: 2 },
    ],
  },
  {
    name: "@override from a subgraph that is not there",
    subgraphs: {
      a: { sdl: `type Query { fromA: [Post] } type Post @key(fields: "id") { id: ID! at: String @shareable }`, resolvers: { Query: { fromA: () => [{ id: "1", at: "a" }] }, Post: { ...asSent, at: () => "a" } } },
      b: { sdl: `type Query { fromB: [Post] } type Post @key(fields: "id") { id: ID! at: String @override(from: "nobody") @shareable }`, resolvers: { Query: { fromB: () => [{ id: "1", at: "b" }] }, Post: { ...asSent, at: () => "b" } } },
    },
    cases: [
      { name: "leaves both owners owners, from the one side", query: `{ fromA { id at } }`, data: { fromA: [{ id: "1", at: "a" }] }, calls: 1 },
      { name: "and from the other", query: `{ fromB { id at } }`, data: { fromB: [{ id: "1", at: "b" }] }, calls: 1 },
    ],
  },
  {
    name: "@override of fields of an interface's types",
    subgraphs: {
      a: {
        sdl: `type Query { feed: [Post] one: Image } interface Post { id: ID! at: String } type Image implements Post @key(fields: "id") { id: ID! at: String } type Text implements Post @key(fields: "id") { id: ID! at: String body: String }`,
        resolvers: { Query: { feed: () => [{ __typename: "Image", id: "i1" }, { __typename: "Text", id: "t1" }], one: () => ({ id: "i1" }) }, Image: { ...asSent, at: () => "never" }, Text: { ...asSent, at: ({ id }: { id: string }) => `a ${id}`, body: () => "body" } },
      },
      b: {
        sdl: `type Query { more: [More] } interface More { id: ID! } type Image implements More @key(fields: "id") { id: ID! at: String @override(from: "a") } type Note implements More @key(fields: "id") { id: ID! }`,
        resolvers: { Query: { more: () => [{ __typename: "Image", id: "i2" }, { __typename: "Note", id: "n1" }] }, Image: { ...asSent, at: ({ id }: { id: string }) => `b ${id}` } },
      },
    },
    cases: [
      { name: "is seen through the interface", query: `{ feed { id at } }`, data: { feed: [{ id: "i1", at: "b i1" }, { id: "t1", at: "a t1" }] } },
      { name: "is seen through a type condition", query: `{ feed { ... on Image { at } ... on Text { at body } } }`, data: { feed: [{ at: "b i1" }, { at: "a t1", body: "body" }] } },
      { name: "is seen on the type itself", query: `{ one { at } }`, data: { one: { at: "b i1" } }, calls: 2 },
      { name: "needs no other call where the new owner is asked", query: `{ more { id ... on Image { at } } }`, data: { more: [{ id: "i2", at: "b i2" }, { id: "n1" }] }, calls: 1 },
    ],
  },
  {
    name: "@override of fields that others require",
    subgraphs: {
      a: {
        sdl: `type Query { fromA: Person } type Person @key(fields: "id") { id: ID! name: String other: String }`,
        resolvers: { Query: { fromA: () => ({ id: "1" }) }, Person: { ...asSent, name: () => "never", other: () => "other" } },
      },
      b: { sdl: `type Query { fromB: Person } type Person @key(fields: "id") { id: ID! name: String @override(from: "a") }`, resolvers: { Query: { fromB: () => ({ id: "1" }) }, Person: { ...asSent, name: ({ id }: Person) => `b ${id}` } } },
      c: { sdl: `type Query { fromC: Person } type Person @key(fields: "id") { id: ID! name: String @external called: String @requires(fields: "name") }`, resolvers: { Query: { fromC: () => ({ id: "1" }) }, Person: { ...asSent, called: ({ name }: Person) => `called ${name}` } } },
    },
    cases: ["fromA", "fromB", "fromC"].map((root) => ({ name: `takes the new owner's value, from ${root}`, query: `{ ${root} { id name called other } }`, data: { [root]: { id: "1", name: "b 1", called: "called b 1", other: "other" } } })),
  },
];
