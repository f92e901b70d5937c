import { setImmediate as nextTurn } from "node:timers/promises";
import { AuditWriter } from "../../../platform/audit/audit-trail.js";
import { untilTime } from "../../../platform/audit/until-time.js";
import type { Database } from "../../../platform/database/database.js";
import { Recipient } from "../../../subgraphs/recipients/recipient/recipient.entity.js";
import { asViewer } from "../../support/small-town.js";

const missTime = 200;
const missed = { entity: Recipient, insurerNumber: "139006", column: "id", value: "1" } as const;

/** A trail of a house that tells by no time what is there; nothing is written. */
const openTrail = () => new AuditWriter({} as Database, undefined, [], missTime).trail("request", asViewer("CARE_MANAGER", { officeNumber: "1370100018" }), "test");

/** Whether the trail lets an answer leave within a turn, and how long after its opening it left. */
async function leaveOf(trail: ReturnType<typeof openTrail>, opened: number) {
  let hasLeft = false;
  const leaving = trail.leave().then(() => void (hasLeft = true));
  await nextTurn();
  const atOnce = hasLeft;
  await leaving;
  return { atOnce, after: performance.now() - opened };
}

test("an answer that does not show what was asked for leaves at a fixed time, whatever had to be done before", async () => {
  for (const work of [0, 3, 11.5]) {
    const opened = performance.now();
    const trail = openTrail();
    await untilTime(opened + work);
    trail.miss(missed, "PERSON");
    const { atOnce, after } = await leaveOf(trail, opened);
    expect(atOnce).toBe(false);
    expect(after).toBeGreaterThanOrEqual(missTime);
  }
});

test("an answer that shows all that was asked for leaves at once", async () => {
  const trail = openTrail();
  trail.note("139006", "1", "PERSON", 1);
  expect((await leaveOf(trail, performance.now())).atOnce).toBe(true);
});

test("an answer that took longer than that leaves at once too", async () => {
  const trail = openTrail();
  trail.miss(missed, "PERSON");
  await untilTime(performance.now() + missTime + 1);
  expect((await leaveOf(trail, performance.now())).atOnce).toBe(true);
});
