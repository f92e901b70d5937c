import { jest } from "@jest/globals";

/** Everything that fake timers could replace, but for `Date`. */
const running = ["hrtime", "nextTick", "performance", "queueMicrotask", "setImmediate", "clearImmediate", "setInterval", "clearInterval", "setTimeout", "clearTimeout"] as const;

/** Runs work on another day: only `Date` stands still, timers go on. Rights that depend on the day are then the same every month. */
export async function onDay<T>(day: string, work: () => Promise<T>): Promise<T> {
  const already = Date.now() === noonOf(day);
  if (!already) standStill(day);
  try {
    return await work();
  } finally {
    if (!already) moveOn();
  }
}

/** Lets `Date` stand still at noon in Japan. */
export function standStill(day: string): void {
  jest.useFakeTimers({ now: noonOf(day), doNotFake: [...running] });
}

export function moveOn(): void {
  jest.useRealTimers();
}

const noonOf = (day: string): number => Date.parse(`${day}T12:00:00+09:00`);
