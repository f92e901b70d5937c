import { asSent } from "./case.js";
import type { FederationSuite } from "./case.js";

interface Category { id: string; tag?: string; name?: string }
interface Product { id: string; pid?: string; category?: Category; price?: number }
interface List { products?: Product[]; selected?: Product | null; first?: Product | null }

const full: Product[] = [
  { id: "1", pid: "p1", category: { id: "c1", tag: "t1", name: "Category 1" }, price: 100 },
  { id: "2", pid: "p2", category: { id: "c2", tag: "t2", name: "Category 2" }, price: 200 },
];
const product = ({ id }: Product): Product | undefined => full.find((item) => item.id === id);
const asOwned = { __resolveReference: product };

export const complexKeySuites: readonly FederationSuite[] = [
  {
    name: "keys made of lists and of nested objects",
    subgraphs: {
      link: { sdl: `type Product @key(fields: "id") @key(fields: "id pid") { id: String! pid: String! }`, resolvers: { Product: asOwned } },
      list: {
        sdl: `type ProductList @key(fields: "products { id pid }") { products: [Product!]! first: Product @shareable selected: Product @shareable } type Product @key(fields: "id pid") { id: String! pid: String }`,
        resolvers: { ProductList: { ...asSent, first: ({ products = [] }: List) => products[0] ?? null, selected: ({ products = [] }: List) => products[1] ?? null } },
      },
      price: {
        sdl: `type ProductList @key(fields: "products { id pid category { id tag } } selected { id }") { products: [Product!]! first: Product @shareable selected: Product @shareable total: Int } type Product @key(fields: "id pid category { id tag }") { id: String! pid: String category: Category price: Int } type Category @key(fields: "id tag") { id: String! tag: String }`,
        resolvers: { ProductList: { ...asSent, total: ({ products = [] }: List) => products.reduce((sum, item) => sum + (product(item)?.price ?? 0), 0), first: ({ products = [] }: List) => products[0] ?? null }, Product: { ...asSent, price: (item: Product) => product(item)?.price } },
      },
      products: {
        sdl: `type Query { top: ProductList! } type ProductList @key(fields: "products { id }") { products: [Product!]! } type Product @key(fields: "id") { id: String! category: Category @shareable } type Category @key(fields: "id") { id: String! main: Product! @shareable tag: String @shareable name: String }`,
        resolvers: {
          Query: { top: () => ({ products: full.map(({ id, category }) => ({ id, category })) }) },
          ProductList: asSent,
          Product: { __resolveReference: product },
          Category: { __resolveReference: ({ id }: Category) => full.find(({ category }) => category?.id === id)?.category, main: ({ id }: Category) => full.find(({ category }) => category?.id === id) },
        },
      },
    },
    cases: [
      {
        name: "are put together from what each subgraph brings",
        query: `{ top { products { id pid price category { id name main { id } } } selected { id } first { id } total } }`,
        data: {
          top: {
            products: full.map(({ id, pid, price, category }) => ({ id, pid, price, category: { id: category?.id, name: category?.name, main: { id } } })),
            selected: { id: "2" },
            first: { id: "1" },
            total: 300,
          },
        },
      },
    ],
  },
  {
    name: "keys of different fields for one type in many subgraphs",
    subgraphs: {
      a: {
        sdl: `type A @key(fields: "id") @key(fields: "pId") @key(fields: "compositeId { one two }") @key(fields: "id compositeId { two three }") { id: ID! pId: ID! compositeId: Composite! name: String! } type Composite { one: ID! two: ID! three: ID! }`,
        resolvers: { A: { __resolveReference: ({ id, pId, compositeId }: { id?: string; pId?: string; compositeId?: { one: string } }) => { const found = id ?? pId?.slice(1) ?? compositeId?.one.slice(4); return { id: found, pId: `p${found}`, compositeId: { one: `one-${found}`, two: `two-${found}`, three: `three-${found}` }, name: `a.${found}` }; } } },
      },
      b: {
        sdl: `type Query { b: B } type B @key(fields: "id") { id: ID! a: [A!]! } type A @key(fields: "id compositeId { two three }") @key(fields: "id", resolvable: false) { id: ID! compositeId: Composite! name: String! @external nameInB: String! @requires(fields: "name") } type Composite { two: ID! @shareable three: ID! @shareable }`.replace(/ @shareable/g, ""),
        resolvers: { Query: { b: () => ({ id: "100", a: [{ id: "1", compositeId: { two: "two-1", three: "three-1" } }] }) }, B: asSent, A: { __resolveReference: (reference: { compositeId?: object }) => { if (!reference.compositeId) throw new Error("not by id alone"); return reference; }, nameInB: ({ name }: { name: string }) => `b ${name}` } },
      },
    },
    cases: [{ name: "lead to the owner and back", query: `{ b { id a { id name nameInB } } }`, data: { b: { id: "100", a: [{ id: "1", name: "a.1", nameInB: "b a.1" }] } } }],
  },
  {
    name: "a part whose value depends on its parent",
    subgraphs: {
      a: { sdl: `type Product @key(fields: "id") { id: ID! category: Category @shareable } type Category { details: String }`, resolvers: { Product: { ...asSent, category: ({ id }: Product) => ({ details: `details of product ${id}` }) } } },
      b: { sdl: `type Product @key(fields: "id") { id: ID! category: Category @shareable } type Category @key(fields: "id") { id: ID! }`, resolvers: { Product: { ...asSent, category: ({ id }: Product) => ({ id: `c${id}` }) } } },
      c: { sdl: `type Category @key(fields: "id") { id: ID! name: String }`, resolvers: { Category: { ...asSent, name: ({ id }: Category) => `category ${id}` } } },
      d: { sdl: `type Query { product: Product } type Product @key(fields: "id") { id: ID! name: String }`, resolvers: { Query: { product: () => ({ id: "1", name: "product 1" }) }, Product: asSent } },
    },
    cases: [
      { name: "is fetched through the parent", query: `{ product { category { details } } }`, data: { product: { category: { details: "details of product 1" } } }, calls: 2 },
      { name: "is joined with what others know of the same part", query: `{ product { id name category { id name details } } }`, data: { product: { id: "1", name: "product 1", category: { id: "c1", name: "category c1", details: "details of product 1" } } } },
    ],
  },
  {
    name: "one root value of which each subgraph knows a part",
    subgraphs: Object.fromEntries(
      ["name", "price", "category"].map((part) => [
        part,
        {
          sdl: `type Query { product: Product @shareable products: [Product] @shareable } type Product { id: ID! @shareable ${part}: Of_${part} } type Of_${part} { id: ID! ${part}Text: String }`,
          resolvers: { Query: { product: () => ({ id: "1" }), products: () => [{ id: "1" }] }, Product: { [part]: () => ({ id: `${part}-id`, [`${part}Text`]: `the ${part}` }) } },
        },
      ]),
    ),
    cases: [
      { name: "is asked of each", query: `{ product { id name { id nameText } price { priceText } category { id categoryText } } }`, data: { product: { id: "1", name: { id: "name-id", nameText: "the name" }, price: { priceText: "the price" }, category: { id: "category-id", categoryText: "the category" } } }, calls: 3 },
      { name: "is joined in lists place by place", query: `{ products { name { nameText } price { priceText } } }`, data: { products: [{ name: { nameText: "the name" }, price: { priceText: "the price" } }] }, calls: 2 },
    ],
  },
  {
    name: "a way to an entity that ends in between",
    subgraphs: {
      a: { sdl: `type Query { shelves: [Shelf] } type Shelf { book: Book } type Book @key(fields: "upc") { upc: ID! }`, resolvers: { Query: { shelves: () => ["b1", "b2", "b3"].map((upc) => ({ book: { upc } })) } } },
      b: { sdl: `type Book @key(fields: "id") @key(fields: "upc") { id: ID! upc: ID! }`, resolvers: { Book: { __resolveReference: ({ upc, id }: { upc?: string; id?: string }) => (upc === "b3" ? null : { id: id ?? upc?.slice(1), upc: upc ?? `b${id}` }) } } },
      c: { sdl: `type Book @key(fields: "id") { id: ID! author: Author } type Author @key(fields: "id") { id: ID! name: String }`, resolvers: { Book: { __resolveReference: (reference: { id?: string }) => { if (!reference.id) throw new Error("no id"); return reference; }, author: ({ id }: { id: string }) => ({ id: `a${id}`, name: `author ${id}` }) } } },
    },
    cases: [{ name: "leaves what lies behind null", query: `{ shelves { book { upc author { name } } } }`, data: { shelves: [{ book: { upc: "b1", author: { name: "author 1" } } }, { book: { upc: "b2", author: { name: "author 2" } } }, { book: { upc: "b3", author: null } }] } }],
  },
  {
    name: "an entity by an e-mail address and by an id",
    subgraphs: {
      email: { sdl: `type Query { user: User } type User @key(fields: "id") @key(fields: "email") { id: ID! email: ID! }`, resolvers: { Query: { user: () => ({ id: "1" }) }, User: { ...asSent, email: ({ id }: Category) => `u${id}@example.jp` } } },
      nickname: { sdl: `type User @key(fields: "email") { email: ID! nickname: String! }`, resolvers: { User: { ...asSent, nickname: ({ email }: { email: string }) => email.split("@")[0] } } },
    },
    cases: [{ name: "goes from the one key to the other", query: `{ user { id nickname } }`, data: { user: { id: "1", nickname: "u1" } }, calls: 2 }],
  },
];
