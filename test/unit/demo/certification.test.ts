import type { CardPeriod } from "../../../demo/model.js";
import { addDays } from "../../../demo/calendar.js";
import { toSetting } from "../../../demo/options.js";
import { makeOpenApplication } from "../../../demo/people/certification.js";
import { Random } from "../../../demo/random.js";

const setting = toSetting({});

/** What is drawn for a person whose card was applied for so many days before the town's day. */
function drawn(seed: number, appliedOn: string): string | undefined {
  const card: CardPeriod = { careLevel: "22", kind: "CHANGE", appliedOn, certifiedOn: addDays(appliedOn, 12), validFrom: appliedOn, validTo: setting.asOf };
  return makeOpenApplication(new Random("application", seed), setting, [card], "22")?.appliedOn;
}

test("Nobody applies on the day of an application that was decided on: the load would refuse the second line", () => {
  const seeds = Array.from({ length: 100 }, (_, seed) => seed);
  const free = seeds.map((seed) => drawn(seed, "2020-01-15"));
  expect(free.every((day) => day !== undefined)).toBe(true);
  // Each draw again, with a card of the very day that it gives.
  for (const seed of seeds) expect(drawn(seed, free[seed] ?? "")).not.toBe(free[seed]);
});
