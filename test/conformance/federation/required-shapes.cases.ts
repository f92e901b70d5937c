import { asSent } from "./case.js";
import type { FederationSuite } from "./case.js";

interface Ref { id: string }
const given = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`${what} was not sent`);
  return value;
};

export const requiredShapeSuites: readonly FederationSuite[] = [
  {
    name: "@requires and @provides in a shop",
    subgraphs: {
      accounts: { sdl: `type Query { me: User } type User @key(fields: "id") { id: ID! name: String username: String @shareable }`, resolvers: { Query: { me: () => ({ id: "u1" }) }, User: { ...asSent, name: () => "Name", username: () => "never" } } },
      inventory: {
        sdl: `type Product @key(fields: "upc") { upc: String! weight: Int @external price: Int @external inStock: Boolean estimate: Int @requires(fields: "price weight") tag: String @requires(fields: "price weight") }`,
        resolvers: { Product: { ...asSent, inStock: ({ upc }: { upc: string }) => upc === "p1", estimate: ({ price, weight }: { price: number; weight: number }) => price * weight * 10, tag: ({ upc, price, weight }: { upc: string; price: number; weight: number }) => `#${upc}#${price * weight * 10}#` } },
      },
      products: { sdl: `type Query { products: [Product] } type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }`, resolvers: { Query: { products: () => [{ upc: "p1" }, { upc: "p2" }] }, Product: { ...asSent, name: ({ upc }: { upc: string }) => `name ${upc}`, price: ({ upc }: { upc: string }) => Number(upc[1]) * 11, weight: ({ upc }: { upc: string }) => Number(upc[1]) } } },
      reviews: {
        sdl: `type Review @key(fields: "id") { id: ID! author: User @provides(fields: "username") product: Product } type User @key(fields: "id") { id: ID! username: String @external reviews: [Review] } type Product @key(fields: "upc") { upc: String! reviews: [Review] }`,
        resolvers: { User: { ...asSent, reviews: () => ["1", "2"].map((n) => ({ id: `r${n}`, author: { id: "u1", username: "provided" }, product: { upc: `p${n}` } })) }, Product: { ...asSent, reviews: ({ upc }: { upc: string }) => [{ id: `r${upc[1]}`, author: { id: "u1", username: "provided" }, product: { upc } }] } },
      },
    },
    cases: [
      { name: "need one call for what the root has", query: `{ me { id } products { name price } }`, data: { me: { id: "u1" }, products: [{ name: "name p1", price: 11 }, { name: "name p2", price: 22 }] }, calls: 2 },
      { name: "compute from what is not asked for", query: `{ products { estimate } }`, data: { products: [{ estimate: 110 }, { estimate: 440 }] }, calls: 2 },
      { name: "compute from what is asked for too", query: `{ products { estimate weight price } }`, data: { products: [{ estimate: 110, weight: 1, price: 11 }, { estimate: 440, weight: 2, price: 22 }] }, calls: 2 },
      { name: "provide without asking the owner", query: `{ me { reviews { id author { id username } } } }`, data: { me: { reviews: ["r1", "r2"].map((id) => ({ id, author: { id: "u1", username: "provided" } })) } }, calls: 2 },
      { name: "compute two fields in one call, at the end of a chain", query: `{ me { reviews { product { estimate tag inStock } } } }`, data: { me: { reviews: [{ product: { estimate: 110, tag: "#p1#110#", inStock: true } }, { product: { estimate: 440, tag: "#p2#440#", inStock: false } }] } } },
      { name: "go round", query: `{ products { reviews { author { username } product { name estimate reviews { id } } } } }`, data: { products: ["1", "2"].map((n) => ({ reviews: [{ author: { username: "provided" }, product: { name: `name p${n}`, estimate: n === "1" ? 110 : 440, reviews: [{ id: `r${n}` }] } }] })) } },
    ],
  },
  {
    name: "@requires of an interface's fields",
    subgraphs: {
      a: {
        sdl: `type Query { users: [User] } type User @key(fields: "id") { id: ID! name: String address: Address @external city: String @requires(fields: "address { id }") country: String @requires(fields: "address { ... on Home { country } ... on Work { region } }") } interface Address { id: ID! } type Home implements Address @key(fields: "id") { id: ID! country: String @external } type Work implements Address @key(fields: "id") { id: ID! region: String @external }`,
        resolvers: { Query: { users: () => [{ id: "u1" }, { id: "u2" }] }, User: { ...asSent, name: ({ id }: Ref) => `name ${id}`, city: ({ address }: { address?: Ref }) => `city of ${given(address, "address").id}`, country: ({ address }: { address?: { country?: string; region?: string } }) => { const sent = given(address, "address"); return sent.country ?? sent.region; } } },
      },
      b: {
        sdl: `type User @key(fields: "id") { id: ID! address: Address } interface Address { id: ID! street: String } type Home implements Address @key(fields: "id") { id: ID! street: String country: String } type Work implements Address @key(fields: "id") { id: ID! street: String region: String }`,
        resolvers: { User: { ...asSent, address: ({ id }: Ref) => (id === "u1" ? { __typename: "Home", id: "h1", street: "Home street", country: "JP" } : { __typename: "Work", id: "w2", street: "Work street", region: "Kanto" }) } },
      },
    },
    cases: [
      { name: "sends the interface's own field", query: `{ users { city } }`, data: { users: [{ city: "city of h1" }, { city: "city of w2" }] } },
      { name: "sends each type's own field", query: `{ users { country } }`, data: { users: [{ country: "JP" }, { country: "Kanto" }] } },
      { name: "sends what is asked for too", query: `{ users { city address { id } } }`, data: { users: [{ city: "city of h1", address: { id: "h1" } }, { city: "city of w2", address: { id: "w2" } }] } },
      { name: "leaves the caller's conditions alone", query: `{ users { city address { __typename ... on Home { street } } } }`, data: { users: [{ city: "city of h1", address: { __typename: "Home", street: "Home street" } }, { city: "city of w2", address: { __typename: "Work" } }] } },
      { name: "keeps the caller's alias apart", query: `{ users { address: city place: address { id } country } }`, data: { users: [{ address: "city of h1", place: { id: "h1" }, country: "JP" }, { address: "city of w2", place: { id: "w2" }, country: "Kanto" }] } },
    ],
  },
  {
    name: "@requires with fragments of interfaces and types",
    subgraphs: {
      a: {
        sdl: `type Query { entity: Entity } type Entity @key(fields: "id") { id: ID! data: Foo } interface Foo { foo: String! } interface Bar implements Foo { foo: String! bar: String! } type Baz implements Foo & Bar @shareable { foo: String! bar: String! baz: String! } type Qux implements Foo & Bar @shareable { foo: String! bar: String! qux: String! }`,
        resolvers: { Query: { entity: () => ({ id: "e1" }) }, Entity: { ...asSent, data: () => ({ __typename: "Qux", foo: "foo", bar: "bar", qux: "qux" }) } },
      },
      b: {
        sdl: `type Query { second: Entity } type Entity @key(fields: "id") { id: ID! data: Foo @external requirer: String! @requires(fields: "data { foo ... on Bar { bar ... on Baz { baz } ... on Qux { qux } } }") plain: String! @requires(fields: "data { foo }") } interface Foo { foo: String! } interface Bar implements Foo { foo: String! bar: String! } type Baz implements Foo & Bar @shareable { foo: String! bar: String! baz: String! } type Qux implements Foo & Bar @shareable { foo: String! bar: String! qux: String! }`,
        resolvers: { Query: { second: () => ({ id: "e2" }) }, Entity: { ...asSent, requirer: ({ data }: { data?: Record<string, string> }) => ["foo", "bar", "qux"].map((name) => given(data, "data")[name]).join("_"), plain: ({ data }: { data?: { foo: string } }) => given(data, "data").foo } },
      },
    },
    cases: ["entity", "second"].flatMap((root) => [
      { name: `sends the nested conditions, from ${root}`, query: `{ ${root} { requirer } }`, data: { [root]: { requirer: "foo_bar_qux" } } },
      { name: `sends the plain part, from ${root}`, query: `{ ${root} { plain } }`, data: { [root]: { plain: "foo" } } },
      { name: `sends both beside the caller's own, from ${root}`, query: `{ ${root} { id requirer plain data { ... on Qux { q: qux } } } }`, data: { [root]: { id: root === "entity" ? "e1" : "e2", requirer: "foo_bar_qux", plain: "foo", data: { q: "qux" } } } },
    ]),
  },
  {
    name: "@requires of what requires",
    subgraphs: {
      a: { sdl: `type Query { product: Product } type Product @key(fields: "id") { id: ID! price: Float @shareable hasDiscount: Boolean! }`, resolvers: { Query: { product: () => ({ id: "1" }) }, Product: { ...asSent, price: () => 12, hasDiscount: () => true } } },
      b: { sdl: `type Product @key(fields: "id") { id: ID! hasDiscount: Boolean! @external isExpensive: Boolean! @requires(fields: "hasDiscount") }`, resolvers: { Product: { ...asSent, isExpensive: ({ hasDiscount }: { hasDiscount?: boolean }) => !given(hasDiscount, "hasDiscount") } } },
      c: { sdl: `type Product @key(fields: "id") { id: ID! isExpensive: Boolean! @external canAfford: Boolean! @requires(fields: "isExpensive") }`, resolvers: { Product: { ...asSent, canAfford: ({ isExpensive }: { isExpensive?: boolean }) => !given(isExpensive, "isExpensive") } } },
      d: { sdl: `type Product @key(fields: "id") { id: ID! canAfford: Boolean! @external canAffordToo: Boolean! @requires(fields: "canAfford") }`, resolvers: { Product: { ...asSent, canAffordToo: ({ canAfford }: { canAfford?: boolean }) => given(canAfford, "canAfford") } } },
    },
    cases: [
      { name: "goes through two", query: `{ product { canAfford } }`, data: { product: { canAfford: true } } },
      { name: "goes through three", query: `{ product { canAffordToo } }`, data: { product: { canAffordToo: true } } },
      { name: "answers the links in between too", query: `{ product { canAffordToo isExpensive hasDiscount canAfford price } }`, data: { product: { canAffordToo: true, isExpensive: false, hasDiscount: true, canAfford: true, price: 12 } } },
    ],
  },
  {
    name: "@requires in a circle of subgraphs",
    subgraphs: {
      a: { sdl: `type Query { feed: [Post] } type Post @key(fields: "id") { id: ID! byNovice: Boolean! @external byExpert: Boolean! @requires(fields: "byNovice") } type Author @key(fields: "id") { id: ID! years: Int! }`, resolvers: { Query: { feed: () => [{ id: "1" }, { id: "2" }] }, Post: { ...asSent, byExpert: ({ byNovice }: { byNovice?: boolean }) => !given(byNovice, "byNovice") }, Author: { ...asSent, years: ({ id }: Ref) => (id === "a1" ? 1 : 20) } } },
      b: { sdl: `type Post @key(fields: "id") { id: ID! author: Author! byNovice: Boolean! @requires(fields: "author { years }") } type Author @key(fields: "id") { id: ID! years: Int! @external }`, resolvers: { Post: { ...asSent, author: ({ id }: Ref) => ({ id: `a${id}` }), byNovice: ({ author }: { author?: { years?: number } }) => given(author?.years, "years") < 10 }, Author: asSent } },
    },
    cases: [
      { name: "comes to an end", query: `{ feed { byNovice } }`, data: { feed: [{ byNovice: true }, { byNovice: false }] } },
      { name: "comes to an end one link further", query: `{ feed { byExpert } }`, data: { feed: [{ byExpert: false }, { byExpert: true }] } },
    ],
  },
  {
    name: "@requires through an object that another subgraph completes",
    subgraphs: {
      a: { sdl: `type Query { feed: [Post] } type Post @key(fields: "id") { id: ID! authorId: ID @external author: Author @requires(fields: "authorId") } type Comment @key(fields: "id") { id: ID! authorId: ID } type Author { id: ID! }`, resolvers: { Query: { feed: () => [{ id: "1" }, { id: "2" }] }, Post: { ...asSent, author: ({ authorId }: { authorId?: string }) => ({ id: given(authorId, "authorId") }) }, Comment: { ...asSent, authorId: ({ id }: Ref) => `author-${id}` } } },
      b: { sdl: `type Post @key(fields: "id") { id: ID! authorId: ID @requires(fields: "comment { authorId }") comment: Comment comments(limit: Int!): [Comment] last: String @requires(fields: "comments(limit: 3) { authorId }") } type Comment @key(fields: "id") { id: ID! authorId: ID @external }`, resolvers: { Post: { ...asSent, comment: ({ id }: Ref) => ({ id: `c${id}` }), authorId: ({ comment }: { comment?: { authorId?: string } }) => given(comment?.authorId, "comment"), comments: (_: unknown, { limit }: { limit: number }) => Array.from({ length: limit }, (_item, index) => ({ id: `c${index}` })), last: ({ comments }: { comments?: { authorId: string }[] }) => `${given(comments, "comments").length} ${comments?.at(-1)?.authorId}` }, Comment: asSent } },
    },
    cases: [
      { name: "brings it there and back", query: `{ feed { author { id } } }`, data: { feed: [{ author: { id: "author-c1" } }, { author: { id: "author-c2" } }] } },
      { name: "reads a list with its argument, beside the caller's", query: `query ($n: Int = 1) { feed { last comments(limit: $n) { id } ...F } } fragment F on Post { comments(limit: $n) { id } }`, data: { feed: [1, 2].map(() => ({ last: "3 author-c2", comments: [{ id: "c0" }] })) } },
    ],
  },
];
