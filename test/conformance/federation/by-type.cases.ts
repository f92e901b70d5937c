import { asSent } from "./case.js";
import type { FederationSuite } from "./case.js";

interface Visit { __typename: string; place: { id: string } }

const visits: Visit[] = [
  { __typename: "HomeVisit", place: { id: "1" } },
  { __typename: "DayVisit", place: { id: "2" } },
  { __typename: "DayVisit", place: { id: "1" } },
];
/** Answers for its own places only, so that a question about another's is an error. */
const only = (ids: readonly string[], field: string) => ({
  Place: {
    __resolveReference(reference: { id: string }) {
      if (!ids.includes(reference.id)) throw new Error("was not meant to be asked");
      return { ...reference, [field]: `${field} ${reference.id}`, owner: { id: reference.id } };
    },
  },
});

export const byTypeSuites: readonly FederationSuite[] = [
  {
    name: "one place that is asked for different things by the type around it",
    subgraphs: {
      visits: {
        sdl: `type Query { first: Visit visits: [Visit!]! stays: [Stay!]! } union Visit = HomeVisit | DayVisit interface Stay { place: Place } type HomeVisit implements Stay { place: Place } type DayVisit implements Stay { place: Place } type Place @key(fields: "id") { id: ID! }`,
        resolvers: { Query: { first: () => visits[0], visits: () => visits, stays: () => visits } },
      },
      homes: { sdl: `type Place @key(fields: "id") { id: ID! stairs: String owner: Owner } type Owner @key(fields: "id") { id: ID! }`, resolvers: only(["1"], "stairs") },
      days: { sdl: `type Place @key(fields: "id") { id: ID! seats: String }`, resolvers: only(["1", "2"], "seats") },
      owners: { sdl: `type Owner @key(fields: "id") { id: ID! name: String }`, resolvers: { Owner: { ...asSent, name: ({ id }: { id: string }) => `owner ${id}` } } },
    },
    cases: [
      {
        name: "asks for each what it was asked for, nothing of the other type",
        query: `{ first { ... on HomeVisit { place { stairs } } ... on DayVisit { place { seats } } } }`,
        data: { first: { place: { stairs: "stairs 1" } } },
        calls: 2,
      },
      {
        name: "does so in a list, where both types may be at the same place",
        query: `{ visits { ... on HomeVisit { place { stairs owner { name } } } ... on DayVisit { place { seats } } } }`,
        data: { visits: [{ place: { stairs: "stairs 1", owner: { name: "owner 1" } } }, { place: { seats: "seats 2" } }, { place: { seats: "seats 1" } }] },
        calls: 4,
      },
      {
        name: "adds what one type is asked for to what all are",
        query: `{ stays { place { seats } ...H } } fragment H on HomeVisit { place { stairs } }`,
        data: { stays: [{ place: { seats: "seats 1", stairs: "stairs 1" } }, { place: { seats: "seats 2" } }, { place: { seats: "seats 1" } }] },
        calls: 3,
      },
      {
        name: "asks once where all are asked for the same",
        query: `{ visits { ... on HomeVisit { place { seats } } ... on DayVisit { place { seats } } } }`,
        data: { visits: ["1", "2", "1"].map((id) => ({ place: { seats: `seats ${id}` } })) },
        calls: 2,
      },
      {
        name: "goes on below places that were kept apart",
        query: `{ visits { ... on HomeVisit { place { owner { name } id } } ... on DayVisit { place { id } } } }`,
        data: { visits: [{ place: { owner: { name: "owner 1" }, id: "1" } }, { place: { id: "2" } }, { place: { id: "1" } }] },
        calls: 3,
      },
    ],
  },
];
