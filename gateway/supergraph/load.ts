import { createHash } from "node:crypto";
import { Supergraph } from "@apollo/federation-internals";
import type { Schema } from "@apollo/federation-internals";
import { QueryPlanner } from "@apollo/query-planner";
import { isAbstractType, isInterfaceType, parse } from "graphql";
import type { DocumentNode, GraphQLSchema } from "graphql";
import { readSubgraphHashes } from "../../platform/graphql/subgraph-hashes.js";
import { withExecutableDirectives } from "./executable-directives.js";
import { toPlannerSdl } from "./planner-sdl.js";
import type { RequiredArguments } from "./required-arguments.js";
import { findUnevenTypes } from "./uneven-types.js";
import type { UnevenTypes } from "./uneven-types.js";

/** Everything derived from one supergraph file. Frozen; another file makes a new one. */
export interface SupergraphState {
  readonly sdl: string;
  /** SHA-256 of the SDL, hex. */
  readonly hash: string;
  /** What callers see: no inaccessible elements, no federation machinery. */
  readonly apiSchema: GraphQLSchema;
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
  readonly subgraphNames: readonly string[];
  /** SHA-256 of the SDL of each subgraph, as far as the supergraph says so. */
  readonly subgraphHashes: ReadonlyMap<string, string>;
  readonly planning: Planning;
}

/** What the plan compiler needs beside the API schema. */
export interface Planning {
  readonly planner: QueryPlanner;
  /** The same, keeping apart what is asked of one place for objects of different types; made when first asked for. */
  readonly plannerByType: () => QueryPlanner;
  readonly schema: Schema;
  readonly required: RequiredArguments;
  readonly uneven: UnevenTypes;
  readonly reservedNames: ReadonlySet<string>;
  /** Names of interface types, visible to callers or not. */
  readonly interfaces: ReadonlySet<string>;
  /** Type names whose objects satisfy the type condition: itself, implementers, members. */
  readonly namesWithin: (typeCondition: string) => ReadonlySet<string>;
}

/** The supergraph file cannot be served. The message says why and holds no request data. */
export class SupergraphError extends Error {
  override readonly name = "SupergraphError";
}

let latest: SupergraphState | undefined;

/** Reads a federation 2 supergraph SDL; the one that was read last is not read again. Throws SupergraphError when it is empty, malformed or asks for unsupported features. */
export function loadSupergraph(sdl: string): SupergraphState {
  if (latest?.sdl === sdl) return latest;
  if (typeof sdl !== "string" || sdl.trim() === "") throw new SupergraphError("The supergraph is empty.");
  try {
    return (latest = build(sdl));
  } catch (error) {
    if (error instanceof SupergraphError) throw error;
    throw new SupergraphError(`The supergraph cannot be used: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function build(sdl: string): SupergraphState {
  const document: DocumentNode = parse(sdl, { noLocation: true });
  const prepared = toPlannerSdl(document);
  const hasSynthetic = prepared.required.fields.size > 0;
  // With synthetic fields the real ones may look unused to a subgraph's validation: the given file is validated instead.
  const planned = Supergraph.build(prepared.document, { validateSupergraph: !hasSynthetic });
  const seen = hasSynthetic ? Supergraph.build(document) : planned;
  const uneven = findUnevenTypes(seen.subgraphs());
  const subgraphs = planned.subgraphsMetadata().map(({ name, url }) => Object.freeze({ name, url }));
  if (subgraphs.length === 0) throw new SupergraphError("The supergraph names no subgraph.");
  const planner = new QueryPlanner(planned, { reuseQueryFragments: false });
  let byType: QueryPlanner | undefined;
  return Object.freeze({
    sdl,
    hash: createHash("sha256").update(sdl).digest("hex"),
    apiSchema: withExecutableDirectives(seen.apiSchema().toGraphQLJSSchema(), document),
    subgraphs: Object.freeze(subgraphs),
    subgraphNames: Object.freeze(subgraphs.map(({ name }) => name)),
    subgraphHashes: readSubgraphHashes(sdl),
    planning: Object.freeze({
      planner,
      plannerByType: () => (byType ??= new QueryPlanner(planned, { reuseQueryFragments: false, typeConditionedFetching: true })),
      schema: planned.apiSchema(),
      required: prepared.required,
      uneven,
      reservedNames: prepared.reservedNames,
      interfaces: new Set(planned.schema.interfaceTypes().map(({ name }) => name)),
      namesWithin: typeConditions(planned.schema.toGraphQLJSSchema()),
    }),
  });
}

/** Conditions are checked against the whole supergraph: keys may go through types that callers cannot see. */
function typeConditions(schema: GraphQLSchema): (typeCondition: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (typeCondition) => {
    let names = known.get(typeCondition);
    if (!names) {
      const type = schema.getType(typeCondition);
      const found = new Set([typeCondition]);
      if (isAbstractType(type)) for (const member of schema.getPossibleTypes(type)) found.add(member.name);
      if (isInterfaceType(type)) for (const member of schema.getImplementations(type).interfaces) found.add(member.name);
      known.set(typeCondition, (names = found));
    }
    return names;
  };
}
