import type { FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { costOf, costOfSet, nothing, saturation, type CostNode, type CostSet, type ValueOf } from "./cost-node.js";
import { CostReader, literal } from "./cost-reader.js";
import type { CostRules } from "./cost-rules.js";

type Variables = Readonly<Record<string, unknown>>;

const mutationWeight = 10;

/** The static cost of one operation: read once from its document, counted for each request's variables. */
export class OperationCost {
  readonly #weight: number;
  readonly #root: CostSet;
  readonly #defaults: Variables;
  /** Known ahead when no variable matters. */
  readonly #constant: number | undefined;

  /** `operation` is valid against the schema and its expanded size was measured before. */
  constructor(schema: GraphQLSchema, rules: CostRules, operation: OperationDefinitionNode, fragments: Readonly<Record<string, FragmentDefinitionNode>>) {
    const reader = new CostReader(schema, rules, fragments);
    const root = schema.getRootType(operation.operation);
    this.#weight = operation.operation === "mutation" ? mutationWeight : 0;
    this.#root = root ? reader.read(root, [operation.selectionSet], {}) : nothing;
    this.#defaults = Object.fromEntries((operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) => (defaultValue ? [[variable.name.value, literal(defaultValue)]] : [])));
    this.#constant = reader.usesVariables ? undefined : this.#count({});
  }

  /** Cost with these variables, at most 1,000,000,000. */
  count(variables: Variables): number {
    return this.#constant ?? this.#count(variables);
  }

  /** Names of the schema from the root to the field that costs most: what to narrow. */
  costliest(variables: Variables): string {
    const path: string[] = [];
    const value = this.#valueOf(variables);
    for (let set = this.#root; ; ) {
      const nodes = [...set.always, ...set.oneOf.flat()];
      const most = nodes.reduce<CostNode | undefined>((best, node) => (costOf(node, value) > (best ? costOf(best, value) : 0) ? node : best), undefined);
      if (!most) return path.join(".");
      path.push(most.name);
      set = most.below;
    }
  }

  #count(variables: Variables): number {
    return Math.min(saturation, this.#weight + costOfSet(this.#root, this.#valueOf(variables)));
  }

  #valueOf(variables: Variables): ValueOf {
    return (name) => (Object.hasOwn(variables, name) && variables[name] !== undefined ? variables[name] : this.#defaults[name]);
  }
}
