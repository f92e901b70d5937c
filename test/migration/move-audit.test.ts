import { migrations } from "../../migrations/index.js";
import { migrate } from "../../platform/database/migrate.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import { createTestDatabase } from "../support/database.js";
import { withConnection } from "../support/sql.js";

test("what stood in the access record before it was kept by month stands in it afterwards, with its numbers", async () => {
  const database = await createTestDatabase({ template: "empty" });
  const urls = urlsFromAdmin(database.adminUrl);
  const insert = "INSERT INTO audit.access_event (occurred_at, request_id, subject, role, purpose, operation, insurer_number, recipient_id, category, decision, row_count)";
  try {
    // Neither who seals nor who verifies existed then.
    await migrate({ ...urls, sealer: urls.audit, auditor: undefined }, migrations.filter(({ name }) => Number(name.slice(-14)) < 20_261_125_170_344));
    await withConnection(database.adminUrl, async (admin) => {
      await admin.query(`${insert} SELECT d, 'r', 's', 'r', 'p', 'o', '139006', uuidv7(), 'PERSON', 'SEEN', n FROM (VALUES ('2026-10-31 23:59+09'::timestamptz, 1), ('2026-11-01 00:00+09', 2), ('2019-01-01', 3)) v (d, n)`);
      await migrate(urls, migrations);
      await admin.query(`${insert} VALUES (now(), 'r', 's', 'r', 'p', 'o', '139006', uuidv7(), 'PERSON', 'SEEN', 4)`);
      const { rows } = await admin.query("SELECT id, row_count AS n, tableoid::regclass::text AS place FROM audit.access_event WHERE row_count < 4 OR id = 4 ORDER BY id");
      expect(rows.slice(0, 3)).toEqual([{ id: 1, n: 1, place: "audit.access_event_202610" }, { id: 2, n: 2, place: "audit.access_event_202611" }, { id: 3, n: 3, place: "audit.access_event_other" }]);
      expect(rows[3]).toMatchObject({ id: 4, n: 4 });
    });
  } finally {
    await database.drop();
  }
}, 120_000);
