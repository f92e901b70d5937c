import { KaigoError } from "../../platform/errors/kaigo-error.js";

interface Bench {
  run(): Promise<void>;
}

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  codec: () => import("../../bench/codec.js"),
  gateway: () => import("../../bench/gateway.js"),
  identical: () => import("../../bench/identical.js"),
  attacks: () => import("../../bench/attacks.js"),
  fuzz: () => import("../../bench/fuzz.js"),
  memory: () => import("../../bench/memory.js"),
  import: () => import("../../bench/import.js"),
  parcels: () => import("../../bench/parcels.js"),
  statistics: () => import("../../bench/statistics.js"),
  reconcile: () => import("../../bench/reconcile.js"),
  load: () => import("../../bench/load.js"),
  whole: () => import("../../bench/whole.js"),
  "load-memory": () => import("../../bench/load-memory.js"),
  "load-changes": () => import("../../bench/load-changes.js"),
  "load-readers": () => import("../../bench/load-readers.js"),
  latency: () => import("../../bench/latency.js"),
  town: () => import("../../bench/town.js"),
  rls: () => import("../../bench/rls.js"),
  audit: () => import("../../bench/audit.js"),
  timing: () => import("../../bench/timing.js"),
  verify: () => import("../../bench/verify.js"),
};

/** `kaigo bench NAME`: measures us and a peer in one run and prints the ratio. */
export async function runBench(name: string): Promise<void> {
  const load = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!load) throw new KaigoError("INPUT_INVALID", { field: "name", rule: Object.keys(benches).join(", ") });
  await (await load()).run();
}
