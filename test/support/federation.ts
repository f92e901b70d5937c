import { composeServices } from "@apollo/composition";
import { buildSubgraphSchema } from "@apollo/subgraph";
import type { GraphQLResolverMap } from "@apollo/subgraph/dist/schema-helper/resolverMap.js";
import { parse } from "graphql";
import type { GraphQLSchema } from "graphql";
import { createExecutor } from "../../gateway/execute/executor.js";
import type { ExecuteRequest, ExecuteResult, ExecutorOptions } from "../../gateway/execute/executor.js";
import { createInProcessTransport } from "../../gateway/execute/in-process.js";
import type { SubgraphRequest, SubgraphTransport } from "../../gateway/execute/transport.js";
import { loadSupergraph } from "../../gateway/supergraph/load.js";

/** One subgraph of a test: its types without the federation header, and resolvers. */
export interface TestSubgraph {
  readonly sdl: string;
  /** Instead of the usual federation 2 header; empty for a subgraph of federation 1. */
  readonly header?: string;
  readonly resolvers?: GraphQLResolverMap<unknown>;
}

const federation2 = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@shareable", "@provides", "@interfaceObject", "@inaccessible", "@override"])\n`;

const typesOf = ({ header = federation2, sdl }: TestSubgraph) => parse(header + sdl);

/** Composes test subgraphs, at addresses below `origin`; throws the composition errors. */
export function compose(subgraphs: Record<string, TestSubgraph>, origin?: string): { sdl: string; schemas: Record<string, GraphQLSchema> } {
  const services = Object.entries(subgraphs).map(([name, subgraph]) => ({ name, url: origin ? `${origin}/${name}` : `http://${name}.test`, typeDefs: typesOf(subgraph) }));
  const composed = composeServices(services);
  if (composed.errors) throw new Error(composed.errors.map(({ message }) => message).join("\n"));
  const schemas = Object.entries(subgraphs).map(([name, subgraph]) => [name, buildSubgraphSchema({ typeDefs: typesOf(subgraph), resolvers: subgraph.resolvers ?? {} })] as const);
  return { sdl: composed.supergraphSdl, schemas: Object.fromEntries(schemas) };
}

/** A federation in this process, with every subgraph call recorded. */
export interface TestFederation {
  readonly calls: SubgraphRequest[];
  run(query: string, variables?: Record<string, unknown>, more?: Partial<ExecuteRequest>): Promise<ExecuteResult>;
  /** The same with data and errors reduced to what tests compare. */
  answer(query: string, variables?: Record<string, unknown>): Promise<{ data: unknown; errors?: { code: unknown; path: unknown }[] }>;
}

/** `wrap` may change or break the answers of subgraphs. */
export function federate(subgraphs: Record<string, TestSubgraph>, options: { wrap?: (inner: SubgraphTransport) => SubgraphTransport; jit?: boolean } & Partial<ExecutorOptions> = {}): TestFederation {
  const { sdl, schemas } = compose(subgraphs);
  const inner = createInProcessTransport({ subgraphs: schemas, jit: options.jit });
  return federateOver(sdl, options.wrap ? options.wrap(inner) : inner, options);
}

/** An executor of a supergraph over any transport. */
export function federateOver(sdl: string, transport: SubgraphTransport, options: Partial<ExecutorOptions> = {}): TestFederation {
  const calls: SubgraphRequest[] = [];
  const recording: SubgraphTransport = {
    fetch(request) {
      calls.push(request);
      return transport.fetch(request);
    },
  };
  const executor = createExecutor({ ...options, supergraph: loadSupergraph(sdl), transport: recording });
  const run: TestFederation["run"] = (query, variables, more) => executor.execute({ ...more, query, variables });
  return {
    calls,
    run,
    async answer(query, variables) {
      const { data, errors } = await run(query, variables);
      const plain: unknown = data === undefined ? undefined : JSON.parse(JSON.stringify(data));
      return { data: plain, ...(errors && { errors: errors.map(({ extensions, path }) => ({ code: extensions["code"], path })) }) };
    },
  };
}
