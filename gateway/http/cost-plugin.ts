import type { ApolloServerPlugin } from "@apollo/server";
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
        // A question that touches nothing is not for nothing.
        contextValue.outcome.cost = Math.max(1, cost.requested);
        budget.spend(subject, contextValue.outcome.cost);
      },
      async willSendResponse({ response }) {
        if (!cost || response.body.kind !== "single") return;
        response.body.singleResult.extensions = { ...response.body.singleResult.extensions, cost };
        for (const [name, value] of balanceHeaders(budget.balance(subject))) response.http.headers.set(name, value);
      },
    };
  },
});

/** The header fields of the rate-limit draft: what is left and when all of it is there again. */
export const balanceHeaders = ({ limit, remaining, reset }: Balance): [name: string, value: string][] => [
  ["ratelimit-policy", `"cost";q=${limit};w=60`],
  ["ratelimit", `"cost";r=${remaining};t=${reset}`],
];
