import type { FetchNode, PlanNode, QueryPlan } from "@apollo/query-planner";
import { toFetchOperations } from "../plan/fetch-operation.js";
import type { FetchOperation, OperationTraits } from "../plan/fetch-operation.js";
import { GatheredNames } from "../plan/gathered-names.js";
import { toRoute } from "../plan/route.js";
import type { Route } from "../plan/route.js";
import type { Planning } from "../supergraph/load.js";
import { entityStep } from "./entity-step.js";
import { rootStep } from "./root-step.js";
import type { Step } from "./step.js";

/** A compiled plan: its first step (none when nothing is fetched) and every request it may send. */
export interface CompiledPlan {
  readonly start: Step | undefined;
  readonly operations: readonly FetchOperation[];
  /** Response names that fetches at the root bring. */
  readonly rootKeys: ReadonlySet<string>;
}

/** Compiles a plan once into closures. Throws for subscriptions and deferred parts. */
export function compilePlan(plan: QueryPlan, planning: Planning, traits: OperationTraits): CompiledPlan {
  if (!plan.node) return { start: undefined, operations: [], rootKeys: new Set() };
  if (plan.node.kind === "Subscription") throw new Error("subscriptions are not supported");
  const operations = new Map<FetchNode, FetchOperation[]>();
  const operationsOf = (node: FetchNode): FetchOperation[] => {
    let known = operations.get(node);
    if (!known) operations.set(node, (known = toFetchOperations(node, planning, traits)));
    return known;
  };
  const start = new PlanCompiler(planning, operationsOf).compile(plan.node, [], noNames, noNames);
  const all = [...operations.values()].flat();
  return { start, operations: all, rootKeys: new Set(all.filter(({ requires }) => !requires).flatMap(({ tree }) => tree.keys)) };
}

class PlanCompiler {
  constructor(
    private readonly planning: Planning,
    private readonly operationsOf: (node: FetchNode) => readonly FetchOperation[],
  ) {}

  /** `before`: names that may have been gathered when the node starts; `during`: names that others gather meanwhile. */
  compile(node: PlanNode, route: Route, before: GatheredNames, during: GatheredNames): Step {
    switch (node.kind) {
      case "Sequence": {
        let known = before;
        const steps = node.nodes.map((child) => {
          const step = this.compile(child, route, known, during);
          known = known.with(during).with(this.#gatheredBy(child, route));
          return step;
        });
        return sequence(steps);
      }
      case "Parallel":
        return parallel(
          node.nodes.map((child) => {
            const others = node.nodes.filter((other) => other !== child).map((other) => this.#gatheredBy(other, route));
            return this.compile(child, route, before, others.reduce((all, other) => all.with(other), during));
          }),
        );
      case "Flatten":
        return this.compile(node.node, [...route, ...toRoute(node.path)], before, during);
      case "Fetch":
        return parallel(this.operationsOf(node).map((part) => (part.requires ? entityStep(part, route, this.planning, before) : rootStep(part, route))));
      case "Condition": {
        const branch = (inner: PlanNode | undefined) => inner && this.compile(inner, route, before, during);
        return condition(node.condition, branch(node.ifClause), branch(node.elseClause));
      }
      case "Defer":
        throw new Error("@defer is not supported");
    }
  }

  #gatheredBy(node: PlanNode, route: Route): GatheredNames {
    switch (node.kind) {
      case "Sequence":
      case "Parallel":
        return node.nodes.reduce((all, child) => all.with(this.#gatheredBy(child, route)), noNames);
      case "Flatten":
        return this.#gatheredBy(node.node, [...route, ...toRoute(node.path)]);
      case "Fetch":
        return this.operationsOf(node).reduce((all, { tree }) => all.with(GatheredNames.of(route, tree)), noNames);
      case "Condition":
        return [node.ifClause, node.elseClause].reduce((all, child) => (child ? all.with(this.#gatheredBy(child, route)) : all), noNames);
      case "Defer":
        return noNames;
    }
  }
}

const noNames = new GatheredNames([]);

function sequence(steps: readonly Step[]): Step {
  const [only] = steps;
  if (steps.length === 1 && only) return only;
  return async (run) => {
    for (const step of steps) await step(run);
  };
}

function parallel(steps: readonly Step[]): Step {
  const [only] = steps;
  if (steps.length === 1 && only) return only;
  return async (run) => {
    await Promise.all(steps.map((step) => step(run)));
  };
}

const condition =
  (variable: string, ifTrue: Step | undefined, ifFalse: Step | undefined): Step =>
  (run) =>
    (run.isTrue(variable) ? ifTrue : ifFalse)?.(run);
