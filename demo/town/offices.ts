import { findPrefecture, officeCheckDigit } from "../../standard/index.js";
import type { Insurer, Office, OfficeSlot } from "../model.js";
import { Random } from "../random.js";
import { OFFICE_STEMS, STREETS } from "../text/names.js";
import { makeStaff } from "./staff.js";

interface Blueprint {
  readonly slot: OfficeSlot;
  readonly kind: Office["kind"];
  /** 3rd character of the office number (事業所区分). */
  readonly mark: string;
  readonly serviceTypes: readonly string[];
  readonly suffix: readonly [name: string, kana: string];
}

const BLUEPRINTS: readonly Blueprint[] = [
  { slot: "CARE_A", kind: "CARE_MANAGEMENT", mark: "7", serviceTypes: ["43"], suffix: ["居宅介護支援事業所", "キョタクカイゴシエンジギョウショ"] },
  { slot: "CARE_B", kind: "CARE_MANAGEMENT", mark: "7", serviceTypes: ["43"], suffix: ["ケアプランセンター", "ケアプランセンター"] },
  { slot: "CENTRE", kind: "SUPPORT_CENTRE", mark: "0", serviceTypes: ["46"], suffix: ["地域包括支援センター", "チイキホウカツシエンセンター"] },
  { slot: "VISIT", kind: "SERVICE", mark: "7", serviceTypes: ["11", "A2"], suffix: ["ヘルパーステーション", "ヘルパーステーション"] },
  { slot: "NURSING", kind: "SERVICE", mark: "6", serviceTypes: ["13", "63"], suffix: ["訪問看護ステーション", "ホウモンカンゴステーション"] },
  { slot: "DAY", kind: "SERVICE", mark: "7", serviceTypes: ["15", "A6"], suffix: ["デイサービスセンター", "デイサービスセンター"] },
  { slot: "REHAB", kind: "SERVICE", mark: "5", serviceTypes: ["16", "22", "66"], suffix: ["介護老人保健施設", "カイゴロウジンホケンシセツ"] },
  { slot: "EQUIPMENT", kind: "SERVICE", mark: "7", serviceTypes: ["17", "67"], suffix: ["福祉用具", "フクシヨウグ"] },
  { slot: "SHORT_STAY", kind: "SERVICE", mark: "7", serviceTypes: ["21"], suffix: ["ショートステイ", "ショートステイ"] },
  { slot: "SMALL_DAY", kind: "SERVICE", mark: "9", serviceTypes: ["78", "A8"], suffix: ["地域密着デイ", "チイキミッチャクデイ"] },
  { slot: "CLINIC", kind: "MEDICAL_INSTITUTION", mark: "1", serviceTypes: ["31"], suffix: ["クリニック", "クリニック"] },
  { slot: "HOSPITAL", kind: "MEDICAL_INSTITUTION", mark: "1", serviceTypes: ["31"], suffix: ["病院", "ビョウイン"] },
  { slot: "BATHING", kind: "SERVICE", mark: "7", serviceTypes: ["12"], suffix: ["訪問入浴サービス", "ホウモンニュウヨクサービス"] },
];

const BLOCK = 400;

/** The 13 (odd districts: 12) offices of one district. `place` is the district's position inside its insurer. */
export function makeOffices(seed: string, district: number, place: number, insurer: Insurer): Map<OfficeSlot, Office> {
  const blueprints = district % 2 === 0 ? BLUEPRINTS : BLUEPRINTS.slice(0, -1);
  return new Map(blueprints.map((blueprint, index) => [blueprint.slot, makeOffice(seed, district, place, index, blueprint, insurer)]));
}

function makeOffice(seed: string, district: number, place: number, index: number, blueprint: Blueprint, insurer: Insurer): Office {
  const random = new Random(seed, "office", district, index);
  const officeNumber = numberOf(insurer, place * BLUEPRINTS.length + index + 1, blueprint.mark);
  const stem = OFFICE_STEMS[(district * 5 + index) % OFFICE_STEMS.length] ?? ["", ""];
  const round = Math.floor(district / OFFICE_STEMS.length);
  const name = `${stem[0]}${blueprint.suffix[0]}${round === 0 ? "" : `第${round + 1}`}`;
  return {
    slot: blueprint.slot,
    officeNumber,
    name,
    nameKana: `${stem[1]}${blueprint.suffix[1]}`,
    kind: blueprint.kind,
    serviceTypes: blueprint.serviceTypes,
    insurerNumber: insurer.insurerNumber,
    areaGrade: insurer.areaGrade,
    prefectureCode: insurer.prefectureCode,
    postalCode: `999-${String(random.below(10_000)).padStart(4, "0")}`,
    address: addressOf(insurer, random),
    phoneNumber: `000-000-${String(random.below(10_000)).padStart(4, "0")}`,
    staff: makeStaff(random, officeNumber, blueprint.kind, blueprint.slot, blueprint.serviceTypes),
  };
}

/** Area digits 90–99 keep demo offices away from real ones; the serial counts the insurer's offices. */
function numberOf(insurer: Insurer, serial: number, mark: string): string {
  const inPrefecture = Math.floor(insurer.index / 47);
  const nine = `${insurer.prefectureCode}${mark}${90 + (inPrefecture % 10)}${String(Math.floor(inPrefecture / 10) * BLOCK + serial).padStart(4, "0")}`;
  return nine + officeCheckDigit(nine);
}

/** A made-up address inside the insurer's area. */
export function addressOf(insurer: Insurer, random: Random): string {
  const prefecture = findPrefecture(insurer.insurerNumber)?.name ?? "";
  return `${prefecture}${random.pick(insurer.municipalities).name}${random.pick(STREETS)}${random.between(1, 9)}丁目${random.between(1, 30)}番${random.between(1, 20)}号`;
}
