import { addDays } from "../calendar.js";
import type { CardPeriod, District, Person } from "../model.js";
import { serviceParties } from "../parcels/district-parcels.js";
import { Random } from "../random.js";
import type { LoadRow, LoadRows } from "./load-files.js";
import { between } from "./rows.js";

type Key = Pick<Person, "insurerNumber" | "insuredNumber">;

/** Names as the sheets have them; a few of each group. */
const assessmentItems = [
  ["1-1", "麻痺等の有無", ["ない", "左下肢", "両下肢"]], ["1-3", "寝返り", ["つかまらないでできる", "何かにつかまればできる", "できない"]], ["1-7", "歩行", ["つかまらないでできる", "何かにつかまればできる", "できない"]],
  ["1-10", "洗身", ["介助されていない", "一部介助", "全介助"]], ["2-1", "移乗", ["介助されていない", "見守り等", "一部介助"]], ["2-4", "食事摂取", ["介助されていない", "見守り等", "一部介助"]], ["2-5", "排尿", ["介助されていない", "見守り等", "全介助"]],
  ["3-1", "意思の伝達", ["できる", "ときどきできる", "ほとんどできない"]], ["3-4", "短期記憶", ["できる", "できない"]], ["4-1", "物を盗られたなどと被害的になる", ["ない", "ときどきある", "ある"]], ["5-1", "薬の内服", ["介助されていない", "一部介助", "全介助"]],
] as const;
const physical = ["J2", "A1", "A2", "B1", "B2"] as const;
const dementia = ["自立", "Ⅰ", "Ⅱa", "Ⅱb", "Ⅲa"] as const;
const diagnoses = ["脳梗塞後遺症", "変形性膝関節症", "アルツハイマー型認知症", "大腿骨頸部骨折術後", "慢性心不全"] as const;

/** What the municipality holds besides cards and applications: certificates, sheets, opinions, allowances, claims and feedback. `months` are the town's service months. */
export function recordRows(district: District, person: Person, months: readonly string[]): LoadRows {
  const key = { insurerNumber: person.insurerNumber, insuredNumber: person.insuredNumber };
  const random = new Random("records", person.insurerNumber, person.insuredNumber);
  const decided = person.cards.filter(({ careLevel }) => careLevel !== "06");
  const last = person.cards.at(-1);
  return {
    card_type_limit: last && person.ordinal % 5 === 0 ? [{ ...key, serviceType: "15", limitUnits: 12_000, validFrom: last.validFrom, validTo: last.validTo }] : [],
    burden_limit: person.burdens.filter(({ ratio }) => ratio === 10).map(({ from, to }) => ({ ...key, stage: random.pick(["1", "2", "3-1", "3-2"]), validFrom: from, validTo: to, mealYen: random.pick([300, 390, 650, 1_360]), unitRoomYen: 880, unitSharedYen: 550, privateRoomYen: 550, sharedRoomYen: 430 })),
    assessment: decided.map((card) => assessmentRow(key, card, random)),
    assessment_item: decided.flatMap((card) => assessmentItems.map(([itemNumber, itemName, answers]) => ({ ...key, appliedOn: card.appliedOn, itemNumber, itemName, answer: random.pick(answers), notes: null }))),
    doctor_opinion: person.doctor ? decided.map((card) => opinionRow(key, card, person.doctor?.officeNumber ?? "", random)) : [],
    panel_review: decided.map((card, at) => panelRow(key, card, decided[at - 1]?.careLevel ?? null, random)),
    allowance_use: allowanceRows(key, person, random),
    benefit_claim: months.slice(0, -1).flatMap((month) => claimRows(key, district, person, month, random)),
    life_feedback: feedbackRows(key, district, person, months[0] ?? "", random),
  };
}

/** The visit is on the day that the application has for it. */
function assessmentRow(key: Key, card: CardPeriod, random: Random): LoadRow {
  const { appliedOn, careLevel } = card;
  return {
    ...key, appliedOn, surveyedOn: between(card, 25), place: "自宅", physicalIndependence: random.pick(physical), dementiaIndependence: random.pick(dementia),
    primaryLevel: careLevel, standardMinutes: random.between(250, 1_100), notes: "日中は居間で過ごす。夜間はトイレに1～2回起きる。",
  };
}

