import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema } from "../support/personal-table.js";

/** The access record: append-only by grants, readable by the recipient it is about and by the recipient's insurer. */
export class CreateAudit20261122090100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "audit");
    await runner.query(`CREATE TABLE audit.access_event (
      id bigint GENERATED ALWAYS AS IDENTITY,
      occurred_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      request_id text NOT NULL,
      subject text NOT NULL,
      role text NOT NULL,
      office_number text,
      viewer_insurer_number text,
      purpose text NOT NULL,
      operation text NOT NULL,
      insurer_number text NOT NULL,
      recipient_id uuid NOT NULL,
      category text NOT NULL,
      decision text NOT NULL CONSTRAINT access_event_decision CHECK (decision IN ('SEEN', 'DENIED', 'BREAK_GLASS')),
      row_count integer NOT NULL CONSTRAINT access_event_count CHECK (row_count >= 0),
      CONSTRAINT access_event_key PRIMARY KEY (id))`);
    await runner.query("CREATE INDEX access_event_of_recipient ON audit.access_event (insurer_number, recipient_id, id)");
    await runner.query("ALTER TABLE audit.access_event ENABLE ROW LEVEL SECURITY; ALTER TABLE audit.access_event FORCE ROW LEVEL SECURITY");
    await runner.query("CREATE POLICY access_event_append ON audit.access_event FOR INSERT TO kaigo_audit WITH CHECK (true)");
    await runner.query(`CREATE POLICY access_event_of_insurer ON audit.access_event FOR SELECT TO kaigo_app USING (
      (SELECT current_setting('app.role', true)) = 'MUNICIPALITY' AND insurer_number = (SELECT current_setting('app.insurer', true)))`);
    await runner.query(`CREATE POLICY access_event_of_self ON audit.access_event FOR SELECT TO kaigo_app USING (
      (SELECT current_setting('app.role', true)) = 'RECIPIENT' AND insurer_number = (SELECT current_setting('app.insurer', true))
      AND recipient_id = nullif((SELECT current_setting('app.recipient', true)), '')::uuid)`);
    await runner.query("GRANT INSERT ON audit.access_event TO kaigo_audit; GRANT SELECT ON audit.access_event TO kaigo_app");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP SCHEMA audit CASCADE");
  }
}
