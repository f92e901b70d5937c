import type { FetchOperation } from "../plan/fetch-operation.js";
import { copy, merge } from "../plan/key-tree.js";
import { isData } from "../plan/own-keys.js";
import type { Data } from "../plan/own-keys.js";
import type { GatheredNames } from "../plan/gathered-names.js";
import type { Route } from "../plan/route.js";
import { alwaysRequired, compileRepresentations } from "../plan/representation.js";
import type { RepresentationKey, Representer } from "../plan/representation.js";
import type { Planning } from "../supergraph/load.js";
import { markAbsent } from "./absent.js";
import type { Entity, EntityCall } from "./entity-gate.js";
import type { Path } from "./execution-error.js";
import { MAX_PLACES } from "./run.js";
import type { Run } from "./run.js";
import type { Step } from "./step.js";
import { CompiledRoute, collectPlaces } from "./targets.js";
import type { Unify } from "./targets.js";

/** An object of the data with the entity that was asked for it. */
interface Asked {
  readonly target: Data;
  readonly entity: Entity;
}

/** Fetches entities for every object at the route and puts what comes back into those objects. */
export function entityStep(operation: FetchOperation, at: Route, planning: Planning, gathered: GatheredNames): Step {
  const representerOf = compileRepresentations(operation.requires ?? [], { namesWithin: planning.namesWithin, required: planning.required, inputRewrites: operation.inputRewrites });
  const route = new CompiledRoute(at);
  const isFlat = operation.tree.flat;
  const mayUnify = gathered.areWithin(at, alwaysRequired(operation.requires ?? []));

  const ask = (run: Run): Asked[] => {
    const asked: Asked[] = [];
    const gate = run.gate(operation);
    let type: unknown;
    let representer: ReturnType<typeof representerOf> = null;
    let known = gate.ofType("");
    for (const target of run.targets.at(route, mayUnify ? unifier(representerOf) : undefined)) {
      const name = target["__typename"];
      if (name !== type) {
        type = name;
        representer = typeof name === "string" ? representerOf(name) : null;
        if (representer) known = gate.ofType(name as string);
      }
      const entity = representer && gate.ask(target, representer, known);
      if (entity) asked.push({ target, entity });
    }
    return asked;
  };

  const take = (asked: readonly Asked[]): void => {
    const owner = {};
    for (const { target, entity } of asked) {
      const value = entity.call.entities[entity.position];
      if (value === null && !entity.call.errors.has(entity.position)) markAbsent(target);
      if (!isData(value)) continue;
      if (!entity.owner) {
        entity.owner = owner;
        for (const rewrite of operation.outputRewrites) rewrite(value);
      }
      merge(target, isFlat || entity.owner === owner ? value : copy(value, operation.tree), operation.tree);
    }
  };

  return async (run) => {
    const asked = ask(run);
    if (asked.length === 0) return;
    const calls = new Set<EntityCall>();
    for (const { entity } of asked) calls.add(entity.call);
    for (const call of calls) await call.done;
    take(asked);
    if (!isFlat) run.targets.grewBelow(route);
    for (const call of calls) if (call.errors.size > 0) return reportErrors(run, operation, route, asked);
  };
}

/**
 * Objects of which nothing is known but what identifies them are interchangeable: one stands for all. What is fetched for
 * them is then merged, gone through and shaped once (a deep query had 309 such places of 9 products).
 */
function unifier(representerOf: (type: string) => Representer | null): Unify {
  const known = new Map<string, Map<RepresentationKey, Data>>();
  return (object) => {
    const type = object["__typename"];
    const key = typeof type === "string" ? representerOf(type)?.key(object) : undefined;
    if (key === undefined) return object;
    let equals = known.get(type as string);
    if (!equals) known.set(type as string, (equals = new Map()));
    const first = equals.get(key);
    if (!first) equals.set(key, object);
    return first ?? object;
  };
}

function reportErrors(run: Run, operation: FetchOperation, route: CompiledRoute, asked: readonly Asked[]): void {
  let budget = MAX_PLACES;
  const paths = new Map<Data, Path[]>();
  for (const { object, path } of collectPlaces(run.root, route)) {
    const known = paths.get(object);
    if (known) known.push(path);
    else paths.set(object, [path]);
  }
  for (const { target, entity } of asked) {
    for (const error of entity.call.errors.get(entity.position) ?? []) {
      if (run.errors.full) return;
      budget = run.report(error, paths.get(target) ?? [], operation.tree, budget);
    }
  }
}
