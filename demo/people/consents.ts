import { addDays } from "../calendar.js";
import type { Person, Traits } from "../model.js";
import type { DemoSetting } from "../options.js";
import type { Random } from "../random.js";

/** Kinds of information that need the person's consent (本人同意). */
export const CONSENT_CATEGORIES = ["SURVEY", "OPINION", "CARD", "LIFE"] as const;

/** Most people agree, some refuse, for some nobody has asked yet. The good example agrees to everything. */
export function makeConsents(random: Random, setting: DemoSetting, traits: Traits, preventive: boolean): Person["consents"] {
  const before = `${setting.months[0]}-01`;
  return CONSENT_CATEGORIES.flatMap((category) => {
    const state = random.weighted([["GIVEN", 78], ["REFUSED", 8], ["NONE", 14]]);
    const takenBy = random.weighted([["CARE_MANAGER", 6], ["MUNICIPALITY", 3], ["OFFICE", preventive ? 1 : 2]]);
    const takenOn = addDays(before, -random.between(5, 80));
    if (traits.goodExample) return [{ category, given: true, takenBy, takenOn }];
    return state === "NONE" ? [] : [{ category, given: state === "GIVEN", takenBy, takenOn }];
  });
}
