import { readdirSync } from "node:fs";
import { constants, setPriority } from "node:os";

/** Lets others go first where this process wants a processor: all of its threads, for Linux keeps a priority for each, and those that compile and collect garbage are there before anything is asked. */
export function lowerOwnPriority(): void {
  for (const thread of threads()) {
    try {
      setPriority(thread, constants.priority.PRIORITY_LOW);
    } catch {
      // It has ended meanwhile.
    }
  }
}

function threads(): number[] {
  try {
    return readdirSync("/proc/self/task").map(Number);
  } catch {
    return [process.pid];
  }
}
