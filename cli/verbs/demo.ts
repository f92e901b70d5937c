import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { demoParcelCount } from "../../demo/demo-town.js";
import { DEMO_DEFAULTS, type DemoOptions } from "../../demo/options.js";
import { writeDemoTown } from "../../demo/write-demo-town.js";
import { today } from "../../platform/calendar/today.js";
import { recentMonths } from "../demo/demo-state.js";
import { loadTown } from "../demo/load-town.js";
import { Progress } from "../output/progress.js";
import { withHouse } from "../start/with-house.js";

export interface DemoFlags {
  readonly people?: string;
  readonly months?: string;
  readonly seed?: string;
  readonly firstMonth?: string;
  readonly out?: string;
}

/** `kaigo demo`: writes a synthetic town as standard files to a folder, or without one loads it into the database. */
export async function runDemo(flags: DemoFlags): Promise<void> {
  const months = toCount("months", flags.months) ?? DEMO_DEFAULTS.months;
  const options: DemoOptions = {
    people: toCount("people", flags.people) ?? DEMO_DEFAULTS.people,
    months,
    seed: flags.seed ?? DEMO_DEFAULTS.seed,
    firstMonth: flags.firstMonth ?? recentMonths(today(), months),
  };
  if (flags.out) await write(flags.out, options);
  else await load(options);
}

function toCount(field: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new KaigoError("INPUT_INVALID", { field, rule: "whole number" });
  return Number(text);
}

async function write(folder: string, options: DemoOptions): Promise<void> {
  const progress = new Progress("people", options.people ?? DEMO_DEFAULTS.people);
  const { people, parcels, files, bytes } = await writeDemoTown(folder, { ...options, onProgress: ({ people }) => progress.at(people) });
  process.stdout.write(`Wrote ${people} people, ${parcels} file sets (${files} files, ${bytes} bytes) and the load files to ${folder}.\n`);
}

async function load(options: DemoOptions): Promise<void> {
  await withHouse(async (house) => {
    const progress = new Progress("file sets", await demoParcelCount(options));
    const { parcels } = await loadTown(house, options, { onParcel: (done) => progress.at(done) });
    process.stdout.write(`Loaded ${options.people} people and ${parcels} file sets.\n`);
  });
}
