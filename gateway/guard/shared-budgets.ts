import type { ViewerBudgets } from "./viewer-budgets.js";

/** A way to the other processes of one start, in both directions. Who sends does not hear it. */
export interface Channel {
  send(message: object): void;
  listen(hear: (message: unknown) => void): void;
}

/** What viewers have spent in one process since it told last: budget → viewer → amount. */
export interface Spending {
  readonly spent: { readonly [Name in keyof ViewerBudgets]: Readonly<Record<string, number>> };
}

export const isSpending = (message: unknown): message is Spending => typeof (message as Spending | null)?.spent === "object";

/** Processes may give so much more than the limit as a viewer spends in the others in this time (milliseconds). */
const toldEvery = 100;

const names = ["cost", "requests"] as const;

/** Lets the processes of one start count together: each tells the others what was spent in it and books what it hears. */
export function shareBudgets(budgets: ViewerBudgets, channel: Channel): void {
  let spent = nothing();
  let waiting = false;
  const tell = (): void => {
    waiting = false;
    channel.send({ spent } satisfies Spending);
    spent = nothing();
  };
  for (const name of names) {
    budgets[name].onSpent((viewer, amount) => {
      const amounts = spent[name];
      amounts[viewer] = (amounts[viewer] ?? 0) + amount;
      if (waiting) return;
      waiting = true;
      setTimeout(tell, toldEvery).unref();
    });
  }
  channel.listen((message) => {
    if (!isSpending(message)) return;
    for (const name of names) for (const [viewer, amount] of Object.entries(message.spent[name])) budgets[name].book(viewer, amount);
  });
}

/** Viewers are named by their issuer: no name of theirs may be one of an object's own. */
const nothing = (): Record<keyof ViewerBudgets, Record<string, number>> => ({ cost: Object.create(null), requests: Object.create(null) });
