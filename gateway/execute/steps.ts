import type { FetchNode, PlanNode, QueryPlan } from "@apollo/query-planner";
import { toFetchOperations } from "../plan/fetch-operation.js";
import type { FetchOperation } from "../plan/fetch-operation.js";
import type { Planning } from "../supergraph/load.js";
import { entityStep } from "./entity-step.js";
import { rootStep } from "./root-step.js";
import type { Run } from "./run.js";
import { toRoute } from "./targets.js";
import type { Route } from "./targets.js";

/** One compiled piece of a plan. Never rejects: what goes wrong is in the run's errors. */
export type Step = (run: Run) => Promise<void> | void;

/** A compiled plan: its first step (none when nothing is fetched) and every request it may send. */
export interface CompiledPlan {
  readonly start: Step | undefined;
  readonly operations: readonly FetchOperation[];
  /** Response names that fetches at the root bring. */
  readonly rootKeys: ReadonlySet<string>;
}

/** Compiles a plan once into closures. Throws for subscriptions and deferred parts. */
export function compilePlan(plan: QueryPlan, planning: Planning, operationName: string | undefined): CompiledPlan {
  if (plan.node?.kind === "Subscription") throw new Error("subscriptions are not supported");
  const operations: FetchOperation[] = [];
  const rootKeys = new Set<string>();
  const compileFetch = (node: FetchNode, route: Route): Step => {
    const parts = toFetchOperations(node, planning, operationName);
    operations.push(...parts);
    if (route.length === 0) for (const part of parts) for (const key of part.tree.keys) rootKeys.add(key);
    return parallel(parts.map((part) => (part.requires ? entityStep(part, route, planning) : rootStep(part, route))));
  };
  const compile = (node: PlanNode, route: Route): Step => {
    switch (node.kind) {
      case "Sequence":
        return sequence(node.nodes.map((child) => compile(child, route)));
      case "Parallel":
        return parallel(node.nodes.map((child) => compile(child, route)));
      case "Flatten":
        return compile(node.node, [...route, ...toRoute(node.path)]);
      case "Fetch":
        return compileFetch(node, route);
      case "Condition":
        return condition(node.condition, node.ifClause && compile(node.ifClause, route), node.elseClause && compile(node.elseClause, route));
      case "Defer":
        throw new Error("@defer is not supported");
    }
  };
  return { start: plan.node && compile(plan.node, []), operations, rootKeys };
}

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
