import fc from "fast-check";
import { createExecutor } from "../../gateway/execute/executor.js";
import { createInProcessTransport } from "../../gateway/execute/in-process.js";
import { loadSupergraph } from "../../gateway/supergraph/load.js";
import { compose } from "../support/federation.js";
import type { TestSubgraph } from "../support/federation.js";
import { oneSchema } from "../support/one-schema.js";
import type { IResolvers } from "../support/one-schema.js";
import { operationArbitrary } from "../support/operation-arbitrary.js";
import type { RandomOperation } from "../support/operation-arbitrary.js";
import { stockExecutor } from "../support/stock-gateway.js";
import { depot, depotTruth } from "./comparison/depot.js";
import { market, marketTruth, marketType } from "./comparison/market.js";

const runs = Number(process.env["COMPARISON_RUNS"] ?? 200);
const seed = Number(process.env["COMPARISON_SEED"] ?? 20261122);

interface Plain { readonly data?: unknown; readonly errors?: readonly { readonly path?: readonly unknown[] }[] }

const plain = (value: unknown): Plain => JSON.parse(JSON.stringify(value)) as Plain;

/**
 * Where errors left a null: the place to which each one moved up. Several errors may have moved to one place, of which an
 * implementation may report any. Errors of fields that only the plan needed leave no null of their own.
 */
function nullPlaces({ data, errors }: Plain): string[] {
  const places = (errors ?? []).flatMap(({ path = [] }) => {
    let value: unknown = data;
    for (let length = 0; length <= path.length; length++) {
      if (value === null || value === undefined) return [JSON.stringify(path.slice(0, length))];
      value = (value as Record<string, unknown>)[path[length] as string];
    }
    return [];
  });
  return [...new Set(places)].sort();
}

async function comparer(subgraphs: Record<string, TestSubgraph>, resolvers: IResolvers, typeOf: (value: never) => string) {
  const { sdl, schemas } = compose(subgraphs);
  const supergraph = loadSupergraph(sdl);
  const executor = createExecutor({ supergraph, transport: createInProcessTransport({ subgraphs: schemas }) });
  const stock = await stockExecutor(sdl, schemas);
  const specification = oneSchema(supergraph.apiSchema, resolvers, typeOf);
  return {
    schema: supergraph.apiSchema,
    async all({ query, variables }: RandomOperation) {
      return { ours: plain(await executor.execute({ query, variables })), stock: plain(await stock(query, variables)), truth: plain(await specification(query, variables)) };
    },
  };
}

const worlds = [
  { name: "market", subgraphs: market, truth: marketTruth, typeOf: marketType, aliases: ["a", "b", "c", "id", "code", "pages", "__typename", "constructor"] },
  { name: "depot", subgraphs: depot, truth: depotTruth, typeOf: () => "", aliases: ["a", "b", "id", "tag", "weight", "spot", "zone", "__proto__"] },
];

describe.each(worlds)("random operations over the $name", ({ subgraphs, truth: resolvers, typeOf, aliases }) => {
  test("answer as one schema without federation would", async () => {
    const { schema, all } = await comparer(subgraphs, resolvers, typeOf);
    const seen = { operations: 0, mutations: 0, withVariables: 0, withErrors: 0, stockDiffers: 0 };
    await fc.assert(
      fc.asyncProperty(operationArbitrary(schema, aliases), async (operation) => {
        const { ours, stock, truth } = await all(operation);
        seen.operations += 1;
        if (operation.query.startsWith("mutation")) seen.mutations += 1;
        if (operation.query.includes("$v0")) seen.withVariables += 1;
        if (truth.errors) seen.withErrors += 1;
        if (JSON.stringify(stock.data) !== JSON.stringify(truth.data)) seen.stockDiffers += 1;
        expect(ours.data).toEqual(truth.data);
        expect(JSON.stringify(ours.data)).toBe(JSON.stringify(truth.data));
        expect(nullPlaces(ours)).toEqual(nullPlaces(truth));
      }),
      { numRuns: runs, seed, endOnFailure: process.env["COMPARISON_RUNS"] !== undefined },
    );
    expect(seen.mutations > 0).toBe(Boolean(schema.getMutationType()));
    expect(seen.withVariables).toBeGreaterThan(0);
    expect(seen.withErrors).toBeGreaterThan(0);
    expect(seen.stockDiffers).toBeGreaterThan(0);
  });
});
