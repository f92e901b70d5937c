import type { TestSubgraph } from "../../support/federation.js";
import type { IResolvers } from "../../support/one-schema.js";

/** Depots by a key of two fields, crates by two keys, values shared by two owners, requirements with arguments. */
interface Depot { readonly zone: string; readonly number: number }
interface Crate { readonly id: string }

const hash = (text: string): number => [...text].reduce((sum, char) => (sum * 33 + char.charCodeAt(0)) % 101, 5);
const depots: readonly Depot[] = ["n", "s"].flatMap((zone) => [1, 2].map((number) => ({ zone, number })));
const crateIds = ["k1", "k2", "k3"];
const crate = (id: string): Crate & { tag: string } => ({ id, tag: `t-${id}` });
const tagged = (reference: { id?: string; tag?: string }): Crate => crate(reference.id ?? (reference.tag as string).slice(2));
const depotOf = (id: string): Depot => depots[hash(id) % depots.length] as Depot;
const weigh = (id: string, unit: string): number => hash(id) * (unit === "G" ? 1000 : 1);
const spot = (id: string) => ({ row: hash(id) % 7, level: hash(id) % 3 });

const asSent = { __resolveReference: (reference: object) => reference };

export const depot: Record<string, TestSubgraph> = {
  depots: {
    sdl: `type Query { depots: [Depot!]! depot(zone: String!, number: Int!): Depot }
      type Depot @key(fields: "zone number") { zone: String! number: Int! label: String @shareable keeper: Keeper crates: [Crate] }
      type Keeper @shareable { name: String since(era: Boolean = false): String } type Crate @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: { depots: () => depots, depot: (_: unknown, { zone, number }: Depot) => depots.find((item) => item.zone === zone && item.number === number) ?? null },
      Depot: {
        ...asSent,
        label: ({ zone, number }: Depot) => (number === 2 ? null : `${zone}${number}`),
        keeper: ({ zone, number }: Depot) => ({ key: `${zone}${number}` }),
        crates: ({ zone, number }: Depot) => [...crateIds.filter((id) => hash(id + zone + number) % 2 === 0).map(crate), null],
      },
      Keeper: { name: ({ key }: { key: string }) => `keeper ${key}`, since: ({ key }: { key: string }, { era }: { era: boolean }) => { if (era && key === "s1") throw new Error("no era"); return era ? `era ${key}` : key; } },
    },
  },
  crates: {
    sdl: `enum Unit { KG G } type Query { crates: [Crate!]! odd: [Crate] }
      type Crate @key(fields: "id") @key(fields: "tag") { id: ID! tag: String! weight(unit: Unit! = KG): Int spot: Spot depot: Depot @provides(fields: "label") old: String }
      type Spot @shareable { row: Int level: Int! } type Depot @key(fields: "zone number") { zone: String! number: Int! label: String @external }`,
    resolvers: {
      Query: { crates: () => crateIds.map(crate), odd: () => [crate("k1"), null, crate("k3")] },
      Crate: {
        __resolveReference: tagged,
        weight: ({ id }: Crate, { unit }: { unit: string }) => weigh(id, unit),
        spot: ({ id }: Crate) => (id === "k2" ? null : spot(id)),
        depot: ({ id }: Crate) => ({ ...depotOf(id), label: depotOf(id).number === 2 ? null : `${depotOf(id).zone}${depotOf(id).number}` }),
        old: () => "never",
      },
    },
  },
  post: {
    sdl: `enum Unit { KG G } type Crate @key(fields: "tag") { tag: String! weight(unit: Unit! = KG): Int @external spot: Spot @external
        postage: Int @requires(fields: "weight(unit: KG)") grams: String @requires(fields: "weight(unit: G)") at: String @requires(fields: "spot { row }") old: String @override(from: "crates") next: [Crate] }
      type Spot @shareable { row: Int }`,
    resolvers: {
      Crate: {
        ...asSent,
        postage: ({ weight }: { weight: number }) => weight * 3,
        grams: ({ weight }: { weight: number }) => `${weight} g`,
        at: ({ spot: place }: { spot: { row: number } | null }) => (place ? `row ${place.row}` : null),
        old: ({ tag }: { tag: string }) => `new ${tag}`,
        next: ({ tag }: { tag: string }) => [{ tag: crate(crateIds[hash(tag) % 3] as string).tag }],
      },
    },
  },
};

const own = (subgraph: string, type: string): Record<string, unknown> => ((depot[subgraph]?.resolvers ?? {}) as Record<string, Record<string, unknown>>)[type] ?? {};
const idOf = (value: { id?: string; tag?: string }): string => tagged(value).id;

/** The same world as one schema without federation. */
export const depotTruth: IResolvers = {
  Query: { ...own("depots", "Query"), ...own("crates", "Query") },
  Depot: own("depots", "Depot"),
  Keeper: own("depots", "Keeper"),
  Crate: {
    ...own("crates", "Crate"),
    postage: (value: Crate) => weigh(idOf(value), "KG") * 3,
    grams: (value: Crate) => `${weigh(idOf(value), "G")} g`,
    at: (value: Crate) => (idOf(value) === "k2" ? null : `row ${spot(idOf(value)).row}`),
    old: (value: Crate) => `new t-${idOf(value)}`,
    next: (value: Crate) => [crate(crateIds[hash(`t-${idOf(value)}`) % 3] as string)],
  },
};
