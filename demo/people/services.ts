import type { CareLevel } from "../../subgraphs/schedules/benefit/care-level-limit.rule.js";
import type { District, OfficeSlot, ServiceUse, Traits, WeeklyTime } from "../model.js";
import type { Random } from "../random.js";
import { needsFor } from "../text/needs.js";
import type { NeedId } from "../text/needs.js";
import { GOOD_PACKAGE, HEAVY_PACKAGE, HOURS, PACKAGES, SLOT_OF, WEEKDAYS } from "./packages.js";
import type { PackageItem } from "./packages.js";
import type { SupportKind } from "./support-kind.js";

/** Chooses a person's services, puts them into the week without clashes and ties each to a need. At least one service. */
export function makeServices(random: Random, district: District, careLevel: CareLevel, traits: Traits): ServiceUse[] {
  const week = new Week();
  const uses: ServiceUse[] = [];
  const needs = new Set<NeedId>();
  for (const item of chooseItems(random, careLevel, traits, district.offices)) {
    const [slot, serviceType] = SLOT_OF[item.support];
    const weekly = item.times[0] === 0 ? [] : week.place(random, item.support, random.between(...item.times));
    if (item.times[0] > 0 && weekly.length === 0) continue;
    const stays = item.support === "SHORT_STAY" || item.support === "SHORT_MEDICAL";
    const need = chooseNeed(random, item.support, needs);
    needs.add(need);
    uses.push({
      support: item.support, need, slot, serviceType, weekly,
      monthDays: stays ? [traits.longStay ? 1 : random.between(8, 20)] : item.support === "DOCTOR" ? [7, 21] : [],
      nights: stays ? (traits.longStay ? 34 : random.between(2, 4)) : 0,
      equipment: item.support.endsWith("EQUIPMENT") ? chooseEquipment(random, careLevel) : [],
    });
  }
  return uses;
}

function chooseItems(random: Random, careLevel: CareLevel, traits: Traits, offices: ReadonlyMap<OfficeSlot, unknown>): PackageItem[] {
  const items = traits.goodExample ? GOOD_PACKAGE : traits.heavyUse ? HEAVY_PACKAGE : PACKAGES[careLevel];
  const chosen = items.filter((item) => random.chance(item.percent) && offices.has(SLOT_OF[item.support][0]));
  if (traits.longStay && !chosen.some(({ support }) => support === "SHORT_STAY")) chosen.push({ support: "SHORT_STAY", percent: 100, times: [0, 0] });
  const result = chosen.length > 0 ? chosen : items.slice(0, 1);
  // One kind of day centre is enough, and one kind of stay.
  return result.filter((item, index) => !DAY_KINDS.some((kinds) => kinds.includes(item.support) && result.slice(0, index).some((other) => kinds.includes(other.support))));
}

const DAY_KINDS: readonly (readonly SupportKind[])[] = [["DAY", "SMALL_DAY"], ["P_DAY", "P_SMALL_DAY", "P_REHAB"], ["SHORT_STAY", "SHORT_MEDICAL"]];

/** Keeps the number of needs small: a need that stands already is taken again in half of the cases. */
function chooseNeed(random: Random, support: SupportKind, standing: ReadonlySet<NeedId>): NeedId {
  const fitting = needsFor(support);
  const shared = fitting.filter((need) => standing.has(need));
  return shared.length > 0 && (standing.size >= 4 || random.chance(50)) ? random.pick(shared) : random.pick(fitting);
}

function chooseEquipment(random: Random, careLevel: CareLevel): string[] {
  if (careLevel < "22") return random.chance(40) ? ["HANDRAIL", "CANE"] : [random.pick(["HANDRAIL", "WALKER", "CANE"])];
  if (careLevel < "24") return random.pick([["BED", "SIDE_RAIL", "MATTRESS"], ["BED", "MATTRESS", "WALKER"], ["BED", "SIDE_RAIL", "HANDRAIL"]]);
  return random.pick([["BED", "SIDE_RAIL", "MATTRESS", "WHEELCHAIR"], ["BED", "SIDE_RAIL", "AIR_MATTRESS", "WHEELCHAIR"]]);
}

/** The hours of a week that are taken. */
class Week {
  private readonly taken: WeeklyTime[] = [];

  /** The times that could be placed, in order of the week. */
  place(random: Random, support: SupportKind, times: number): WeeklyTime[] {
    const days = random.pick(WEEKDAYS[Math.min(7, times)] ?? [[]]);
    const placed = days.flatMap((weekday) => {
      const free = (HOURS[support] ?? []).find(([start, end]) => !this.clashes(weekday, start, end));
      if (!free) return [];
      const time = { weekday, start: free[0], end: free[1] };
      this.taken.push(time);
      return [time];
    });
    return placed.sort((a, b) => a.weekday - b.weekday);
  }

  private clashes(weekday: number, start: string, end: string): boolean {
    return this.taken.some((time) => time.weekday === weekday && start < time.end && time.start < end);
  }
}
