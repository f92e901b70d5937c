import { retainAudit } from "../../platform/database/retain-audit.js";
import { databaseUrls } from "../../platform/database/urls.js";
import { today } from "../../platform/calendar/today.js";
import { withHouse } from "../start/with-house.js";

/** `kaigo audit retain`: drops what is past its keeping in the database of DATABASE_URL, and makes the months to come. */
export async function runAuditRetain(): Promise<void> {
  const { dropped, made } = await withHouse(({ config, database }) => retainAudit(database, databaseUrls(config).admin, { today: today(), years: config.AUDIT_RETENTION_YEARS }));
  process.stdout.write(`Dropped ${dropped.length} month(s)${dropped.length > 0 ? ` (${dropped.join(", ")})` : ""}, made ${made.length}.\n`);
}
