import { KaigoError } from "../../platform/errors/kaigo-error.js";

export interface SoakFlags {
  readonly people?: string;
  readonly months?: string;
  readonly seed?: string;
  readonly kills?: string;
  readonly loseOne?: boolean;
}

/** `kaigo soak exchange|load`: the same work in order and in chaos must end in the same database; exit code 1 when it does not. */
export async function runSoak(name: string, flags: SoakFlags): Promise<void> {
  const soak = Object.hasOwn(soaks, name) ? soaks[name] : undefined;
  if (!soak) throw new KaigoError("INPUT_INVALID", { field: "name", rule: Object.keys(soaks).join(", ") });
  if (!(await soak(flags))) process.exitCode = 1;
}

const soaks: Readonly<Record<string, (flags: SoakFlags) => Promise<boolean>>> = {
  async exchange({ people, months, seed, kills, loseOne = false }) {
    const { run } = await import("../../bench/soak/exchange-soak.js");
    return run({ people: toCount("people", people, 200), months: toCount("months", months, 1), seed: toCount("seed", seed, 1), kills: toCount("kills", kills, null), loseOne });
  },
  async load({ people, seed, kills, loseOne = false }) {
    const { run } = await import("../../bench/soak/load-soak.js");
    return run({ people: toCount("people", people, 2_000), seed: toCount("seed", seed, 1), kills: toCount("kills", kills, 12) ?? 12, loseOne });
  },
};

function toCount<Usual extends number | null>(field: string, text: string | undefined, usual: Usual): number | Usual {
  if (text === undefined) return usual;
  if (!/^\d{1,9}$/.test(text)) throw new KaigoError("INPUT_INVALID", { field, rule: "whole number" });
  return Number(text);
}
