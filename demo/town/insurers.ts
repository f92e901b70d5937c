import { insurerCheckDigit, prefectures } from "../../standard/index.js";
import type { AreaGrade } from "../../subgraphs/schedules/benefit/unit-price.rule.js";
import type { Insurer } from "../model.js";
import { Random } from "../random.js";
import { PLACE_FIRST, PLACE_SECOND } from "../text/names.js";

/**
 * Body digits from 900 upward: no real municipality uses them, so a demo insurer is never a real one.
 * 47 prefectures × 100 numbers = 4,700 insurers.
 */
const FIRST_BODY = 900;

export function makeInsurer(seed: string, index: number): Insurer {
  const random = new Random(seed, "insurer", index);
  const prefecture = prefectures[(index * 7 + 12) % prefectures.length];
  if (!prefecture) throw new RangeError("no such prefecture");
  const inPrefecture = Math.floor(index / prefectures.length);
  const body = `${prefecture.code}${FIRST_BODY + inPrefecture}`;
  const wide = index % 5 === 1;
  const names = Array.from({ length: wide ? 3 : 1 }, (_, part) => placeName(index * 3 + part) + (wide ? ["市", "町", "村"][part] : "市"));
  return {
    index,
    insurerNumber: body + insurerCheckDigit(body),
    name: wide ? `${placeName(index * 3)}広域連合` : (names[0] as string),
    prefectureCode: prefecture.code,
    kind: wide ? "WIDE_AREA" : "CITY",
    municipalities: names.map((name, part) => ({ name, code: `${prefecture.code}${FIRST_BODY + inPrefecture}${part}` })),
    areaGrade: (index === 0 ? 3 : random.between(0, 7)) as AreaGrade,
    population: 28_000 + ((index * 37_003) % 400_000),
    readiness: index < 2 ? "SHARING" : random.pick(["STANDARDISED", "SEND_READY", "SENDING", "MIGRATED", "SHARING"] as const),
  };
}

/** The insurer next to the town's own. It does not share yet, so that this state can be seen; nobody in the town is insured there. */
export const makeNeighbour = (seed: string, insurers: number): Insurer => ({ ...makeInsurer(seed, insurers), readiness: "SEND_READY" });

function placeName(index: number): string {
  const first = PLACE_FIRST[(index * 5) % PLACE_FIRST.length];
  const second = PLACE_SECOND[(Math.floor(index / PLACE_FIRST.length) + index) % PLACE_SECOND.length];
  return `${first?.[0]}${second?.[0]}`;
}