/** Written before the application says that it was received. */
function opinionRow(key: Key, card: CardPeriod, officeNumber: string, random: Random): LoadRow {
  return {
    ...key, appliedOn: card.appliedOn, officeNumber, writtenOn: between(card, 50), diagnosis: random.pick(diagnoses), onsetOn: null, stability: "安定",
    physicalIndependence: random.pick(physical), dementiaIndependence: random.pick(dementia), course: "内服治療を継続している。", specialCare: null, opinion: "転倒に注意して活動量を保つことが望ましい。",
  };
}

function panelRow(key: Key, { appliedOn, certifiedOn, careLevel, kind }: CardPeriod, previousLevel: string | null, random: Random): LoadRow {
  return {
    ...key, appliedOn, heldOn: certifiedOn, panelName: `第${random.between(1, 6)}合議体`, caseNumber: String(random.between(1, 35)), previousLevel: kind === "NEW" ? null : previousLevel, primaryLevel: careLevel,
    visitNotes: "日中は居間で過ごす。夜間はトイレに1～2回起きる。", doctorNotes: "症状は安定している。", outcome: "DECIDED", secondaryLevel: careLevel, changeReason: null, validMonths: kind === "RENEWAL" ? 24 : 12,
    opinion: careLevel >= "24" ? "医療との連携に留意すること" : null,
  };
}

/** Everyone has a line for the home, most with 0 yen: nothing used yet. */
function allowanceRows(key: Key, { firstPlanDate, ordinal }: Person, random: Random): LoadRow[] {
  const used = random.chance(40);
  const home = { ...key, kind: "HOME_MODIFICATION", usedOn: used ? addDays(firstPlanDate, 40) : firstPlanDate, item: used ? "手すりの取付け" : "利用なし", costYen: used ? random.between(3, 19) * 10_000 : 0, startsAnew: null };
  const bath = { ...key, kind: "EQUIPMENT_PURCHASE", usedOn: addDays(firstPlanDate, 20), item: "入浴用いす", costYen: random.between(10, 40) * 1_000, startsAnew: null };
  return ordinal % 3 === 0 || random.chance(30) ? [home, bath] : [home];
}

function claimRows(key: Key, district: District, person: Person, month: string, random: Random): LoadRow[] {
  if (person.endDate !== null && person.endDate.slice(0, 7) < month) return [];
  const ratio = person.burdens.at(-1)?.ratio ?? 10;
  return serviceParties(district, person).flatMap(({ officeNumber, serviceType }) => {
    const units = random.between(800, 9_000);
    const costYen = units * 10;
    const benefitYen = Math.floor((costYen * (100 - ratio)) / 100);
    const common = { ...key, serviceMonth: month, officeNumber, serviceType, units };
    return [{ ...common, form: "MANAGEMENT", costYen: null, benefitYen: null, publicYen: null, userYen: null }, { ...common, form: "DETAIL", costYen, benefitYen, publicYen: 0, userYen: costYen - benefitYen }];
  });
}

function feedbackRows(key: Key, district: District, person: Person, month: string, random: Random): LoadRow[] {
  const office = serviceParties(district, person)[0];
  if (!office) return [];
  const common = { ...key, officeNumber: office.officeNumber, evaluatedOn: `${month}-15`, comment: null };
  const index = random.between(6, 18) * 5;
  return [
    { ...common, area: "ADL", item: "Barthel Index", value: String(index), previousValue: String(Math.max(0, index - random.pick([0, 5, 10]))) },
    { ...common, area: "NUTRITION", item: "BMI", value: `${random.between(17, 27)}.${random.below(10)}`, previousValue: null },
    { ...common, area: "ORAL", item: "むせ", value: random.pick(["なし", "あり"]), previousValue: null },
  ];
}
