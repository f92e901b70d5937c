import { asSent } from "./case.js";
import type { FederationSuite } from "./case.js";

interface Ref { id: string }
const chats = [{ id: "c1", text: "hello", account: "a1" }, { id: "c2", text: "bye", account: "a2" }];
const node = (id: string) => (id.startsWith("a") ? { __typename: "Account", id } : { __typename: "Chat", id });
const appliances = [{ __typename: "Oven", id: "1" }, { __typename: "Toaster", id: "2" }];

export const interfaceSuites: readonly FederationSuite[] = [
  {
    name: "a node interface in several subgraphs",
    subgraphs: {
      accounts: {
        sdl: `interface Node { id: ID! } type Query { node(id: ID!): Node account(id: ID!): Account } type Account implements Node @key(fields: "id") { id: ID! username: String! chats: [Chat!]! } type Chat @key(fields: "id") { id: ID! }`,
        resolvers: { Query: { node: (_: unknown, { id }: Ref) => node(id), account: (_: unknown, ref: Ref) => ref }, Account: { ...asSent, username: ({ id }: Ref) => `user ${id}`, chats: ({ id }: Ref) => chats.filter((item) => item.account === id) }, Node: { __resolveType: ({ __typename }: { __typename: string }) => __typename } },
      },
      chats: {
        sdl: `interface Node { id: ID! } type Query { chat(id: ID!): Chat } type Chat implements Node @key(fields: "id") { id: ID! text: String! account: Account! } type Account @key(fields: "id") { id: ID! }`,
        resolvers: { Query: { chat: (_: unknown, { id }: Ref) => chats.find((item) => item.id === id) }, Chat: { __resolveReference: ({ id }: Ref) => chats.find((item) => item.id === id), account: (item: { account: string }) => ({ id: item.account }) } },
      },
    },
    cases: [
      { name: "answers its own field", query: `{ node(id: "a1") { id } }`, data: { node: { id: "a1" } } },
      { name: "answers under a condition on the type that the subgraph knows", query: `{ node(id: "a1") { ... on Account { id username chats { id text } } } }`, data: { node: { id: "a1", username: "user a1", chats: [{ id: "c1", text: "hello" }] } } },
      { name: "is not disturbed by a type that cannot come from there", query: `{ node(id: "a1") { __typename ... on Chat { text } } }`, data: { node: { __typename: "Account" } } },
      { name: "goes round through both", query: `{ chat(id: "c2") { id account { id username chats { id account { username } } } } }`, data: { chat: { id: "c2", account: { id: "a2", username: "user a2", chats: [{ id: "c2", account: { username: "user a2" } }] } } } },
      { name: "keeps two of them apart", query: `{ a: node(id: "a1") { id ...A } b: account(id: "a2") { ...A } } fragment A on Account { username }`, data: { a: { id: "a1", username: "user a1" }, b: { username: "user a2" } } },
    ],
  },
  {
    name: "a node whose type's fields lie elsewhere",
    subgraphs: {
      node: { sdl: `type Query { productNode: Node categoryNode: Node } interface Node { id: ID! } type Product implements Node @key(fields: "id") { id: ID! } type Category implements Node @key(fields: "id") { id: ID! }`, resolvers: { Query: { productNode: () => ({ __typename: "Product", id: "p1" }), categoryNode: () => ({ __typename: "Category", id: "c1" }) }, Product: asSent, Category: asSent } },
      types: { sdl: `interface Node { id: ID! } type Product implements Node @key(fields: "id") { id: ID! name: String price: Float } type Category implements Node @key(fields: "id") { id: ID! name: String }`, resolvers: { Product: { ...asSent, name: ({ id }: Ref) => `product ${id}`, price: () => 1.5 }, Category: { ...asSent, name: ({ id }: Ref) => `category ${id}` } } },
    },
    cases: [{ name: "goes on to them by its type", query: `{ productNode { ... on Product { id name __typename price } } categoryNode { ... on Category { id name } ... on Product { price } } }`, data: { productNode: { id: "p1", name: "product p1", __typename: "Product", price: 1.5 }, categoryNode: { id: "c1", name: "category c1" } } }],
  },
  {
    name: "the type's name",
    subgraphs: {
      a: {
        sdl: `type Query { union: Appliance interface: Node users: [User] } union Appliance = Oven | Toaster interface Node { id: ID! } type Oven implements Node { id: ID! } type Toaster implements Node { id: ID! } interface User @key(fields: "id") { id: ID! } type Admin implements User @key(fields: "id") { id: ID! secret: String }`,
        resolvers: { Query: { union: () => appliances[0], interface: () => appliances[1], users: () => ["u1", "u2"].map((id) => ({ __typename: "Admin", id })) }, User: { __resolveReference: ({ id }: Ref) => ({ __typename: "Admin", id }) }, Admin: asSent },
      },
      b: { sdl: `type Query { guests: [User] } type User @key(fields: "id") @interfaceObject { id: ID! mail: String }`, resolvers: { Query: { guests: () => [{ id: "u1" }] }, User: { ...asSent, mail: ({ id }: Ref) => `${id}@example.jp` } } },
    },
    cases: [
      { name: "of a member of a union, twice", query: `{ union { __typename name: __typename } }`, data: { union: { __typename: "Oven", name: "Oven" } } },
      { name: "of an implementation, three times", query: `{ interface { id __typename name: __typename n: __typename } }`, data: { interface: { id: "2", __typename: "Toaster", name: "Toaster", n: "Toaster" } } },
      { name: "inside conditions on a union", query: `{ union { __typename ... on Oven { name: __typename } ... on Toaster { name: __typename } } }`, data: { union: { __typename: "Oven", name: "Oven" } } },
      { name: "inside conditions on an interface", query: `{ interface { ... on Oven { name: __typename } ... on Toaster { name: __typename } } }`, data: { interface: { name: "Toaster" } } },
      { name: "of entities behind an interface", query: `{ users { __typename } }`, data: { users: [{ __typename: "Admin" }, { __typename: "Admin" }] }, calls: 1 },
      { name: "of interface objects, which only the owner knows", query: `{ guests { __typename mail } }`, data: { guests: [{ __typename: "Admin", mail: "u1@example.jp" }] } },
    ],
  },
  {
    name: "an abstract type of which one subgraph knows more",
    subgraphs: {
      products: {
        sdl: `type Query { products: [Product] similar(id: ID!): [Product] } interface Product { id: ID! sku: String delivery(zip: String): Delivery createdBy: Maker } interface Similar { similar: [Product] }
          type Book implements Product & Similar @key(fields: "id") { id: ID! sku: String delivery(zip: String): Delivery createdBy: Maker similar: [Book] publisher: Publisher } type Magazine implements Product & Similar @key(fields: "id") { id: ID! sku: String delivery(zip: String): Delivery createdBy: Maker similar: [Magazine] publisher: Publisher }
          type Delivery { fastest: String } type Maker @key(fields: "email") { email: ID! total: Int } union Publisher = Agency | Self type Agency @key(fields: "id") { id: ID! } type Self { email: String }`,
        resolvers: {
          Query: { products: () => [{ __typename: "Book", id: "b1" }, { __typename: "Magazine", id: "m1" }], similar: (_: unknown, { id }: Ref) => [{ __typename: id.startsWith("b") ? "Book" : "Magazine", id: `${id}x` }] },
          ...Object.fromEntries(["Book", "Magazine"].map((type) => [type, { ...asSent, sku: ({ id }: Ref) => `sku ${id}`, delivery: (_: unknown, { zip }: { zip?: string }) => ({ fastest: zip ? `today to ${zip}` : "today" }), createdBy: ({ id }: Ref) => ({ email: `${id}@example.jp`, total: 2 }), publisher: ({ id }: Ref) => (id.startsWith("b") ? { __typename: "Agency", id: "g1" } : { __typename: "Self", email: "self@example.jp" }) }])),
        },
      },
      reviews: {
        sdl: `interface Product { id: ID! reviews: [Review!]! count: Int! } type Book implements Product @key(fields: "id") { id: ID! reviews: [Review!]! count: Int! } type Magazine implements Product @key(fields: "id") { id: ID! reviews: [Review!]! count: Int! } type Review { id: Int! product: Product }`,
        resolvers: Object.fromEntries(["Book", "Magazine"].map((type) => [type, { ...asSent, reviews: ({ id }: Ref) => [{ id: 1, product: { __typename: type, id } }], count: ({ id }: Ref) => id.length }])),
      },
      titles: { sdl: `type Book @key(fields: "id") { id: ID! title: String } type Magazine @key(fields: "id") { id: ID! title: String }`, resolvers: { Book: { ...asSent, title: ({ id }: Ref) => `Book ${id}` }, Magazine: { ...asSent, title: ({ id }: Ref) => `Magazine ${id}` } } },
      agency: { sdl: `type Agency @key(fields: "id") { id: ID! company: String mail: Mail } type Mail { address: String } type Group @key(fields: "id") { id: ID! name: String } union Publisher = Agency | Group`, resolvers: { Agency: { ...asSent, company: () => "Agency Ltd", mail: () => ({ address: "agency@example.jp" }) } } },
    },
    cases: [
      { name: "answers the interface's fields of several subgraphs", query: `{ products { id sku count reviews { id } } }`, data: { products: [{ id: "b1", sku: "sku b1", count: 2, reviews: [{ id: 1 }] }, { id: "m1", sku: "sku m1", count: 2, reviews: [{ id: 1 }] }] } },
      { name: "passes arguments on under two names", query: `{ books: similar(id: "b1") { id delivery(zip: "1234") { fastest } } magazines: similar(id: "m1") { sku delivery { fastest } } }`, data: { books: [{ id: "b1x", delivery: { fastest: "today to 1234" } }], magazines: [{ sku: "sku m1x", delivery: { fastest: "today" } }] } },
      { name: "merges one field asked for in every way", query: `{ products { sku ... on Product { sku } ... on Book { sku } ... on Similar { __typename kind: __typename } } }`, data: { products: [{ sku: "sku b1", __typename: "Book", kind: "Book" }, { sku: "sku m1", __typename: "Magazine", kind: "Magazine" }] } },
      { name: "has an alias for the interface and a field of one type", query: `{ products { by: createdBy { email total } ... on Magazine { title } } }`, data: { products: [{ by: { email: "b1@example.jp", total: 2 } }, { by: { email: "m1@example.jp", total: 2 }, title: "Magazine m1" }] } },
      { name: "goes back to where it came from", query: `{ products { reviews { product { sku ... on Magazine { title } ... on Book { count } } } } }`, data: { products: [{ reviews: [{ product: { sku: "sku b1", count: 2 } }] }, { reviews: [{ product: { sku: "sku m1", title: "Magazine m1" } }] }] } },
      ...[
        [`@include(if: $t)`, true, true], [`@include(if: $t)`, false, false], [`@skip(if: $t)`, false, true], [`@skip(if: $t)`, true, false],
      ].map(([condition, value, shown]) => ({
        name: `takes ${String(condition)} on one type's fields, ${String(value)}`,
        query: `query ($t: Boolean = ${String(value)}) { products { reviews { product { id ... on Book ${String(condition)} { title } ... on Book { sku } ... on Magazine { sku } } } } }`,
        data: { products: [{ reviews: [{ product: { id: "b1", ...(shown && { title: "Book b1" }), sku: "sku b1" } }] }, { reviews: [{ product: { id: "m1", sku: "sku m1" } }] }] },
      })),
      { name: "takes conditions inside conditions", query: `query ($t: Boolean = true) { products { ... on Book @include(if: $t) { title ... on Book @skip(if: $t) { sku } } } }`, data: { products: [{ title: "Book b1" }, {}] } },
      { name: "goes on from a union inside, whose members other subgraphs add to", query: `{ products { ... on Book { publisher { ...P } } ... on Magazine { publisher { ...P } } } } fragment P on Publisher { ... on Agency { id company mail { address } } ... on Self { email } ... on Group { name } }`, data: { products: [{ publisher: { id: "g1", company: "Agency Ltd", mail: { address: "agency@example.jp" } } }, { publisher: { email: "self@example.jp" } }] } },
    ],
  },
];
