import { setTimeout as sleep } from "node:timers/promises";
import { processParcels } from "../../subgraphs/exchange/subgraph.js";
import { openSoakHouse } from "./open-house.js";
import { untilNotBusy } from "./until-not-busy.js";

/** An import worker that says a line for each attempt: the state reached. It ends when its input does. */
const [adminUrl = "", folder = ""] = process.argv.slice(2);
let isStopped = false;
process.stdin.resume().on("end", () => (isStopped = true));
const house = await openSoakHouse(adminUrl, folder);
const onAttempt = (_parcelId: string, state: string) => {
  process.stdout.write(`${state}\n`);
  return isStopped;
};
while (!isStopped) {
  await untilNotBusy(() => processParcels(house.services, { onAttempt, isStopped: () => isStopped }));
  await sleep(50);
}
await house.close();
process.exit(0);
