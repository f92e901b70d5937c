import { copy, merge } from "../plan/key-tree.js";
import { isData } from "../plan/own-keys.js";
import type { Data } from "../plan/own-keys.js";
import { compileRepresentations } from "../plan/representation.js";
import type { FetchOperation } from "../plan/fetch-operation.js";
import type { Planning } from "../supergraph/load.js";
import type { Entity, EntityCall } from "./entity-gate.js";
import type { Path } from "./execution-error.js";
import { MAX_PLACES } from "./run.js";
import type { Run } from "./run.js";
import type { Step } from "./steps.js";
import { collectPaths, collectTargets } from "./targets.js";
import type { Route } from "./targets.js";

/** Fetches entities for every object at the route and puts what comes back into those objects. */
export function entityStep(operation: FetchOperation, route: Route, planning: Planning): Step {
  const read = compileRepresentations(operation.requires ?? [], { namesWithin: planning.namesWithin, required: planning.required, inputRewrites: operation.inputRewrites });
  const { tree, outputRewrites } = operation;
  return async (run) => {
    const targets = new Set(collectTargets(run.root, route));
    if (targets.size === 0) return;
    const gate = run.gate(operation);
    const asked = new Map<Data, Entity>();
    const calls = new Set<EntityCall>();
    for (const target of targets) {
      const representation = read(target);
      if (!representation) continue;
      const entity = gate.ask(representation);
      asked.set(target, entity);
      calls.add(entity.call);
    }
    if (calls.size === 0) return;
    for (const call of calls) await call.done;
    const owner = {};
    for (const [target, entity] of asked) {
      const value = entity.call.entities[entity.position];
      if (!isData(value)) continue;
      if (!entity.owner) {
        entity.owner = owner;
        for (const rewrite of outputRewrites) rewrite(value);
      }
      merge(target, tree.flat || entity.owner === owner ? value : copy(value, tree), tree);
    }
    for (const call of calls) if (call.errors.size > 0) return reportErrors(run, operation, route, asked);
  };
}

function reportErrors(run: Run, operation: FetchOperation, route: Route, asked: ReadonlyMap<Data, Entity>): void {
  let budget = MAX_PLACES;
  const paths = new Map<Data, Path[]>();
  for (const { object, path } of collectPaths(run.root, route)) {
    const known = paths.get(object);
    if (known) known.push(path);
    else paths.set(object, [path]);
  }
  for (const [target, entity] of asked) {
    for (const error of entity.call.errors.get(entity.position) ?? []) {
      if (run.errors.full) return;
      budget = run.report(error, paths.get(target) ?? [], operation.tree, budget);
    }
  }
}
