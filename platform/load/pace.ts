import { setTimeout as sleep } from "node:timers/promises";

/** How hard a load works. */
export interface Pace {
  /** Lines stored at once; readers wait for no more than that. */
  readonly portionLines: number;
  /** Awaited after each piece of work of so many milliseconds. */
  rest(worked: number): Promise<void>;
}

/** As fast as it goes. */
export const fullPace: Pace = { portionLines: 100_000, rest: () => Promise.resolve() };

/** How much longer a gentle load rests than it works. */
const restShare = 3;

/** For readers on the same machine: little at a time, and most of the time nothing. The busier the machine, the longer the rests. */
export const gentlePace: Pace = { portionLines: 500, rest: async (worked) => void (await sleep(worked * restShare)) };
