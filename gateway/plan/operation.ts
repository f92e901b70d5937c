import { GraphQLError, Kind, getVariableValues } from "graphql";
import type { DocumentNode, FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { operationFromDocument } from "@apollo/federation-internals";
import { errorText } from "../../platform/errors/kaigo-error.js";
import type { ErrorCode } from "../../platform/errors/registry.js";
import { Projection } from "../execute/projection.js";
import { compilePlan } from "../execute/compile-plan.js";
import type { CompiledPlan } from "../execute/compile-plan.js";
import { withoutUnknownDirectives } from "../supergraph/executable-directives.js";
import type { SupergraphState } from "../supergraph/load.js";
import { asksByType } from "./asks-by-type.js";
import { toKeyTree } from "./key-tree.js";
import type { KeyTree } from "./key-tree.js";
import { conditionVariables, decideConditions, settleConditions } from "./conditions.js";
import { withLostRequires } from "./lost-requires.js";
import { LostRequirement } from "./split-requires.js";
import { withMemberSelections } from "./member-selections.js";
import { Lru } from "./lru.js";
import { toSafeAliases } from "./safe-aliases.js";
import type { SafeAliases } from "./safe-aliases.js";
import { Shape } from "./shape.js";

/** Different `@skip`/`@include` values that keep their own projection, or plan, at the same time. */
const MAX_PROJECTIONS = 16;

/** One operation of one document: planned and compiled once, carried out many times. */
export class Operation {
  readonly kind: "query" | "mutation";
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly #aliases: SafeAliases;
  readonly #conditions: readonly string[];
  readonly #projections = new Lru<Projection>(MAX_PROJECTIONS);
  /** The plan for any values; absent where only plans for known values are right. */
  readonly #plan: CompiledPlan | undefined;
  readonly #plans = new Lru<CompiledPlan | GraphQLError>(MAX_PROJECTIONS);
  #tree: KeyTree | undefined;

  /** `document` must be valid against the API schema. Throws a GraphQLError with a code when it cannot be planned. */
  constructor(
    private readonly supergraph: SupergraphState,
    document: DocumentNode,
    readonly definition: OperationDefinitionNode,
  ) {
    if (definition.operation === "subscription") throw refused("OPERATION_INVALID", undefined, definition);
    this.#rootType();
    this.kind = definition.operation;
    const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
    for (const item of document.definitions) if (item.kind === Kind.FRAGMENT_DEFINITION) fragments[item.name.value] = item;
    this.fragments = fragments;
    const { schema: planned, reservedNames } = supergraph.planning;
    const settled = settleConditions(withoutUnknownDirectives(document, (name) => planned.directive(name) !== undefined));
    this.#aliases = toSafeAliases(settled, reservedNames);
    this.#conditions = conditionVariables(document);
    this.#plan = this.#planForAny();
    this.#assertAnswerable();
  }

  get schema(): GraphQLSchema {
    return this.supergraph.apiSchema;
  }

  /** Values of the variables by the specification, or the errors of those that do not fit. */
  readVariables(given: Readonly<Record<string, unknown>>): { errors?: readonly GraphQLError[]; coerced?: Record<string, unknown> } {
    return getVariableValues(this.schema, this.definition.variableDefinitions ?? [], given, { maxErrors: 10 });
  }

  /** The plan for the given condition values. Throws when it cannot be planned for them. */
  plan(isTrue: (variable: string) => boolean): CompiledPlan {
    if (this.#plan) return this.#plan;
    const values = new Map(this.#conditions.map((name) => [name, isTrue(name)]));
    const key = [...values.values()].map(Number).join("");
    let plan = this.#plans.get(key);
    if (!plan) this.#plans.set(key, (plan = this.#planFor(values)));
    if (plan instanceof GraphQLError) throw plan;
    return plan;
  }

  /** The projection for the given condition values. */
  projection(isTrue: (variable: string) => boolean): Projection {
    const values = this.#conditions.map(isTrue);
    const key = values.map(Number).join("");
    let projection = this.#projections.get(key);
    if (!projection) {
      const known = new Map(this.#conditions.map((name, index) => [name, values[index] === true]));
      const source = { schema: this.schema, fragments: this.fragments, sourceName: this.#aliases.sourceName, isTrue: (name: string) => known.get(name) === true };
      projection = new Projection(new Shape(source, this.#rootType(), [this.definition.selectionSet]));
      this.#projections.set(key, projection);
    }
    return projection;
  }

  /** Names as gathered, for placing errors. */
  readonly names = {
    tree: (): KeyTree => (this.#tree ??= this.#toTree()),
    responseName: (source: string): string => this.#aliases.responseName(source),
  };

  #rootType() {
    const type = this.schema.getRootType(this.definition.operation);
    if (!type) throw refused("OPERATION_INVALID");
    return type;
  }

  #planFor(values: ReadonlyMap<string, boolean>): CompiledPlan | GraphQLError {
    try {
      return this.#planOf(decideConditions(this.#aliases.document, values), false);
    } catch (cause) {
      return refused("INTERNAL", cause);
    }
  }

  /** Where a variable may leave a part out, an order that the planner loses cannot be put back: values get plans of their own then, when they are first asked for. */
  #planForAny(): CompiledPlan | undefined {
    try {
      return this.#planOf(this.#aliases.document, this.#conditions.length > 0);
    } catch (cause) {
      if (!(cause instanceof LostRequirement) || this.#conditions.length === 0) throw refused("INTERNAL", cause);
      return undefined;
    }
  }

  #planOf(document: DocumentNode, hasConditions: boolean): CompiledPlan {
    const { planner, plannerByType, schema, uneven, required } = this.supergraph.planning;
    const name = this.definition.name?.value;
    const operation = operationFromDocument(schema, document, { operationName: name, validate: false });
    const planned = (asksByType(document) ? plannerByType() : planner).buildQueryPlan(operation);
    const ordered = hasConditions ? planned : withLostRequires(planned, required);
    const plan = withMemberSelections(ordered, document, this.definition, uneven);
    return compilePlan(plan, this.supergraph.planning, { name, hasConditions });
  }

  /** A root field that no fetch brings can never be answered: the planner found no way to it. */
  #assertAnswerable(): void {
    const { rootKeys } = this.plan(() => false);
    const shape = new Shape({ schema: this.schema, fragments: this.fragments, sourceName: this.#aliases.sourceName, isTrue: () => false }, this.#rootType(), [this.definition.selectionSet]);
    for (const field of shape.fieldsOf(this.#rootType())) {
      if (field.kind !== "typename" && field.kind !== "introspection" && !rootKeys.has(field.sourceName)) throw refused("INTERNAL");
    }
  }

  #toTree(): KeyTree {
    const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
    let definition = this.definition;
    for (const item of this.#aliases.document.definitions) {
      if (item.kind === Kind.FRAGMENT_DEFINITION) fragments[item.name.value] = item;
      else if (item.kind === Kind.OPERATION_DEFINITION && item.name?.value === definition.name?.value) definition = item;
    }
    return toKeyTree(definition.selectionSet, { fragments });
  }
}

const refused = (code: ErrorCode, cause?: unknown, node?: OperationDefinitionNode): GraphQLError =>
  new GraphQLError(errorText(code, "en"), { nodes: node, extensions: { code }, originalError: cause instanceof Error ? cause : undefined });
