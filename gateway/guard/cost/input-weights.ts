import { getNamedType, isInputObjectType, isListType, isNonNullType, Kind } from "graphql";
import type { ArgumentNode, GraphQLField, GraphQLInputObjectType, GraphQLInputType, ValueNode } from "graphql";
import { saturation, type ValueOf } from "./cost-node.js";
import type { CostRules } from "./cost-rules.js";

/** What the arguments of one field weigh: as far as the document says it, and as far as values of variables do. */
export interface ArgumentWeights {
  readonly fixed: number;
  readonly ofVariables?: (value: ValueOf) => number;
}

/** A variable where a weighed input may stand. */
interface Place {
  readonly variable: string;
  readonly type: GraphQLInputType;
}

/** Weighs what a caller sends: an argument that is given counts, and each input field below it as often as it stands there. */
export class InputWeights {
  readonly #weighed = new Map<GraphQLInputObjectType, boolean>();

  constructor(private readonly rules: CostRules) {}

  ofArguments(typeName: string, field: GraphQLField<unknown, unknown>, given: readonly ArgumentNode[]): ArgumentWeights {
    const places: Place[] = [];
    let fixed = 0;
    for (const { name, value } of given) {
      fixed += this.rules.weightOfArgument(typeName, field.name, name.value);
      const type = field.args.find((argument) => argument.name === name.value)?.type;
      if (type && this.#hasWeights(type)) fixed += this.#ofNode(value, type, places);
    }
    return places.length === 0 ? { fixed } : { fixed, ofVariables: (value) => places.reduce((total, place) => total + this.#ofValue(value(place.variable), place.type), 0) };
  }

  #ofNode(node: ValueNode, type: GraphQLInputType, places: Place[]): number {
    if (node.kind === Kind.VARIABLE) {
      places.push({ variable: node.name.value, type });
      return 0;
    }
    const bare = bareOf(type);
    if (isListType(bare)) return (node.kind === Kind.LIST ? node.values : [node]).reduce((total, item) => total + this.#ofNode(item, bare.ofType, places), 0);
    if (!isInputObjectType(bare) || node.kind !== Kind.OBJECT) return 0;
    return node.fields.reduce((total, { name, value }) => total + this.#ofField(bare, name.value, (inner) => this.#ofNode(value, inner, places)), 0);
  }

  #ofValue(value: unknown, type: GraphQLInputType): number {
    if (value === undefined || value === null || !this.#hasWeights(type)) return 0;
    const bare = bareOf(type);
    if (isListType(bare)) return sum((Array.isArray(value) ? value : [value]).map((item) => this.#ofValue(item, bare.ofType)));
    if (!isInputObjectType(bare) || typeof value !== "object") return 0;
    return sum(Object.entries(value).map(([name, below]) => this.#ofField(bare, name, (inner) => this.#ofValue(below, inner))));
  }

  #ofField(type: GraphQLInputObjectType, name: string, below: (type: GraphQLInputType) => number): number {
    const field = type.getFields()[name];
    return field ? this.rules.weightOfInputField(type.name, name) + below(field.type) : 0;
  }

  /** Whether anything in a value of the type weighs something. */
  #hasWeights(type: GraphQLInputType): boolean {
    const named = getNamedType(type);
    if (!isInputObjectType(named)) return false;
    let known = this.#weighed.get(named);
    if (known === undefined) this.#weighed.set(named, (known = [...reachable(named, new Set())].some((found) => Object.keys(found.getFields()).some((name) => this.rules.weightOfInputField(found.name, name) > 0))));
    return known;
  }
}

const bareOf = (type: GraphQLInputType): GraphQLInputType => (isNonNullType(type) ? type.ofType : type);

/** The type and every input type below it. */
function reachable(type: GraphQLInputObjectType, found: Set<GraphQLInputObjectType>): Set<GraphQLInputObjectType> {
  if (found.has(type)) return found;
  found.add(type);
  for (const field of Object.values(type.getFields())) {
    const named = getNamedType(field.type);
    if (isInputObjectType(named)) reachable(named, found);
  }
  return found;
}

const sum = (weights: readonly number[]): number => Math.min(saturation, weights.reduce((total, weight) => total + weight, 0));
