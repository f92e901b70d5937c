import { Kind, type DocumentNode, type FragmentDefinitionNode, type GraphQLSchema, type OperationDefinitionNode } from "graphql";
import type { Config } from "../../../platform/config/config.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { readCostRules, type CostRules } from "./cost-rules.js";
import { OperationCost } from "./operation-cost.js";

export type CostLimits = Pick<Config, "GUARD_MAX_COST" | "GUARD_LIST_SIZE">;

/** As it leaves in `extensions.cost`. */
export interface Cost {
  readonly requested: number;
  readonly limit: number;
}

/** Counts what operations cost. Each document is read once, as long as somebody keeps it. */
export class CostGuard {
  readonly #rules = new WeakMap<GraphQLSchema, CostRules>();
  readonly #known = new WeakMap<OperationDefinitionNode, OperationCost>();

  constructor(private readonly limits: CostLimits) {}

  /** Makes the rules of a supergraph known under its API schema. */
  learn(schema: GraphQLSchema, supergraphSdl: string): void {
    this.#rules.set(schema, readCostRules(supergraphSdl, this.limits.GUARD_LIST_SIZE));
  }

  /** The cost of a valid operation. */
  costOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>): Cost {
    return { requested: this.#read(schema, document, operation).count(variables), limit: this.limits.GUARD_MAX_COST };
  }

  /** Throws OPERATION_TOO_EXPENSIVE, naming the path that costs most. */
  assertAffordable({ requested, limit }: Cost, schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>): void {
    if (requested > limit) throw new KaigoError("OPERATION_TOO_EXPENSIVE", { cost: requested, limit, path: this.#read(schema, document, operation).costliest(variables) });
  }

  #read(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): OperationCost {
    let known = this.#known.get(operation);
    if (!known) {
      const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
      for (const definition of document.definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
      const rules = this.#rules.get(schema);
      if (!rules) throw new KaigoError("INTERNAL");
      this.#known.set(operation, (known = new OperationCost(schema, rules, operation, fragments)));
    }
    return known;
  }
}
