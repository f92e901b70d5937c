import { jest } from "@jest/globals";
import { Admission } from "../../../gateway/guard/admission.js";
import { AdaptiveLimit } from "../../../gateway/guard/adaptive-limit.js";
import { untilDeadline } from "../../../gateway/guard/deadline.js";
import { shareBudgets } from "../../../gateway/guard/shared-budgets.js";
import { ViewerBudget } from "../../../gateway/guard/viewer-budget.js";
import type { ViewerBudgets } from "../../../gateway/guard/viewer-budgets.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";

/** Work that ends when it is told to. */
function held() {
  let end = (): void => undefined;
  const work = new Promise<void>((resolve) => (end = resolve));
  return { work: () => work, end };
}

const codeOf = (error: unknown) => (error instanceof KaigoError ? error.code : error);

describe("admission", () => {
  const limits = { GATEWAY_MIN_OPERATIONS: 2, GATEWAY_MAX_OPERATIONS: 2, GATEWAY_QUEUE: 2, GATEWAY_QUEUE_MS: 60_000 };

  test("lets the limit run, the queue wait in order, and refuses the rest", async () => {
    const admission = new Admission(limits);
    const started: number[] = [];
    const parts = [0, 1, 2, 3].map(held);
    const running = parts.map(({ work }, index) => admission.run("a", () => (started.push(index), work())));
    expect([admission.running, admission.queued, started]).toEqual([2, 2, [0, 1]]);
    await expect(admission.run("a", async () => "late")).rejects.toMatchObject({ code: "GATEWAY_BUSY", parameters: { seconds: 1 } });
    parts[1]?.end();
    await running[1];
    expect([admission.running, admission.queued, started]).toEqual([2, 1, [0, 1, 2]]);
    for (const { end } of parts) end();
    await Promise.all(running);
    expect([admission.running, admission.queued, started]).toEqual([0, 0, [0, 1, 2, 3]]);
  });

  test("lets go of callers that left or waited too long, and gives places back whatever happened", async () => {
    const admission = new Admission({ ...limits, GATEWAY_QUEUE_MS: 5 });
    const parts = [held(), held()];
    const running = parts.map(({ work }) => admission.run("a", work));
    const left = new AbortController();
    const leaving = admission.run("a", async () => "never", left.signal).catch(codeOf);
    const waiting = admission.run("a", async () => "never").catch(codeOf);
    left.abort();
    expect([await leaving, await waiting, admission.queued]).toEqual(["GATEWAY_BUSY", "GATEWAY_BUSY", 0]);
    for (const { end } of parts) end();
    await Promise.all(running);
    await expect(admission.run("a", async () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect([admission.running, await admission.run("a", async () => "fine")]).toEqual([0, "fine"]);
  });
});

describe("the limit", () => {
  /** Operations whose time is what `latency` says for the limit of the moment; answers the limit it came to. */
  function settle(latency: (limit: number) => number, limit = new AdaptiveLimit({ least: 8, most: 256 }, () => 0), decisions = 200) {
    for (let index = 0; index < decisions * 20; index++) limit.finished("a", latency(limit.current), limit.current);
    return limit;
  }
  /** One core: each operation computes for 2 ms and waits; more at once wait for each other. */
  const core = (waits: number) => (limit: number) => Math.max(waits + 2, limit * 2);

  test("stays low where operations only compute, and rises with the latency of what they wait for", () => {
    const levels = [0, 10, 40, 100].map((waits) => settle(core(waits), start(waits)).current);
    expect(levels[0]).toBe(8);
    expect(levels).toEqual([...levels].sort((a, b) => a - b));
    expect(levels[3]).toBeGreaterThan(80);
    function start(waits: number) {
      const limit = new AdaptiveLimit({ least: 8, most: 256 }, () => 0);
      limit.finished("a", waits + 2, 1);
      return limit;
    }
  });

  test("follows subgraphs that become slower for good, and never leaves its bounds", () => {
    let now = 0;
    const limit = new AdaptiveLimit({ least: 8, most: 64 }, () => now);
    settle(core(10), limit);
    const before = limit.current;
    for (let round = 0; round < 8; round++) {
      now += 11_000;
      settle(core(200), limit, 50);
    }
    expect(limit.current).toBeGreaterThan(before);
    settle(() => 1e6, limit);
    expect(limit.current).toBe(8);
    now += 60_000;
    settle(() => 1, limit, 1_000);
    expect(limit.current).toBe(64);
  });

  test("does not rise where nobody needs it", () => {
    const limit = new AdaptiveLimit({ least: 8, most: 256 }, () => 0);
    for (let index = 0; index < 2_000; index++) limit.finished("a", 50, 3);
    expect(limit.current).toBe(8);
  });

  test("measures each operation against itself: a mix of quick and long ones is no overload", () => {
    const limit = new AdaptiveLimit({ least: 8, most: 256 }, () => 0);
    for (let index = 0; index < 2_000; index++) limit.finished(String(index % 2), index % 2 ? 10 : 800, limit.current);
    expect(limit.current).toBe(256);
  });
});

describe("a viewer's minute", () => {
  test("is spent, refused beyond its end, and comes back evenly", () => {
    let now = 0;
    const budget = new ViewerBudget(600, "cost", () => now);
    expect(budget.spend("a", 500)).toEqual({ limit: 600, remaining: 100, reset: 50 });
    expect(() => budget.spend("a", 200)).toThrow(expect.objectContaining({ code: "RATE_LIMITED", parameters: { measure: "cost", limit: 600, seconds: 10 } }));
    expect(budget.spend("b", 200).remaining).toBe(400);
    now = 10_000;
    expect(budget.spend("a", 200)).toEqual({ limit: 600, remaining: 0, reset: 60 });
    now = 100_000;
    expect(budget.balance("a")).toEqual({ limit: 600, remaining: 600, reset: 0 });
  });

  test("is forgotten when it is over, so that viewers that come once take no room", () => {
    let now = 0;
    const budget = new ViewerBudget(600, "cost", () => now);
    for (let index = 0; index < 1_000; index++) budget.spend(String(index), 1);
    expect(budget.size).toBe(1_000);
    now = 61_000;
    budget.spend("last", 1);
    expect(budget.size).toBe(1);
  });
});

describe("the processes of one start", () => {
  /** Two processes whose messages reach each other, as text, when they are let through. */
  function two() {
    const hear: ((message: unknown) => void)[] = [];
    const budgets = [0, 1].map((own) => {
      const budget = { cost: new ViewerBudget(600, "cost", () => 0), requests: new ViewerBudget(10, "requests", () => 0) };
      shareBudgets(budget, { send: (message) => hear[1 - own]?.(JSON.parse(JSON.stringify(message))), listen: (heard) => (hear[own] = heard) });
      return budget;
    });
    return budgets as [ViewerBudgets, ViewerBudgets];
  }

  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test("count together what a viewer spends in each of them", () => {
    const [one, other] = two();
    one.cost.spend("a", 400);
    one.cost.spend("__proto__", 7);
    one.requests.spend("a", 9);
    expect(other.cost.balance("a").remaining).toBe(600);
    jest.advanceTimersByTime(100);
    expect([other.cost.balance("a").remaining, other.cost.balance("__proto__").remaining, other.requests.balance("a").remaining]).toEqual([200, 593, 1]);
    expect(() => other.cost.spend("a", 300)).toThrow(expect.objectContaining({ code: "RATE_LIMITED" }));
    other.cost.spend("a", 100);
    jest.advanceTimersByTime(100);
    expect([one.cost.balance("a").remaining, other.cost.balance("a").remaining]).toEqual([100, 100]);
  });

  test("book what both have spent before they heard of it, and no viewer's debt is told as a credit", () => {
    const [one, other] = two();
    one.cost.spend("a", 600);
    other.cost.spend("a", 600);
    jest.advanceTimersByTime(100);
    expect([one.cost.balance("a"), other.cost.balance("a")]).toEqual([{ limit: 600, remaining: 0, reset: 120 }, { limit: 600, remaining: 0, reset: 120 }]);
  });
});

describe("the deadline", () => {
  const at = (milliseconds: number) => ({ signal: undefined, deadline: Date.now() + milliseconds, timeout: 8_000 });

  test("ends work that does not end by itself, tells it, and leaves quick work alone", async () => {
    let told: AbortSignal | undefined;
    await expect(untilDeadline((signal) => ((told = signal), new Promise(() => undefined)), at(5))).rejects.toMatchObject({ code: "OPERATION_TIMEOUT", parameters: { seconds: 8 } });
    expect(told?.aborted).toBe(true);
    expect(await untilDeadline(async (signal) => signal.aborted, at(60_000))).toBe(false);
  });

  test("passes on that the caller left", async () => {
    const left = new AbortController();
    const ended = untilDeadline((signal) => new Promise((resolve) => signal.addEventListener("abort", () => resolve("told"))), { ...at(60_000), signal: left.signal });
    left.abort();
    expect(await ended).toBe("told");
  });
});
