import type { ApolloServerPlugin, HeaderMap } from "@apollo/server";
import type { CostGuard } from "../guard/cost/cost-guard.js";
import type { Balance, ViewerBudget } from "../guard/viewer-budget.js";
import type { OperationContext } from "./answer-plugin.js";

/** Counts each valid operation before it is planned, refuses what is too dear for the request or the viewer's minute, and tells both in the answer. */
export const costPlugin = (guard: CostGuard, budget: ViewerBudget): ApolloServerPlugin<OperationContext> => ({
  async serverWillStart() {
    return { schemaDidLoadOrUpdate: ({ apiSchema, coreSupergraphSdl }) => guard.learn(apiSchema, coreSupergraphSdl ?? "") };
  },
  async requestDidStart({ contextValue }) {
    const { subject } = contextValue.fetchContext.viewer;
    let cost: ReturnType<CostGuard["costOf"]> | undefined;
    return {
      async didResolveOperation({ schema, document, operation, request }) {
        if (!operation) return;
        const variables = request.variables ?? {};
        cost = guard.costOf(schema, document, operation, variables);
        guard.assertAffordable(cost, schema, document, operation, variables);
        budget.spend(subject, Math.max(1, cost.requested));
      },
      async willSendResponse({ response }) {
        if (!cost || response.body.kind !== "single") return;
        response.body.singleResult.extensions = { ...response.body.singleResult.extensions, cost };
        addBalance(response.http.headers, budget.balance(subject));
      },
    };
  },
});

/** The header fields of the rate-limit draft: what is left and when all of it is there again. */
function addBalance(headers: HeaderMap, { limit, remaining, reset }: Balance): void {
  headers.set("ratelimit-policy", `"cost";q=${limit};w=60`);
  headers.set("ratelimit", `"cost";r=${remaining};t=${reset}`);
}
