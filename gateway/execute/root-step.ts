import { copy, merge } from "../plan/key-tree.js";
import { isData, readOwn } from "../plan/own-keys.js";
import type { FetchOperation } from "../plan/fetch-operation.js";
import { cleanErrors } from "./subgraph-errors.js";
import type { CleanError } from "./subgraph-errors.js";
import { MAX_PLACES } from "./run.js";
import type { Run } from "./run.js";
import type { Step } from "./step.js";
import { CompiledRoute, collectPlaces } from "./targets.js";
import type { Route } from "../plan/route.js";
import { SubgraphFailure } from "./transport.js";
import type { SubgraphAnswer } from "./transport.js";

/** Fetches root fields. The route is empty but where a field of the answer leads back to the root type. */
export function rootStep(operation: FetchOperation, at: Route): Step {
  const route = new CompiledRoute(at);
  const { tree } = operation;
  return async (run) => {
    const targets = run.targets.at(route);
    if (targets.length === 0) return;
    let answer: SubgraphAnswer;
    try {
      answer = await run.send(operation);
    } catch (error) {
      return reportErrors(run, operation, route, [toFailure(error, operation)]);
    }
    const errors = cleanErrors(answer.errors, { tree, ofEntities: false, isKnownCode: run.isKnownCode });
    if (isData(answer.data)) {
      for (const rewrite of operation.outputRewrites) rewrite(answer.data);
      let first = true;
      for (const target of targets) {
        merge(target, first ? answer.data : copy(answer.data, tree), tree);
        first = false;
      }
      run.targets.grewBelow(route);
    }
    if (errors.length === 0 && !isWhole(answer.data, operation)) errors.push({ code: "SUBGRAPH_BAD_ANSWER", parameters: undefined, entity: undefined, path: [] });
    if (errors.length > 0) reportErrors(run, operation, route, errors);
  };
}

/** Without an error, every field that was asked for must be there. */
const isWhole = (data: unknown, { tree, hasConditions, outputRewrites }: FetchOperation): boolean =>
  isData(data) && (hasConditions || outputRewrites.length > 0 || tree.keys.every((key) => readOwn(data, key) !== undefined));

/** A mutation that may have been carried out must not be reported as one that was not. */
function toFailure(error: unknown, operation: FetchOperation): CleanError {
  const failure = error instanceof SubgraphFailure ? error : new SubgraphFailure("SUBGRAPH_BAD_ANSWER", true);
  const code = operation.kind === "mutation" && failure.sent ? "UNKNOWN_OUTCOME" : failure.code;
  return { code, parameters: undefined, entity: undefined, path: [] };
}

function reportErrors(run: Run, operation: FetchOperation, route: CompiledRoute, errors: readonly CleanError[]): void {
  const places = collectPlaces(run.root, route).map(({ path }) => path);
  let budget = MAX_PLACES;
  for (const error of errors) budget = run.report(error, places, operation.tree, budget);
}
