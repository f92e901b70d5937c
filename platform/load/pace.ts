import { setTimeout as sleep } from "node:timers/promises";

/** How hard a load works. */
export interface Pace {
  /** Bytes of a file read and handed to the server at once. */
  readonly blockBytes: number;
  /** Lines stored at once; readers wait for no more than that. */
  readonly portionLines: number;
  /** Whether readers on the same machine go first where a processor or the disk is wanted by both. */
  readonly isGentle: boolean;
  /** Awaited after each piece of work of so many milliseconds. */
  rest(worked: number): Promise<void>;
}

/** As fast as it goes. */
export const fullPace: Pace = { blockBytes: 512 * 1024, portionLines: 100_000, isGentle: false, rest: () => Promise.resolve() };

/** How much longer a gentle load rests than it works. */
const restShare = 3;

/** For readers on the same machine: little at a time, and most of the time nothing. The busier the machine, the longer the rests. */
export const gentlePace: Pace = { blockBytes: 64 * 1024, portionLines: 200, isGentle: true, rest: async (worked) => void (await sleep(worked * restShare)) };
