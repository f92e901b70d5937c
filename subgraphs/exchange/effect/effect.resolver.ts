import { Args, Query, Resolver } from "type-graphql";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { EffectArgs } from "./effect.input.js";
import { effectOf, foundingCosts, totalOf, type OfficeCosts } from "./effect.rule.js";
import { ExchangeEffect } from "./effect.type.js";

/** Twelve months of this still fit the graph's whole numbers. */
const largestTotal = 100_000_000;

@Resolver()
export class EffectResolver {
  @Query(() => ExchangeEffect, { description: "What the exchange would change for an office, with its own figures. データ連携の効果の試算" })
  exchangeEffect(@Args(() => EffectArgs) { before, after }: EffectArgs): ExchangeEffect {
    assertPossible("before", before);
    assertPossible("after", after);
    return effectOf(before ?? foundingCosts, after ?? null);
  }
}

function assertPossible(field: string, costs: OfficeCosts | null | undefined): void {
  if (!costs) return;
  const amounts = [costs.printing, costs.communication, costs.post, costs.travel, costs.software, costs.labour ?? 0, costs.labourMinutes ?? 0];
  if (amounts.some((amount) => amount < 0) || totalOf(costs) > largestTotal) throw new KaigoError("INPUT_INVALID", { field, rule: `0 to ${largestTotal}` });
}
