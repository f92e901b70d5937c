import { asSent } from "./case.js";
import type { FederationSuite } from "./case.js";

const tools = [
  { id: "1", serial: "S-1", maker: { code: "m1", country: "JP" } },
  { id: "2", serial: "S-2", maker: { code: "m2", country: "DE" } },
];
const bySerial = (serial: string) => tools.find((tool) => tool.serial === serial);

export const keySuites: readonly FederationSuite[] = [
  {
    name: "a key that cannot be resolved stands before one that can",
    subgraphs: {
      list: {
        sdl: `type Query { tools: [Tool!]! } type Tool @key(fields: "id") @key(fields: "serial") { id: ID! serial: String! }`,
        resolvers: { Query: { tools: () => tools }, Tool: asSent },
      },
      price: {
        sdl: `type Tool @key(fields: "id", resolvable: false) @key(fields: "serial") { id: ID! serial: String! price: Int! }`,
        resolvers: {
          Tool: {
            __resolveReference: (reference: { serial?: string }) => {
              if (!reference.serial) throw new Error("only by serial");
              return bySerial(reference.serial);
            },
            price: ({ serial }: { serial: string }) => serial.length * 10,
          },
        },
      },
    },
    cases: [{ name: "travels by the key that can be resolved", query: `{ tools { price } }`, data: { tools: [{ price: 30 }, { price: 30 }] }, calls: 2 }],
  },
  {
    name: "a subgraph that is come back to cannot resolve its first key",
    subgraphs: {
      a: {
        sdl: `type Query { tools: [Tool!]! } type Tool @key(fields: "id", resolvable: false) @key(fields: "serial") { id: ID! serial: String! size: Int @external boxed: String @requires(fields: "size") }`,
        resolvers: {
          Query: { tools: () => tools },
          Tool: {
            __resolveReference: (reference: { serial?: string }) => {
              if (!reference.serial) throw new Error("only by serial");
              return reference;
            },
            boxed: ({ serial, size }: { serial: string; size: number }) => `${serial} in ${size}`,
          },
        },
      },
      b: {
        sdl: `type Tool @key(fields: "id") @key(fields: "serial") { id: ID! serial: String! size: Int }`,
        resolvers: { Tool: { __resolveReference: ({ id, serial }: { id?: string; serial?: string }) => tools.find((tool) => tool.id === id || tool.serial === serial), size: ({ id }: { id: string }) => Number(id) * 10 } },
      },
    },
    cases: [{ name: "goes back by the key that can be resolved", query: `{ tools { boxed } }`, data: { tools: [{ boxed: "S-1 in 10" }, { boxed: "S-2 in 20" }] } }],
  },
  {
    name: "keys of several fields, nested keys and a chain of keys",
    subgraphs: {
      a: {
        sdl: `type Query { tools: [Tool!]! } type Tool @key(fields: "id") { id: ID! }`,
        resolvers: { Query: { tools: () => tools.map(({ id }) => ({ id })) } },
      },
      b: {
        sdl: `type Tool @key(fields: "id") @key(fields: "serial maker { code }") { id: ID! serial: String! maker: Maker! } type Maker { code: String! country: String! @shareable }`,
        resolvers: { Tool: { __resolveReference: ({ id }: { id: string }) => tools.find((tool) => tool.id === id) } },
      },
      c: {
        sdl: `type Tool @key(fields: "serial maker { code }") { serial: String! maker: Maker! label: String! } type Maker @key(fields: "code") { code: String! }`,
        resolvers: { Tool: { ...asSent, label: (tool: { serial: string; maker: { code: string } }) => `${tool.serial}/${tool.maker.code}` } },
      },
      d: {
        sdl: `type Maker @key(fields: "code") { code: String! motto: String }`,
        resolvers: { Maker: { ...asSent, motto: ({ code }: { code: string }) => (code === "m1" ? "one" : null) } },
      },
    },
    cases: [
      {
        name: "goes from the first key to the last subgraph",
        query: `{ tools { label maker { country motto } } }`,
        data: {
          tools: [
            { label: "S-1/m1", maker: { country: "JP", motto: "one" } },
            { label: "S-2/m2", maker: { country: "DE", motto: null } },
          ],
        },
      },
    ],
  },
  {
    name: "entities that are not there",
    subgraphs: {
      a: {
        sdl: `type Query { owners: [Owner] } type Owner @key(fields: "id") { id: ID }`,
        resolvers: { Query: { owners: () => [{ id: "1" }, null, { id: "gone" }, { id: null }] } },
      },
      b: {
        sdl: `type Owner @key(fields: "id") { id: ID name: String strict: String! }`,
        resolvers: { Owner: { __resolveReference: ({ id }: { id: string | null }) => (id === "1" ? { id, name: "Aiko", strict: "yes" } : null) } },
      },
    },
    cases: [
      {
        name: "an unknown entity leaves its nullable fields null, without an error",
        query: `{ owners { id name } }`,
        data: { owners: [{ id: "1", name: "Aiko" }, null, { id: "gone", name: null }, { id: null, name: null }] },
      },
      {
        name: "a required field of an unknown entity makes its object null, without an error: nobody is to learn whether it is hidden or missing",
        query: `{ owners { id strict } }`,
        data: { owners: [{ id: "1", strict: "yes" }, null, null, null] },
      },
    ],
  },
  {
    name: "the same entity in many places",
    subgraphs: {
      a: {
        sdl: `type Query { first: [Owner!]! second: [Owner!]! } type Owner @key(fields: "id") { id: ID! }`,
        resolvers: { Query: { first: () => ["1", "2", "1"].map((id) => ({ id })), second: () => ["2", "3"].map((id) => ({ id })) } },
      },
      b: { sdl: `type Owner @key(fields: "id") { id: ID! name: String }`, resolvers: { Owner: { ...asSent, name: ({ id }: { id: string }) => `n${id}` } } },
    },
    cases: [
      {
        name: "is asked for once, in one call with the others",
        query: `{ first { name } second { name } }`,
        data: { first: [{ name: "n1" }, { name: "n2" }, { name: "n1" }], second: [{ name: "n2" }, { name: "n3" }] },
        calls: 2,
      },
    ],
  },
  {
    name: "a field that leads back to the root",
    subgraphs: {
      a: { sdl: `type Query { hub: Hub @shareable me: String } type Hub @shareable { query: Query }`, resolvers: { Query: { hub: () => ({ query: {} }), me: () => "a" } } },
      b: { sdl: `type Query { other: String }`, resolvers: { Query: { other: () => "b" } } },
    },
    cases: [{ name: "is followed into another subgraph", query: `{ hub { query { me other } } }`, data: { hub: { query: { me: "a", other: "b" } } } }],
  },
];
