import type { Config } from "../../platform/config/config.js";
import type { Identify } from "../identity/identity.js";
import { ViewerBudget } from "./viewer-budget.js";

/** The two things that each viewer has so much of per minute. */
export interface ViewerBudgets {
  readonly cost: ViewerBudget;
  readonly requests: ViewerBudget;
}

export const openBudgets = ({ GUARD_COST_PER_MINUTE, GUARD_REQUESTS_PER_MINUTE }: Pick<Config, "GUARD_COST_PER_MINUTE" | "GUARD_REQUESTS_PER_MINUTE">): ViewerBudgets => ({
  cost: new ViewerBudget(GUARD_COST_PER_MINUTE, "cost"),
  requests: new ViewerBudget(GUARD_REQUESTS_PER_MINUTE, "requests"),
});

/** Counts each request of a verified viewer, whatever becomes of it. Throws RATE_LIMITED, before anything is asked of the database. */
export const withinRate =
  (identify: Identify, requests: ViewerBudget): Identify =>
  async (...credentials) => {
    const viewer = await identify(...credentials);
    requests.spend(viewer.subject, 1);
    return viewer;
  };
