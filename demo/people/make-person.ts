import { addDays, addMonths, dayOf, lastDayOf } from "../calendar.js";
import type { BurdenYear, District, Office, OfficeSlot, Person, Staff } from "../model.js";
import type { DemoSetting } from "../options.js";
import { Random } from "../random.js";
import { FEMALE_NAMES, MALE_NAMES, SURNAMES } from "../text/names.js";
import { addressOf } from "../town/offices.js";
import { makeCards, makeOpenApplication } from "./certification.js";
import { makeConsents } from "./consents.js";
import { makeServices } from "./services.js";
import { traitsOf } from "./traits.js";

/** Makes the person at `place` of a district; nobody else has to exist for it. `ordinal` counts inside the insurer. */
export function makePerson(setting: DemoSetting, district: District, place: number, ordinal: number): Person {
  const random = new Random(setting.seed, "person", district.index, place);
  const { careLevel, traits } = traitsOf(random, district.index, place);
  const sex = random.chance(34) ? "1" : "2";
  const surname = random.pick(SURNAMES);
  const given = random.pick(sex === "1" ? MALE_NAMES : FEMALE_NAMES);
  const first = setting.months[0] as string;
  const endDate = traits.dies ? dayOf(setting.months[1] ?? first, random.between(9, 20)) : null;
  const cards = makeCards(random, setting, careLevel, traits).filter(({ appliedOn }) => endDate === null || appliedOn <= endDate);
  const preventive = careLevel < "21";
  const planOffice = officeAt(district, preventive && !traits.entrusted ? "CENTRE" : traits.goodExample || random.chance(50) ? "CARE_A" : "CARE_B");
  const firstPlanDate = addDays(cards[0]?.certifiedOn ?? `${first}-01`, 1);
  // A plan is looked over at least twice a year: the one in force is never old.
  const review = dayOf(addMonths(first, -random.between(1, 3)), random.between(1, 24));
  const planDates = [...new Set([firstPlanDate, ...(review > firstPlanDate ? [review] : []), ...cards.slice(1).map((card) => (card.kind === "CHANGE" ? addDays(card.certifiedOn, 1) : addDays(card.validFrom, -5)))])];
  return {
    ordinal,
    insurerNumber: district.insurer.insurerNumber,
    insuredNumber: traits.publicAssistanceOnly ? `H${String(ordinal + 1).padStart(9, "0")}` : String(ordinal + 1_000_001).padStart(10, "0"),
    name: `${surname[0]}　${given[0]}`,
    nameKana: `${surname[1]}　${given[1]}`,
    sex,
    birthDate: birthDate(random, first),
    postalCode: `999-${String(random.below(10_000)).padStart(4, "0")}`,
    address1: addressOf(district.insurer, random),
    address2: random.chance(35) ? `みどりハイツ${random.between(101, 508)}号室` : null,
    phoneNumber: `000-000-${String(random.below(10_000)).padStart(4, "0")}`,
    traits,
    livesAlone: random.chance(38),
    cards,
    openApplication: traits.dies ? null : makeOpenApplication(random, setting, cards, careLevel),
    burdens: makeBurdens(random, first),
    consents: makeConsents(random, setting, traits, preventive),
    preventive,
    planOffice,
    planner: random.pick(planOffice.staff.slice(0, -1)) as Staff,
    doctor: careLevel === "06" ? null : officeAt(district, traits.goodExample || random.chance(60) ? "CLINIC" : "HOSPITAL"),
    firstPlanDate,
    planDates: planDates.filter((day) => day <= (endDate ?? lastDayOf(setting.months.at(-1) as string))).sort(),
    uses: makeServices(random, district, careLevel, traits),
    endDate,
  };
}

export function officeAt(district: District, slot: OfficeSlot): Office {
  const office = district.offices.get(slot);
  if (!office) throw new RangeError("an office that the district does not have");
  return office;
}

/** Ages 65 to 102, most between 75 and 94. */
function birthDate(random: Random, firstMonth: string): string {
  const age = random.weighted([[random.between(65, 74), 11], [random.between(75, 84), 39], [random.between(85, 94), 42], [random.between(95, 102), 8]]);
  return dayOf(addMonths(firstMonth, -age * 12 - random.between(0, 11)), random.between(1, 28));
}

/** Ratios of the insurance year that holds in the first month and of the next; one in forty changes. */
function makeBurdens(random: Random, firstMonth: string): BurdenYear[] {
  const draw = (): 10 | 20 | 30 => random.weighted([[10, 91], [20, 5], [30, 4]]);
  const before = draw();
  const ratios = [before, random.chance(2.5) ? draw() : before];
  const year = Number(firstMonth.slice(0, 4)) - (firstMonth.slice(5) >= "08" ? 0 : 1);
  return ratios.map((ratio, index) => ({ ratio, from: `${year + index}-08-01`, to: `${year + index + 1}-07-31` }));
}
