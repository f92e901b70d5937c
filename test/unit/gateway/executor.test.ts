import { federate } from "../../support/federation.js";

const subgraphs = {
  users: {
    sdl: `type Query { users: [User!]! user(id: ID!): User } type User @key(fields: "id") { id: ID! name: String! }`,
    resolvers: {
      Query: { users: () => ["1", "2"].map((id) => ({ id })), user: (_: unknown, { id }: { id: string }) => (id === "9" ? null : { id }) },
      User: { __resolveReference: (ref: { id: string }) => ref, name: ({ id }: { id: string }) => `user ${id}` },
    },
  },
  reviews: {
    sdl: `type Query { reviews: [Review] } type Review @key(fields: "id") { id: ID! body: String author: User } type User @key(fields: "id") { id: ID! reviews: [Review!] }`,
    resolvers: {
      Query: { reviews: () => [{ id: "r1", author: { id: "1" } }, { id: "r2", author: { id: "1" } }] },
      Review: { body: ({ id }: { id: string }) => `text ${id}`, __resolveReference: (ref: object) => ref },
      User: { __resolveReference: (ref: object) => ref, reviews: ({ id }: { id: string }) => [{ id: `r${id}`, author: { id } }] },
    },
  },
};

describe("the executor", () => {
  test("joins entities of two subgraphs", async () => {
    const graph = federate(subgraphs);
    expect(await graph.answer(`{ users { id name reviews { body author { name } } } }`)).toEqual({
      data: { users: ["1", "2"].map((id) => ({ id, name: `user ${id}`, reviews: [{ body: `text r${id}`, author: { name: `user ${id}` } }] })) },
    });
  });

  test("asks for an entity once, however many places need it", async () => {
    const graph = federate(subgraphs);
    await graph.answer(`{ reviews { body author { name } } }`);
    expect(graph.calls.map(({ variables }) => variables["representations"])).toEqual([undefined, [{ __typename: "User", id: "1" }]]);
  });
});
