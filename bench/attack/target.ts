/** A small graph of two subgraphs in which everything that attacks use exists: lists, depth, entities, inputs. */
export const targetSdl = {
  things: `
    type Query { thing(id: ID!): Thing things(first: Int! = 20): Things ids(of: [ID!]): Int any(of: In): Int }
    input In { of: [In!] }
    type Things { nodes: [Thing!]! }
    type Thing @key(fields: "id") { id: ID! name: String next: Thing things(first: Int! = 20): Things }
  `,
  stocks: `type Thing @key(fields: "id") { id: ID! stock: Int }`,
} as const;

interface Thing {
  readonly id: string;
  readonly name: string;
}

const thing = (id: string): Thing => ({ id, name: `thing ${id}` });
/** A subgraph keeps a limit of its own: a page whose items nobody asks for costs a gateway nothing. */
const largestPage = 1_000;
const page = (_: unknown, { first }: { first: number }) => ({ nodes: Array.from({ length: Math.min(first, largestPage) }, (_item, index) => thing(String(index))) });

export const targetResolvers = {
  things: {
    Query: { thing: (_: unknown, { id }: { id: string }) => thing(id), things: page, ids: (_: unknown, { of }: { of?: unknown[] }) => of?.length ?? 0, any: () => 1 },
    Thing: { __resolveReference: ({ id }: Thing) => thing(id), next: ({ id }: Thing) => thing(`${id}x`), things: page },
  },
  stocks: { Thing: { __resolveReference: ({ id }: Thing) => ({ id }), stock: ({ id }: Thing) => id.length } },
} as const;

/** What an honest client asks all the time. */
export const honestBody = JSON.stringify({ query: "query Honest { things(first: 10) { nodes { id name stock next { name } } } }" });
