import type { MigrationInterface, QueryRunner } from "typeorm";
import { allowWorker } from "../support/personal-table.js";
import { byOfficer, bySelf, limitViewerWrites } from "../support/viewer-writes.js";

/** Those who act for a person: registered by the insurer, seen by the insurer and whoever signs in for the person. */
export class CreateProxy20261125175857 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner");
    await runner.query(`CREATE TABLE recipients.proxy (
      insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL,
      subject text NOT NULL, name text NOT NULL,
      relation text NOT NULL CONSTRAINT proxy_relation CHECK (relation IN ('FAMILY', 'GUARDIAN', 'OTHER')),
      valid_from date NOT NULL, valid_to date, recorded_by text NOT NULL, recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      CONSTRAINT proxy_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT proxy_recipient FOREIGN KEY (insurer_number, recipient_id) REFERENCES recipients.recipient ON DELETE CASCADE)`);
    await runner.query("CREATE INDEX proxy_of_recipient ON recipients.proxy (insurer_number, recipient_id, subject)");
    await runner.query("ALTER TABLE recipients.proxy ENABLE ROW LEVEL SECURITY; ALTER TABLE recipients.proxy FORCE ROW LEVEL SECURITY");
    await runner.query(`CREATE POLICY proxy_of_insurer ON recipients.proxy FOR SELECT TO kaigo_app USING (${byOfficer})`);
    await runner.query(`CREATE POLICY proxy_of_self ON recipients.proxy FOR SELECT TO kaigo_app USING (${bySelf()})`);
    await runner.query("GRANT SELECT ON recipients.proxy TO kaigo_app");
    await allowWorker(runner, "recipients", "proxy");
    await limitViewerWrites(runner, "recipients", "proxy", { insert: byOfficer, update: byOfficer });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE recipients.proxy");
  }
}
