/** The four subgraphs of the public federation benchmark's shape, as types and as data that follows from the ids. */
const header = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires"])\n`;

export const shopSdl: Readonly<Record<string, string>> = {
  users: `${header} type Query { users(window: Int!): [User!]! } type User @key(fields: "id") { id: ID! name: String username: String }`,
  products: `${header} type Query { topProducts(window: Int!, first: Int = 5): [Product!]! } type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }`,
  inventory: `${header} type Product @key(fields: "upc") { upc: String! weight: Int @external price: Int @external inStock: Boolean shippingEstimate: Int @requires(fields: "price weight") }`,
  reviews: `${header} type Review @key(fields: "id") { id: ID! body: String author: User product: Product }
    type User @key(fields: "id") { id: ID! reviews: [Review!] } type Product @key(fields: "upc") { upc: String! reviews: [Review!] }`,
};

/** One deep query; `window` chooses which users and products, so that no two requests ask for the same. */
export const deepQuery = `query Deep($window: Int!) {
  users(window: $window) { ...User reviews { ...Review product { ...Product reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } } } } }
  topProducts(window: $window) { ...Product reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } } }
}
fragment User on User { id username name }
fragment Review on Review { id body }
fragment Product on Product { inStock name price shippingEstimate upc weight }`;

export interface Thing { readonly id?: string; readonly upc?: string; readonly price?: number; readonly weight?: number }
export type Field = (thing: Thing, args: Readonly<Record<string, number>>) => unknown;

const USERS = 6;
const PRODUCTS = 9;
const REVIEWS = 24;
const numberOf = (id: string): number => Number(id.slice(id.indexOf("-") + 1));
const windowOf = (id: string): string => id.slice(1, id.indexOf("-"));
const list = <T>(length: number, make: (index: number) => T): T[] => Array.from({ length }, (_, index) => make(index));
const body = "A sentence long enough to look like a review that somebody took a minute to write about it. ";

/** Every field that is not a plain key. */
export const shopFields: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  Query: {
    users: (_, { window }) => list(USERS, (index) => ({ id: `u${window}-${index}` })),
    topProducts: (_, { window, first = 5 }) => list(first, (index) => ({ upc: `p${window}-${index}` })),
  },
  User: {
    name: ({ id = "" }) => `Name of ${id}`,
    username: ({ id = "" }) => `@${id}`,
    reviews: ({ id = "" }) => list(REVIEWS / USERS, (index) => ({ id: `r${windowOf(id)}-${numberOf(id) + index * USERS}` })),
  },
  Product: {
    name: ({ upc = "" }) => `Product ${upc}`,
    price: ({ upc = "" }) => 100 + numberOf(upc),
    weight: ({ upc = "" }) => 10 * numberOf(upc),
    inStock: ({ upc = "" }) => numberOf(upc) % 2 === 0,
    shippingEstimate: ({ price = 0, weight = 0 }) => (price > 1000 ? 0 : weight * 2),
    reviews: ({ upc = "" }) => list(REVIEWS, (index) => index).filter((index) => index % PRODUCTS === numberOf(upc)).map((index) => ({ id: `r${windowOf(upc)}-${index}` })),
  },
  Review: {
    body: ({ id = "" }) => body + id,
    author: ({ id = "" }) => ({ id: `u${windowOf(id)}-${numberOf(id) % USERS}` }),
    product: ({ id = "" }) => ({ upc: `p${windowOf(id)}-${numberOf(id) % PRODUCTS}` }),
  },
};
