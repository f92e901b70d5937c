import { lowerOwnPriority } from "../../cli/start/low-priority.js";
import type { LoadMode } from "../../platform/load/ledger.js";

/** Loads a folder and says a line for each step; the last one is the result. Everything may be cut off at any moment. With a line to stand still at, it waits there to be killed. */
const [adminUrl = "", folder = "", load = "", mode = "", pace = "", standStillAt = ""] = process.argv.slice(2);
process.stdin.resume().on("end", () => process.exit(0));
// As the command does: before the house is read.
if (pace === "gently") lowerOwnPriority();
const [{ allLoads }, { loadFolder }, { fullPace, gentlePace }, { openSoakHouse }] = await Promise.all([
  import("../../gateway/house/manifests.js"), import("../../platform/load/load-folder.js"), import("../../platform/load/pace.js"), import("./open-house.js"),
]);
const house = await openSoakHouse(adminUrl, folder);
const say = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`);
function standStill(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
const result = await loadFolder(house.database, { folder: load, directory: house.services.directory }, allLoads(house.manifests), {
  mode: mode as LoadMode,
  pace: pace === "gently" ? gentlePace : { ...fullPace, portionLines: Number(pace) },
  onProgress: ({ file, phase, rows }) => {
    say([file, phase, rows]);
    if (`${file} ${phase}` === standStillAt) standStill();
  },
});
say({ ...result, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) });
await house.close();
process.exit(0);
