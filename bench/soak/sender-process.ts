import { readFile } from "node:fs/promises";
import type { Sending } from "./chaos-plan.js";
import { openSoakHouse } from "./open-house.js";
import { actOn } from "./send-set.js";

/** An office system that sends its queue and says a line for each acknowledged set: how often it was known already. */
const [adminUrl = "", folder = "", outbox = "", queueFile = ""] = process.argv.slice(2);
process.stdin.resume().on("end", () => process.exit(0));
const house = await openSoakHouse(adminUrl, folder);
for (const sending of JSON.parse(await readFile(queueFile, "utf8")) as Sending[]) process.stdout.write(`${await actOn(house.services, outbox, sending)}\n`);
await house.close();
process.exit(0);
