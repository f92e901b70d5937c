import { shareBudgets } from "../../gateway/guard/shared-budgets.js";
import { openBudgets, type ViewerBudgets } from "../../gateway/guard/viewer-budgets.js";
import type { Config } from "../../platform/config/config.js";
import { isWorker } from "./workers.js";

/** The budgets of this process; the copies of one start tell each other through their supervisor what is spent. */
export function processBudgets(config: Config): ViewerBudgets {
  const budgets = openBudgets(config);
  if (isWorker()) shareBudgets(budgets, { send: (message) => process.connected && process.send?.(message), listen: (hear) => process.on("message", hear) });
  return budgets;
}
