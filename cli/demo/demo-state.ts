import type { DemoOptions } from "../../demo/options.js";
import type { Database } from "../../platform/database/database.js";

/** Whether this database is empty, half-way through loading the demo town, has it, or holds other data. */
export type DemoState = "EMPTY" | "LOADING" | "LOADED" | "FOREIGN";

export async function readDemoState(database: Database): Promise<DemoState> {
  return database.work([], async (tx) => {
    const [marker] = await tx.query<{ value: string }>("SELECT value FROM public.installation WHERE name = 'demo'");
    if (marker) return marker.value as DemoState;
    const [office] = await tx.query("SELECT 1 FROM recipients.office LIMIT 1");
    return office ? "FOREIGN" : "EMPTY";
  });
}

export async function writeDemoState(database: Database, state: DemoState): Promise<void> {
  await database.work([], (tx) => tx.execute("INSERT INTO public.installation (name, value) VALUES ('demo', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value", [state]));
}

/** First of three service months that end with this one: the town is alive when it is loaded. */
export function recentMonths(today: string, months = 3): string {
  const [year = 0, month = 0] = today.split("-").map(Number);
  const first = year * 12 + (month - 1) - (months - 1);
  return `${Math.floor(first / 12)}-${String((first % 12) + 1).padStart(2, "0")}`;
}

/** The options of this database's town: those it was begun with, otherwise the given ones from now on, so that a resumed load makes the same town. */
export async function keepTownOptions(database: Database, wanted: DemoOptions): Promise<DemoOptions> {
  return database.work([], async (tx) => {
    await tx.execute("INSERT INTO public.installation (name, value) VALUES ('demo-options', $1) ON CONFLICT (name) DO NOTHING", [JSON.stringify(wanted)]);
    const [row] = await tx.query<{ value: string }>("SELECT value FROM public.installation WHERE name = 'demo-options'");
    return row ? (JSON.parse(row.value) as DemoOptions) : wanted;
  });
}
