import type { CareLevel } from "../../subgraphs/schedules/benefit/care-level-limit.rule.js";
import type { Traits } from "../model.js";
import type { Random } from "../random.js";

const NONE: Traits = {
  goodExample: false, levelChange: false, dies: false, longStay: false, heavyUse: false, entrusted: false, publicAssistanceOnly: false,
};

/** The first people of the first district always show the special cases, whatever the seed. */
const FIXED: readonly { readonly careLevel: CareLevel; readonly traits: Partial<Traits> }[] = [
  { careLevel: "23", traits: { goodExample: true } },
  { careLevel: "22", traits: { levelChange: true } },
  { careLevel: "24", traits: { dies: true } },
  { careLevel: "23", traits: { longStay: true } },
  { careLevel: "21", traits: { heavyUse: true } },
  { careLevel: "22", traits: { publicAssistanceOnly: true } },
  { careLevel: "13", traits: { entrusted: true } },
  { careLevel: "06", traits: {} },
];

const LEVELS: readonly (readonly [CareLevel, number])[] = [
  ["06", 4], ["12", 14], ["13", 14], ["21", 21], ["22", 17], ["23", 13], ["24", 11], ["25", 6],
];

/** Care level and special traits of the person at a place in a district. */
export function traitsOf(random: Random, district: number, place: number): { careLevel: CareLevel; traits: Traits } {
  const careLevel = random.weighted(LEVELS);
  const chance = {
    heavyUse: random.chance(6), entrusted: random.chance(30), publicAssistanceOnly: random.chance(2),
    dies: random.chance(1), longStay: random.chance(1), levelChange: random.chance(0.5),
  };
  const fixed = district === 0 ? FIXED[place] : undefined;
  if (fixed) return { careLevel: fixed.careLevel, traits: { ...NONE, ...fixed.traits } };
  const care = careLevel >= "21";
  return {
    careLevel,
    traits: {
      ...NONE,
      heavyUse: care && chance.heavyUse,
      entrusted: !care && chance.entrusted,
      publicAssistanceOnly: chance.publicAssistanceOnly,
      dies: chance.dies,
      longStay: careLevel >= "23" && chance.longStay,
      levelChange: care && careLevel <= "23" && chance.levelChange && !chance.dies,
    },
  };
}
