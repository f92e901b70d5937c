import { supplementItems, type HeaderItems } from "../usage-table/header-items.rule.js";

/** Care level and limits as items of a supplement record (補足情報 13–61): limits per type go back into their nine slots. */
export function toSupplementItems(held: Pick<HeaderItems, (typeof supplementItems)[number]>): Record<string, unknown> {
  const { typeLimits, ...items } = Object.fromEntries(supplementItems.map((item) => [item, held[item]])) as Pick<HeaderItems, (typeof supplementItems)[number]>;
  const slots = typeLimits.flatMap(({ serviceType, limitUnits, totalUnits, excessUnits }, index) => {
    const slot = `typeLimit${index + 1}`;
    return [[`${slot}ServiceType`, serviceType], [`${slot}LimitUnits`, limitUnits], [`${slot}TotalUnits`, totalUnits], [`${slot}ExcessUnits`, excessUnits]];
  });
  return { ...items, ...Object.fromEntries(slots) };
}
