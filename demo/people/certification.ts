import type { CareLevel } from "../../subgraphs/schedules/benefit/care-level-limit.rule.js";
import { addDays, addMonths, dayOf, lastDayOf, monthOf } from "../calendar.js";
import type { CardPeriod, OpenApplication, Traits } from "../model.js";
import type { DemoSetting } from "../options.js";
import type { Random } from "../random.js";

/** Insurance cards of a person, oldest first; together they cover every service month. */
export function makeCards(random: Random, setting: DemoSetting, careLevel: CareLevel, traits: Traits): CardPeriod[] {
  const first = setting.months[0] as string;
  const term = careLevel === "06" ? 24 : random.weighted([[12, 3], [24, 5], [36, 4]]);
  const startMonth = addMonths(first, -random.between(2, Math.min(20, term + 1)));
  const hadEarlier = careLevel !== "06" && random.chance(60);
  const cards: CardPeriod[] = [];
  if (hadEarlier) {
    const earlier = addMonths(startMonth, -12);
    cards.push(newCard(lighter(random, careLevel), dayOf(earlier, random.between(2, 27)), lastDayOf(addMonths(startMonth, -1))));
    cards.push(renewal(careLevel, startMonth, term));
  } else {
    cards.push(newCard(careLevel, dayOf(startMonth, random.between(2, 27)), lastDayOf(addMonths(startMonth, term - 1))));
  }
  while (monthOf((cards.at(-1) as CardPeriod).validTo) <= (setting.months.at(-1) as string)) {
    const last = cards.at(-1) as CardPeriod;
    cards.push(renewal(random.chance(70) ? last.careLevel : neighbour(random, last.careLevel), addMonths(monthOf(last.validTo), 1), 24));
  }
  return traits.levelChange ? withChange(cards, setting) : cards;
}

/** From mid-month of the second service month a much heavier level holds. */
function withChange(cards: readonly CardPeriod[], setting: DemoSetting): CardPeriod[] {
  const day = dayOf(setting.months[1] ?? (setting.months[0] as string), 15);
  const kept = cards.filter(({ validFrom }) => validFrom < day);
  const last = kept.at(-1) as CardPeriod;
  const heavier = String(Math.min(25, Number(last.careLevel) + 2)) as CareLevel;
  return [
    ...kept.slice(0, -1),
    { ...last, validTo: addDays(day, -1) },
    { careLevel: heavier, kind: "CHANGE", appliedOn: day, certifiedOn: addDays(day, 12), validFrom: day, validTo: lastDayOf(addMonths(monthOf(day), 11)) },
  ];
}

/** About one person in eight waits for a decision at the town's day. */
export function makeOpenApplication(random: Random, setting: DemoSetting, cards: readonly CardPeriod[], careLevel: CareLevel): OpenApplication | null {
  const endsSoon = (cards.at(-1)?.validTo ?? "") <= addDays(setting.asOf, 60);
  if (careLevel === "06" || !(endsSoon || random.chance(8))) return null;
  const drawn = random.between(3, 38);
  // Nobody applies twice on one day.
  const days = cards.some(({ appliedOn }) => appliedOn === addDays(setting.asOf, -drawn)) ? drawn + 1 : drawn;
  return {
    kind: endsSoon ? "RENEWAL" : "CHANGE",
    appliedOn: addDays(setting.asOf, -days),
    status: days < 12 ? "APPLIED" : days < 24 ? "SURVEYED" : "OPINION_RECEIVED",
  };
}

function newCard(careLevel: CareLevel, appliedOn: string, validTo: string): CardPeriod {
  return { careLevel, kind: "NEW", appliedOn, certifiedOn: addDays(appliedOn, careLevel === "06" ? 0 : 27), validFrom: appliedOn, validTo };
}

function renewal(careLevel: CareLevel, month: string, term: number): CardPeriod {
  const validFrom = `${month}-01`;
  return { careLevel, kind: "RENEWAL", appliedOn: addDays(validFrom, -50), certifiedOn: addDays(validFrom, -14), validFrom, validTo: lastDayOf(addMonths(month, term - 1)) };
}

function lighter(random: Random, careLevel: CareLevel): CareLevel {
  return random.chance(50) ? careLevel : step(careLevel, -1);
}

function neighbour(random: Random, careLevel: CareLevel): CareLevel {
  return step(careLevel, random.chance(65) ? 1 : -1);
}

/** One level up or down without leaving the side (support or care) on which the person's plan stands. */
function step(careLevel: CareLevel, by: 1 | -1): CareLevel {
  if (careLevel === "06") return careLevel;
  const [low, high] = careLevel < "21" ? [12, 13] : [21, 25];
  return String(Math.min(high, Math.max(low, Number(careLevel) + by))) as CareLevel;
}

/** Cards that were decided on by a day, with the validity they then had. */
export function cardsKnownOn(cards: readonly CardPeriod[], day: string): CardPeriod[] {
  const known = cards.filter(({ certifiedOn }) => certifiedOn <= day);
  return known.map((card, index) => {
    const next = cards[cards.indexOf(card) + 1];
    // A change cuts the card before it only once it is known.
    const cut = next?.kind === "CHANGE" && known[index + 1] !== next;
    return cut ? { ...card, validTo: lastDayOf(addMonths(monthOf(card.validTo), 6)) } : card;
  });
}

/** The card on a day, else the last one. */
export function cardOn(cards: readonly CardPeriod[], day: string): CardPeriod {
  const card = cards.findLast(({ validFrom }) => validFrom <= day) ?? cards[0];
  if (!card) throw new RangeError("a person without a card");
  return card;
}
