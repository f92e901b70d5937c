import pg from "pg";
import { sealEvents } from "../platform/audit/seal-events.js";
import { parseSealKeys, toVerifyKey, type SealKey } from "../platform/audit/seal-key.js";
import { verifySeals } from "../platform/audit/verify-seals.js";
import { openDatabase } from "../platform/database/database.js";
import { urlsFromAdmin } from "../platform/database/urls.js";
import { openBenchTown } from "./town/open-town.js";

const rows = 100_000;
const seconds = 10;
const rounds = 3;

/** How long `kaigo audit verify` takes over 100,000 access records under seals of every size. Bar: 10 s. */
export async function run(): Promise<void> {
  const town = await openBenchTown({ people: 200, months: 1, folder: process.env["VERIFY_FOLDER"] ?? ".data/town-200" });
  const urls = urlsFromAdmin(town.adminUrl);
  const database = openDatabase(urls, town.config);
  const admin = new pg.Client({ connectionString: town.adminUrl });
  await admin.connect();
  try {
    const [key] = parseSealKeys([`bench:${"0123456789abcdef".repeat(4)}`]) as [SealKey];
    await admin.query("TRUNCATE audit.access_event, audit.seal, audit.head");
    // Half under few large seals, half under many small ones, as nights and days make them.
    await fill(admin, rows / 2);
    await sealEvents(database, { key, sweep: true });
    for (let part = 0; part < 200; part += 1) {
      await fill(admin, rows / 400);
      await sealEvents(database, { key, sweep: false });
    }
    await admin.query("VACUUM ANALYZE audit.access_event, audit.seal");
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now();
      const report = await verifySeals(urls.auditor ?? "", { keys: [toVerifyKey(key)], retentionYears: 5 });
      times.push((performance.now() - start) / 1_000);
      if (report.events !== rows || report.faults.length > 0) throw new Error(`${report.events} compared, ${report.faults.length} faults`);
    }
    const worst = Math.max(...times);
    process.stdout.write(`${rows} access records: ${times.map((time) => time.toFixed(2)).join(", ")} s, bar ${seconds} s: ${worst <= seconds ? "held" : "OVER THE BAR"}\n`);
  } finally {
    await admin.end();
    await database.close();
    await town.close();
  }
}

const fill = (admin: pg.Client, count: number) =>
  admin.query(
    `INSERT INTO audit.access_event (request_id, subject, role, office_number, purpose, operation, insurer_number, recipient_id, category, decision, row_count)
     SELECT gen_random_uuid()::text, 'staff-' || n % 500, 'CARE_MANAGER', '1370100018', 'CARE', 'Person', '139006', gen_random_uuid(), 'CARE_PLAN', 'SEEN', 1 + n % 40 FROM generate_series(1, $1::integer) n`,
    [count],
  );
