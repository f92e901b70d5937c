import { asSent } from "./case.js";
import type { FederationSuite } from "./case.js";

interface Ref { id: string; name?: string }
const users = ["u1", "u2"].map((id, index) => ({ __typename: "User", id, name: `${id}-name`, age: (index + 1) * 11 }));
const user = ({ id }: Ref) => users.find((item) => item.id === id);
const accounts = [
  { __typename: "Admin", id: "a1", name: "Alice", main: true, email: "alice@example.jp" },
  { __typename: "Regular", id: "r1", name: "Bob", main: false, email: "bob@example.jp" },
];
const account = ({ id }: Ref) => accounts.find((item) => item.id === id);

export const interfaceObjectSuites: readonly FederationSuite[] = [
  {
    name: "an interface object that requires a field of the interface",
    subgraphs: {
      a: {
        sdl: `type Query { users: [Named!]! } interface Named @key(fields: "id") { id: ID! name: String! } type User implements Named @key(fields: "id") { id: ID! name: String! age: Int! }`,
        resolvers: { Query: { users: () => users }, Named: { __resolveReference: user }, User: { __resolveReference: user } },
      },
      b: {
        sdl: `type Query { others: [Named!]! } type Named @key(fields: "id") @interfaceObject { id: ID! name: String! @external username: String! @requires(fields: "name") }`,
        resolvers: { Query: { others: () => users.map(({ id }) => ({ id })) }, Named: { ...asSent, username: ({ name }: Ref) => name?.replace("name", "username") } },
      },
    },
    cases: ["others", "users"].flatMap((root) => [
      { name: `is given it, from ${root}`, query: `{ ${root} { id name username } }`, data: { [root]: users.map(({ id, name }) => ({ id, name, username: `${id}-username` })) } },
      { name: `has the fields of the type behind it, from ${root}`, query: `{ ${root} { ... on User { age } } }`, data: { [root]: users.map(({ age }) => ({ age })) } },
      { name: `mixes both, from ${root}`, query: `{ ${root} { ... on User { age id name username } id name } }`, data: { [root]: users.map(({ id, name, age }) => ({ age, id, name, username: `${id}-username` })) } },
    ]),
  },
  {
    name: "an interface object beside its types, in three subgraphs",
    subgraphs: {
      a: {
        sdl: `type Query { accounts: [Account] } interface Account @key(fields: "id") { id: ID! } type Admin implements Account @key(fields: "id") { id: ID! main: Boolean } type Regular implements Account @key(fields: "id") { id: ID! main: Boolean }`,
        resolvers: { Query: { accounts: () => accounts }, Account: { __resolveReference: account }, Admin: { __resolveReference: account }, Regular: { __resolveReference: account } },
      },
      b: { sdl: `type Query { named: [Account] } type Account @key(fields: "id") @interfaceObject { id: ID! name: String }`, resolvers: { Query: { named: () => accounts.map(({ id, name }) => ({ id, name })) }, Account: { __resolveReference: account } } },
      c: { sdl: `type Account @key(fields: "id") @interfaceObject { id: ID! email: String active: Boolean! }`, resolvers: { Account: { __resolveReference: account, active: () => true } } },
    },
    cases: [
      { name: "adds its fields to all", query: `{ accounts { name email active } }`, data: { accounts: accounts.map(({ name, email }) => ({ name, email, active: true })) } },
      { name: "adds them under a condition on one", query: `{ accounts { id ... on Admin { main name } } }`, data: { accounts: [{ id: "a1", main: true, name: "Alice" }, { id: "r1" }] } },
      { name: "joins two interface objects without a type", query: `{ named { id name email active } }`, data: { named: accounts.map(({ id, name, email }) => ({ id, name, email, active: true })) }, calls: 2 },
      { name: "tells the type that only the owner knows", query: `{ named { __typename kind: __typename name } }`, data: { named: accounts.map(({ __typename, name }) => ({ __typename, kind: __typename, name })) } },
      { name: "decides conditions by it, fields of the objects inside", query: `{ named { ... on Admin { name main email } ... on Regular { id } } }`, data: { named: [{ name: "Alice", main: true, email: "alice@example.jp" }, { id: "r1" }] } },
      { name: "decides a condition on the interface itself without it", query: `{ named { ... on Account { name ... on Account { email } } } }`, data: { named: accounts.map(({ name, email }) => ({ name, email })) } },
      { name: "leaves out everything of another type", query: `{ named { ... on Regular { __typename email } } }`, data: { named: [{}, { __typename: "Regular", email: "bob@example.jp" }] } },
    ],
  },
  {
    name: "an interface object that stands only between two types",
    subgraphs: {
      media: {
        sdl: `type Query { media: Media } interface Media @key(fields: "id") { id: ID! title: String } type Video implements Media @key(fields: "id") { id: ID! title: String duration: Int } type Article implements Media @key(fields: "id") { id: ID! title: String words: Int }`,
        resolvers: {
          Query: { media: () => ({ __typename: "Video", id: "1", title: "title 1", duration: 100 }) },
          Media: { __resolveReference: ({ id }: Ref) => ({ __typename: "Video", id, title: `title ${id}`, duration: Number(id) * 100 }) },
          Video: { __resolveReference: ({ id }: Ref) => ({ id, title: `title ${id}`, duration: Number(id) * 100 }) },
        },
      },
      author: { sdl: `type Query { author: Author } type Author { id: ID! name: String } type Media @key(fields: "id") @interfaceObject { id: ID! authorName: String }`, resolvers: { Query: { author: () => ({ id: "1", name: "author 1" }) }, Media: { ...asSent, authorName: ({ id }: Ref) => `author of ${id}` } } },
      playlist: { sdl: `type Query { playlist: Playlist } type Playlist @key(fields: "id") { id: ID! media: Media } type Media @key(fields: "id") @interfaceObject { id: ID! }`, resolvers: { Query: { playlist: () => ({ id: "1", media: { id: "1" } }) }, Playlist: asSent, Media: asSent } },
    },
    cases: [
      { name: "lets a type of the interface have the fields of another interface object", query: `{ media { id title ... on Video { duration authorName } ... on Article { words } } author { name } }`, data: { media: { id: "1", title: "title 1", duration: 100, authorName: "author of 1" }, author: { name: "author 1" } } },
      { name: "leads through one to the types", query: `{ playlist { media { id ... on Video { duration authorName } } } }`, data: { playlist: { media: { id: "1", duration: 100, authorName: "author of 1" } } } },
    ],
  },
];
