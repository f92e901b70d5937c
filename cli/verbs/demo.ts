import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { demoParcelCount } from "../../demo/demo-town.js";
import { DEMO_DEFAULTS, type DemoOptions } from "../../demo/options.js";
import { writeDemoTown } from "../../demo/write-demo-town.js";
import { today } from "../../platform/calendar/today.js";
import { recentMonths } from "../demo/demo-state.js";
import { loadTown } from "../demo/load-town.js";
import { terminalLanguage } from "../output/language.js";
import { Progress } from "../output/progress.js";
import { withHouse } from "../start/with-house.js";

export interface DemoFlags {
  readonly people?: string;
  readonly months?: string;
  readonly seed?: string;
  readonly firstMonth?: string;
  readonly out?: string;
  readonly json?: boolean;
}

const words = {
  en: {
    people: "people",
    sets: "file sets",
    wrote: (people: number, parcels: number, files: number, bytes: number, folder: string) => `Wrote ${people} people, ${parcels} file sets (${files} files, ${bytes} bytes) and the load files to ${folder}.`,
    loaded: (people: number, parcels: number) => `Loaded ${people} people and ${parcels} file sets.`,
  },
  ja: {
    people: "人",
    sets: "組",
    wrote: (people: number, parcels: number, files: number, bytes: number, folder: string) => `利用者 ${people} 人、ファイル ${parcels} 組（${files} ファイル、${bytes} バイト）と取込ファイルを ${folder} に書きました。`,
    loaded: (people: number, parcels: number) => `利用者 ${people} 人、ファイル ${parcels} 組を読み込みました。`,
  },
};

/** `kaigo demo`: writes a synthetic town as standard files to a folder, or without one loads it into the database. */
export async function runDemo(flags: DemoFlags): Promise<void> {
  const months = toCount("months", flags.months) ?? DEMO_DEFAULTS.months;
  const options = {
    people: toCount("people", flags.people) ?? DEMO_DEFAULTS.people,
    months,
    seed: flags.seed ?? DEMO_DEFAULTS.seed,
    firstMonth: flags.firstMonth ?? recentMonths(today(), months),
  };
  if (flags.out) await write(flags.out, options, flags.json);
  else await load(options, flags.json);
}

function toCount(field: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new KaigoError("INPUT_INVALID", { field, rule: "whole number" });
  return Number(text);
}

async function write(folder: string, options: DemoOptions, json = false): Promise<void> {
  const say = words[terminalLanguage()];
  const progress = new Progress(say.people, options.people ?? DEMO_DEFAULTS.people);
  const { people, parcels, files, bytes } = await writeDemoTown(folder, { ...options, onProgress: ({ people }) => progress.at(people) });
  process.stdout.write(`${json ? JSON.stringify({ folder, people, parcels, files, bytes }) : say.wrote(people, parcels, files, bytes, folder)}\n`);
}

async function load(options: Required<Pick<DemoOptions, "people">> & DemoOptions, json = false): Promise<void> {
  const say = words[terminalLanguage()];
  await withHouse(async (house) => {
    const progress = new Progress(say.sets, await demoParcelCount(options));
    const { parcels } = await loadTown(house, options, { onParcel: (done) => progress.at(done) });
    process.stdout.write(`${json ? JSON.stringify({ people: options.people, parcels }) : say.loaded(options.people, parcels)}\n`);
  });
}
