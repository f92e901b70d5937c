import { asSent } from "./case.js";
import type { FederationSuite } from "./case.js";

const never = (): never => {
  throw new Error("this plan asks for too much");
};

export const providesSuites: readonly FederationSuite[] = [
  {
    name: "@provides on an interface",
    subgraphs: {
      a: {
        sdl: `type Query { media: Media @shareable book: Book } interface Media { id: ID! animals: [Animal] } interface Animal { id: ID! } type Book implements Media @key(fields: "id") { id: ID! animals: [Animal] @shareable } type Dog implements Animal @key(fields: "id") { id: ID! } type Cat implements Animal @key(fields: "id") { id: ID! }`,
        resolvers: { Query: { media: () => ({ __typename: "Book", id: "1" }), book: () => ({ id: "1" }) }, Book: { ...asSent, animals: () => [{ __typename: "Dog", id: "d1" }, { __typename: "Cat", id: "c1" }] } },
      },
      b: {
        sdl: `type Query { media: Media @shareable @provides(fields: "animals { id name }") } interface Media { id: ID! animals: [Animal] } interface Animal { id: ID! name: String }
          type Book implements Media @key(fields: "id") { id: ID! animals: [Animal] @external } type Dog implements Animal @key(fields: "id") { id: ID! @external name: String @external } type Cat implements Animal @key(fields: "id") { id: ID! @external name: String @external }`,
        resolvers: { Query: { media: () => ({ __typename: "Book", id: "1", animals: [{ __typename: "Dog", id: "d1", name: "Fido" }, { __typename: "Cat", id: "c1", name: "Tama" }] }) }, Book: asSent, Dog: asSent, Cat: asSent },
      },
      c: {
        sdl: `type Book @key(fields: "id") { id: ID! animals: [Animal] @shareable } interface Animal { id: ID! name: String } type Dog implements Animal @key(fields: "id") { id: ID! name: String @shareable age: Int } type Cat implements Animal @key(fields: "id") { id: ID! name: String @shareable age: Int }`,
        resolvers: { Book: { ...asSent, animals: never }, Dog: { ...asSent, name: () => "Fido", age: () => 2 }, Cat: { ...asSent, name: () => "Tama", age: () => 3 } },
      },
    },
    cases: [
      { name: "needs no other call for what is provided", query: `{ media { id animals { id name } } }`, data: { media: { id: "1", animals: [{ id: "d1", name: "Fido" }, { id: "c1", name: "Tama" }] } }, calls: 1 },
      { name: "goes on for what is not, of one type only", query: `{ media { animals { name ... on Cat { age } } } }`, data: { media: { animals: [{ name: "Fido" }, { name: "Tama", age: 3 }] } } },
    ],
  },
  {
    name: "@provides on a union",
    subgraphs: {
      a: { sdl: `type Query { media: [Media] @shareable } union Media = Book | Film type Book @key(fields: "id") { id: ID! } type Film @key(fields: "id") { id: ID! }`, resolvers: { Query: { media: never } } },
      b: {
        sdl: `type Query { media: [Media] @shareable @provides(fields: "... on Book { title }") } union Media = Book | Film type Book @key(fields: "id") { id: ID! title: String @external } type Film @key(fields: "id") { id: ID! }`,
        resolvers: { Query: { media: () => [{ __typename: "Book", id: "1", title: "provided" }, { __typename: "Film", id: "2" }] } },
      },
      c: { sdl: `type Book @key(fields: "id") { id: ID! title: String @shareable } type Film @key(fields: "id") { id: ID! title: String @shareable }`, resolvers: { Book: { ...asSent, title: () => "own book" }, Film: { ...asSent, title: () => "own film" } } },
    },
    cases: [
      { name: "takes the provided member's field where it is provided", query: `{ media { ... on Book { id title } } }`, data: { media: [{ id: "1", title: "provided" }, {}] }, calls: 1 },
      { name: "goes on for the other member", query: `{ media { ... on Book { title } ... on Film { id title } } }`, data: { media: [{ title: "provided" }, { id: "2", title: "own film" }] }, calls: 2 },
    ],
  },
  {
    name: "@provides of a nested selection",
    subgraphs: {
      "all-products": { sdl: `type Product @key(fields: "id") { id: ID! price: Int }`, resolvers: { Product: { ...asSent, price: () => 5 } } },
      category: {
        sdl: `type Query { products: [Product] @provides(fields: "categories { id name parent { name } }") } type Product @key(fields: "id") { id: ID! categories: [Category] @external } type Category @key(fields: "id") { id: ID! @external name: String @external parent: Category @external }`,
        resolvers: { Query: { products: () => [{ id: "1", categories: [{ id: "c1", name: "provided", parent: { name: "above" } }] }] }, Product: asSent, Category: asSent },
      },
      owner: {
        sdl: `type Product @key(fields: "id") { id: ID! categories: [Category] @shareable } type Category @key(fields: "id") { id: ID! name: String @shareable parent: Category @shareable size: Int }`,
        resolvers: { Product: { ...asSent, categories: () => [{ id: "c1" }] }, Category: { ...asSent, name: () => "own", parent: () => ({ id: "c0" }), size: ({ id }: { id: string }) => id.length } },
      },
    },
    cases: [
      { name: "is answered in one call at any depth", query: `{ products { id categories { id name parent { name } } } }`, data: { products: [{ id: "1", categories: [{ id: "c1", name: "provided", parent: { name: "above" } }] }] }, calls: 1 },
      { name: "is left where its owner has more to say", query: `{ products { price categories { name size } } }`, data: { products: [{ price: 5, categories: [{ name: "provided", size: 2 }] }] } },
    ],
  },
  {
    name: "@provides of more than is asked for",
    subgraphs: {
      owner: {
        sdl: `type Item @key(fields: "id") { id: ID! name: String! @shareable description: String! @shareable extra: String! }`,
        resolvers: { Item: { ...asSent, name: () => "own", description: () => "own", extra: ({ id }: { id: string }) => `extra ${id}` } },
      },
      provider: {
        sdl: `type Query { item: Item @provides(fields: "name description") items: [Item!]! @provides(fields: "name description") } type Item @key(fields: "id") { id: ID! name: String! @external description: String! @external }`,
        resolvers: { Query: { item: () => ({ id: "1" }), items: () => [{ id: "1" }, { id: "2" }] }, Item: { ...asSent, name: ({ id }: { id: string }) => `name ${id}`, description: never } },
      },
    },
    cases: [
      ...[
        ["the key only", `id`, { id: "1" }],
        ["one provided field", `id name`, { id: "1", name: "name 1" }],
        ["it under another name", `shown: name`, { shown: "name 1" }],
        ["it in an inline fragment", `... on Item { name }`, { name: "name 1" }],
        ["it in several untyped fragments", `... { name } ... { extra }`, { name: "name 1", extra: "extra 1" }],
        ["another left out by @skip", `id ... on Item @skip(if: true) { description }`, { id: "1" }],
        ["another left out by @include", `id ... on Item @include(if: false) { description }`, { id: "1" }],
        ["it beside a field of the owner", `name extra`, { name: "name 1", extra: "extra 1" }],
      ].map(([name, selection, item]) => ({ name: `asks for no more than ${name}`, query: `{ item { ${selection} } }`, data: { item } })),
      { name: "asks for no more in a named fragment", query: `{ item { ...N } } fragment N on Item { name }`, data: { item: { name: "name 1" } }, calls: 1 },
      { name: "asks for no more in a list", query: `{ items { name extra } }`, data: { items: ["1", "2"].map((id) => ({ name: `name ${id}`, extra: `extra ${id}` })) }, calls: 2 },
    ],
  },
  {
    name: "@provides below an interface that leads back to itself",
    subgraphs: {
      a: {
        sdl: `type Query { product: Product } interface Product { same: Product } type Book implements Product @key(fields: "id") { id: ID! same: Book @provides(fields: "price") price: Float @external }`,
        resolvers: { Query: { product: () => ({ __typename: "Book", id: "1" }) }, Book: { ...asSent, same: ({ id }: { id: string }) => ({ id: id === "1" ? "2" : "1", price: id === "1" ? 20 : 10 }) } },
      },
      b: { sdl: `type Book @key(fields: "id") { id: ID! price: Float @shareable }`, resolvers: { Book: { ...asSent, price: ({ id }: { id: string }) => Number(id) * 10 } } },
    },
    cases: [
      { name: "goes round by the interface", query: `{ product { same { same { ... on Book { price id } } } } }`, data: { product: { same: { same: { price: 10, id: "1" } } } } },
      { name: "goes round by the type", query: `{ product { __typename same { __typename same { __typename ... on Book { id same { id price } } } } ... on Book { price } } }`, data: { product: { __typename: "Book", same: { __typename: "Book", same: { __typename: "Book", id: "1", same: { id: "2", price: 20 } } }, price: 10 } } },
    ],
  },
];
