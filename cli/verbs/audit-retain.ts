import { retainAudit } from "../../platform/database/retain-audit.js";
import { databaseUrls } from "../../platform/database/urls.js";
import { today } from "../../platform/calendar/today.js";
import { terminalLanguage } from "../output/language.js";
import { withHouse } from "../start/with-house.js";

const words = {
  en: (dropped: readonly string[], made: number) => `Dropped ${dropped.length} month(s)${dropped.length > 0 ? ` (${dropped.join(", ")})` : ""}, made ${made}.`,
  ja: (dropped: readonly string[], made: number) => `${dropped.length} か月分を削除${dropped.length > 0 ? `（${dropped.join("、")}）` : ""}し、${made} か月分を用意しました。`,
};

/** `kaigo audit retain`: drops what is past its keeping in the database of DATABASE_URL, and makes the months to come. */
export async function runAuditRetain({ json = false }: { readonly json?: boolean }): Promise<void> {
  const { dropped, made } = await withHouse(({ config, database }) => retainAudit(database, databaseUrls(config).admin, { today: today(), years: config.AUDIT_RETENTION_YEARS }));
  process.stdout.write(`${json ? JSON.stringify({ dropped, made }) : words[terminalLanguage()](dropped, made.length)}\n`);
}
