import { asSent, type FederationSuite } from "./case.js";

interface Room { id: string; walls?: { length?: number; kind?: string }; height?: number; area?: { size?: number }; volume?: number; paint?: number; air?: number }

/** A subgraph that is not sent what it requires says so, instead of computing from nothing. */
function given<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`${name} was not sent`);
  return value;
}

export const lostRequiresSuites: readonly FederationSuite[] = [
  {
    name: "@requires of objects and with arguments that comes back through the own subgraph",
    subgraphs: {
      house: {
        sdl: `type Query { room: Room rooms: [Room!]! } type Room @key(fields: "id") { id: ID! walls: Wall height(unit: String!): Int } interface Wall { length: Int } type Brick implements Wall { length: Int kind: String } type Glass implements Wall { length: Int tint: String }`,
        resolvers: {
          Query: { room: () => ({ id: "1" }), rooms: () => [{ id: "1" }, { id: "2" }] },
          Room: { ...asSent, walls: ({ id }: Room) => (id === "1" ? { __typename: "Brick", length: 3, kind: "red" } : { __typename: "Glass", length: 4, tint: "blue" }), height: (_: Room, { unit }: { unit: string }) => (unit === "m" ? 2 : 200) },
        },
      },
      office: {
        sdl: `type Room @key(fields: "id") {
          id: ID! walls: Wall @external height(unit: String!): Int @external paint: Int @external air: Int @external
          area: Area @requires(fields: "walls { length ... on Brick { kind } }") volume: Int @requires(fields: "height(unit: \\"m\\")")
          price: Int @requires(fields: "paint") fee: Fee @requires(fields: "air")
        } interface Wall { length: Int } type Brick implements Wall @external { length: Int kind: String } type Glass implements Wall @external { length: Int } type Area { size: Int unit: String } type Fee { yen: Int payer: Payer } type Payer @key(fields: "id") { id: ID! }`,
        resolvers: {
          Room: {
            ...asSent,
            area: ({ walls }: Room) => ({ size: given(walls?.length, "length") ** 2, unit: walls?.kind ?? "none" }),
            volume: ({ height }: Room) => given(height, "height") * 10,
            price: ({ paint }: Room) => given(paint, "paint") * 100,
            fee: ({ air, id }: Room) => ({ yen: given(air, "air") * 3, payer: { id } }),
          },
        },
      },
      works: {
        sdl: `type Room @key(fields: "id") { id: ID! area: Area @external volume: Int @external paint: Int @requires(fields: "area { size }") air: Int @requires(fields: "volume") } type Area @external { size: Int }`,
        resolvers: { Room: { ...asSent, paint: ({ area }: Room) => given(area?.size, "size") + 1, air: ({ volume }: Room) => given(volume, "volume") + 1 } },
      },
      people: { sdl: `type Payer @key(fields: "id") { id: ID! name: String }`, resolvers: { Payer: { ...asSent, name: ({ id }: { id: string }) => `payer ${id}` } } },
    },
    cases: [
      { name: "sends an object's fields where nothing else asks for them", query: `{ rooms { price } }`, data: { rooms: [{ price: 1000 }, { price: 1700 }] } },
      { name: "sends an object's fields, also those of one type", query: `{ rooms { price area { unit } } }`, data: { rooms: [{ price: 1000, area: { unit: "red" } }, { price: 1700, area: { unit: "none" } }] } },
      { name: "sends a value with its argument, whatever the caller asks for", query: `{ room { height(unit: "cm") fee { yen } } }`, data: { room: { height: 200, fee: { yen: 63 } } } },
      { name: "goes on from what was put back", query: `{ rooms { fee { payer { name } } } }`, data: { rooms: [{ fee: { payer: { name: "payer 1" } } }, { fee: { payer: { name: "payer 2" } } }] } },
      { name: "does both at once, beside what they need", query: `{ room { cost: price fee { yen } area { size } walls { length } } }`, data: { room: { cost: 1000, fee: { yen: 63 }, area: { size: 9 }, walls: { length: 3 } } } },
      { name: "does so under conditions", query: `query ($yes: Boolean!, $no: Boolean!) { room { price @include(if: $yes) fee @skip(if: $no) { yen } ... @include(if: $no) { area { size } } } }`, variables: { yes: true, no: false }, data: { room: { price: 1000, fee: { yen: 63 } } } },
      ...[
        { values: [true, true, true, true, true, true], room: { price: 1000, fee: { yen: 63 }, area: { size: 9 }, volume: 20, paint: 10, air: 21 } },
        { values: [true, false, false, false, false, false], room: { price: 1000 } },
        { values: [false, true, false, true, false, true], room: { fee: { yen: 63 }, volume: 20, air: 21 } },
        { values: [false, false, true, false, true, false], room: { area: { size: 9 }, paint: 10 } },
      ].map(({ values: [a, b, c, d, e, f], room }) => ({
        name: `does so for each of many conditions: ${Object.keys(room).join(", ")}`,
        query: `query ($a: Boolean!, $b: Boolean!, $c: Boolean!, $d: Boolean!, $e: Boolean!, $f: Boolean!) {
          room { price @include(if: $a) fee @include(if: $b) { yen } area @include(if: $c) { size } volume @include(if: $d) paint @include(if: $e) air @include(if: $f) }
        }`,
        variables: { a, b, c, d, e, f },
        data: { room },
      })),
    ],
  },
];
