import type { IResolvers } from "../../support/one-schema.js";
import type { TestSubgraph } from "../../support/federation.js";

/** A deterministic world: everything follows from the id; some things are null and some fail. */
const number = (id: string): number => [...id].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 97, 7);
const pick = <T>(list: readonly T[], id: string): T => list[number(id) % list.length] as T;
const users = ["u1", "u2", "u3", "u4"];
const goods = ["b1", "f1", "b2", "f2"];
const reviews = ["r1", "r2", "r3", "r4", "r5"];
const typeOf = (id: string): string => (id.startsWith("b") ? "Book" : "Film");
const good = (id: string) => ({ __typename: typeOf(id), id, code: `c-${id}` });
const byCode = (reference: { id?: string; code?: string }): string => reference.id ?? (reference.code as string).slice(2);

interface Ref { id: string }
const reference = { __resolveReference: (ref: Ref) => ref };

const ofGood = {
  __resolveReference: (ref: { id?: string; code?: string }) => good(byCode(ref)),
  title: ({ id }: Ref) => (id === "b2" ? null : `title ${id}`),
  related: ({ id }: Ref) => [good(pick(goods, `${id}r`)), null],
};

/** Users, goods behind an interface, reviews of a union, stock that requires, prices with another key. */
export const market: Record<string, TestSubgraph> = {
  users: {
    sdl: `type Mutation { rename(id: ID!, name: String! = "new"): User touch(count: Int): Int! }
      type Query { me: User users(first: Int = 3): [User!]! userOrNull(id: ID!): User }
      type User @key(fields: "id") { id: ID! name: String nick(size: Int = 2): String friends: [User] level: Level address: Address }
      enum Level { LOW HIGH } type Address @shareable { street: String city: City } type City @shareable { name: String zone: Int! }`,
    resolvers: {
      Mutation: { rename: (_: unknown, { id, name }: { id: string; name: string }) => (name === "4" ? null : { id: pick(users, id) }), touch: (_: unknown, { count }: { count?: number | null }) => { if (count === 3) throw new Error("no"); return (count ?? 7) * 2; } },
      Query: { me: () => ({ id: "u1" }), users: (_: unknown, { first }: { first: number }) => users.slice(0, first).map((id) => ({ id })), userOrNull: (_: unknown, { id }: Ref) => (users.includes(`u${id}`) ? { id: `u${id}` } : null) },
      User: {
        ...reference,
        name: ({ id }: Ref) => (id === "u3" ? null : `name ${id}`),
        nick: ({ id }: Ref, { size }: { size: number }) => id.repeat(size),
        friends: ({ id }: Ref) => [pick(users, id), null, pick(users, `${id}x`)].map((friend) => friend && { id: friend }),
        level: ({ id }: Ref) => pick(["LOW", "HIGH"], id),
        address: ({ id }: Ref) => (id === "u2" ? null : { street: `street ${id}`, city: { name: "city", zone: id === "u4" ? null : number(id) } }),
      },
    },
  },
  goods: {
    sdl: `type Query { goods: [Good!]! good(id: ID!): Good search: [Found] }
      interface Good @key(fields: "id") { id: ID! code: String! title: String related: [Good] }
      type Book implements Good @key(fields: "id") @key(fields: "code") { id: ID! code: String! title: String related: [Good] pages: Int }
      type Film implements Good @key(fields: "id") @key(fields: "code") { id: ID! code: String! title: String related: [Good] minutes: Int size: Size }
      type Size { width: Int height: Int } union Found = Book | Film | User type User @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: { goods: () => goods.map(good), good: (_: unknown, { id }: Ref) => good(pick(goods, id)), search: () => [good("b1"), { __typename: "User", id: "u2" }, null, good("f1")] },
      Good: { __resolveReference: (ref: Ref) => good(ref.id) },
      Book: { ...ofGood, pages: ({ id }: Ref) => number(id) },
      Film: { ...ofGood, minutes: ({ id }: Ref) => number(id) * 2, size: ({ id }: Ref) => ({ width: number(id), height: id === "f2" ? null : 3 }) },
    },
  },
  reviews: {
    sdl: `type Mutation { review(stars: Int!, about: ID): Review reviewAll(ids: [ID!] = ["1"]): [Review!] }
      type Query { latest(first: Int! = 2): [Review!]! }
      type Review @key(fields: "id") { id: ID! text: String author: User! about: Subject stars: Int! }
      union Subject = Book | Film | User
      type User @key(fields: "id") { id: ID! reviews(first: Int): [Review!]! }
      type Book @key(fields: "id") { id: ID! reviews: [Review] best: Review } type Film @key(fields: "id") { id: ID! reviews: [Review] }`,
    resolvers: {
      Mutation: { review: (_: unknown, { stars, about }: { stars: number; about?: string | null }) => ({ id: pick(reviews, `${stars}${about ?? ""}`) }), reviewAll: (_: unknown, { ids }: { ids?: string[] | null }) => ids && ids.map((id) => ({ id: pick(reviews, id) })) },
      Query: { latest: (_: unknown, { first }: { first: number }) => reviews.slice(0, first).map((id) => ({ id })) },
      Review: {
        ...reference,
        text: ({ id }: Ref) => { if (id === "r3") throw new Error("no text"); return `text ${id}`; },
        author: ({ id }: Ref) => ({ id: pick(users, id) }),
        about: ({ id }: Ref) => (id === "r2" ? { __typename: "User", id: "u3" } : id === "r4" ? null : good(pick(goods, id))),
        stars: ({ id }: Ref) => (id === "r5" ? null : number(id) % 5),
      },
      User: { ...reference, reviews: ({ id }: Ref, { first }: { first?: number | null }) => [pick(reviews, id), pick(reviews, `${id}y`)].slice(0, first ?? 2).map((review) => ({ id: review })) },
      Book: { ...reference, reviews: ({ id }: Ref) => [{ id: pick(reviews, id) }, null], best: ({ id }: Ref) => (id === "b1" ? { id: "r1" } : null) },
      Film: { ...reference, reviews: ({ id }: Ref) => (id === "f2" ? null : [{ id: pick(reviews, id) }]) },
    },
  },
  stock: {
    sdl: `type Book @key(fields: "code") { code: String! pages: Int @external count: Int weight: Float @requires(fields: "pages") }
      type Film @key(fields: "code") { code: String! size: Size @external count: Int boxed: String @requires(fields: "size { width }") } type Size @external { width: Int }`,
    resolvers: {
      Book: { __resolveReference: (ref: object) => ref, count: ({ code }: { code: string }) => number(code), weight: ({ pages }: { pages: number | null }) => (pages === null ? null : pages / 4) },
      Film: { __resolveReference: (ref: { code: string }) => (ref.code === "c-f9" ? null : ref), count: () => 1, boxed: ({ size }: { size: { width: number } | null }) => (size ? `${size.width} wide` : null) },
    },
  },
  rights: {
    sdl: `type Good @key(fields: "id") @interfaceObject { id: ID! owner: User price(currency: String = "JPY"): Int } type User @key(fields: "id") { id: ID! owns: [Good] }`,
    resolvers: {
      Good: { ...reference, owner: ({ id }: Ref) => ({ id: pick(users, id) }), price: ({ id }: Ref, { currency }: { currency: string }) => number(id) * currency.length },
      User: { ...reference, owns: ({ id }: Ref) => [{ id: pick(goods, id) }] },
    },
  },
};

const merged = (type: string): Record<string, unknown> => Object.assign({}, ...Object.values(market).map(({ resolvers }) => (resolvers as Record<string, object> | undefined)?.[type] ?? {})) as Record<string, unknown>;
const ofAnyGood = { ...merged("Good"), code: ({ id }: Ref) => `c-${id}` };
const pages = (id: string): number => number(id);

/** The same world as one schema without federation: what the specification makes of it. */
export const marketTruth: IResolvers = {
  Query: merged("Query"),
  Mutation: merged("Mutation"),
  User: merged("User"),
  Review: merged("Review"),
  Book: { ...merged("Book"), ...ofAnyGood, count: ({ id }: Ref) => number(`c-${id}`), weight: ({ id }: Ref) => pages(id) / 4 },
  Film: { ...merged("Film"), ...ofAnyGood, boxed: ({ id }: Ref) => `${number(id)} wide` },
};

/** The concrete type of anything in this world. */
export const marketType = ({ id }: Ref): string => (id.startsWith("u") ? "User" : typeOf(id));
