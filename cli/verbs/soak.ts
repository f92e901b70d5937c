import { KaigoError } from "../../platform/errors/kaigo-error.js";

export interface SoakFlags {
  readonly people?: string;
  readonly months?: string;
  readonly seed?: string;
  readonly kills?: string;
  readonly loseOne?: boolean;
}

/** `kaigo soak exchange`: the same sets in order and in chaos must end in the same database; exit code 1 when they do not. */
export async function runSoak(name: string, { people, months, seed, kills, loseOne = false }: SoakFlags): Promise<void> {
  if (name !== "exchange") throw new KaigoError("INPUT_INVALID", { field: "name", rule: "exchange" });
  const { run } = await import("../../bench/soak/exchange-soak.js");
  const isEqual = await run({ people: toCount("people", people, 200), months: toCount("months", months, 1), seed: toCount("seed", seed, 1), kills: toCount("kills", kills, null), loseOne });
  if (!isEqual) process.exitCode = 1;
}

function toCount<Usual extends number | null>(field: string, text: string | undefined, usual: Usual): number | Usual {
  if (text === undefined) return usual;
  if (!/^\d{1,9}$/.test(text)) throw new KaigoError("INPUT_INVALID", { field, rule: "whole number" });
  return Number(text);
}
