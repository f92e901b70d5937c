import type { Run } from "./run.js";

/** One compiled piece of a plan. Never rejects: what goes wrong is in the run's errors. */
export type Step = (run: Run) => Promise<void> | void;
