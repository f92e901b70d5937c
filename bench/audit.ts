import { describeCost } from "./cost/compare.js";
import { costOperations } from "./cost/operations.js";
import { compareOverTown } from "./cost/with-town.js";

const bar = 10;

/** What the access record costs: the product beside itself with a writer that writes nothing down and no seals. Bar: 10 % of the main read. */
export async function run(): Promise<void> {
  const compared = await compareOverTown(async () => ({ without: "audit" }), costOperations);
  process.stdout.write(describeCost("the access record", bar, compared));
}
