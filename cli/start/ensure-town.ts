import { demoParcelCount } from "../../demo/demo-town.js";
import type { DemoOptions } from "../../demo/options.js";
import type { House } from "../../gateway/house/open-house.js";
import type { Language } from "../../platform/errors/kaigo-error.js";
import { today } from "../../platform/calendar/today.js";
import { loadTown } from "../demo/load-town.js";
import { keepTownOptions, readDemoState, recentMonths, writeDemoState } from "../demo/demo-state.js";
import { terminalLanguage } from "../output/language.js";
import { Progress } from "../output/progress.js";

/** Loads the demo town into an empty database, or goes on with a load that was interrupted. Answers its options, or null when the data is not the demo's. */
export async function ensureTown(house: House, say: (line: Readonly<Record<Language, string>>) => void): Promise<DemoOptions | null> {
  const state = await readDemoState(house.database);
  if (state === "FOREIGN") return null;
  const options = await keepTownOptions(house.database, { people: house.config.DEMO_PEOPLE, firstMonth: recentMonths(today()) });
  if (state === "LOADED") return options;
  say(state === "LOADING" ? { en: "Going on with the demo town (synthetic people) …", ja: "デモの町（架空の人々）の読み込みを続けます…" } : { en: "Loading the demo town (synthetic people) …", ja: "デモの町（架空の人々）を読み込みます…" });
  await writeDemoState(house.database, "LOADING");
  const progress = new Progress(terminalLanguage() === "ja" ? "組" : "file sets", await demoParcelCount(options));
  await loadTown(house, options, { onParcel: (done) => progress.at(done) });
  await writeDemoState(house.database, "LOADED");
  return options;
}
