import type { MigrationInterface, QueryRunner } from "typeorm";
import { limitViewerWrites } from "../support/viewer-writes.js";
import { setting } from "../support/setting.js";

const columns = "subject, version, role, job_type, service_type, level, office_number, insurer_number, ended_at";

/** Browser sessions that have ended before their time, and what staff accounts said at any time. */
export class KeepAccountHistory20261125195602 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner");
    await this.sessions(runner);
    await this.history(runner);
  }

  private async sessions(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE recipients.ended_session (
      session_id text NOT NULL CONSTRAINT ended_session_key PRIMARY KEY,
      subject text NOT NULL,
      ended_at timestamptz NOT NULL DEFAULT clock_timestamp())`);
    await runner.query("CREATE INDEX ended_session_of_subject ON recipients.ended_session (subject)");
    await runner.query("ALTER TABLE recipients.ended_session ENABLE ROW LEVEL SECURITY; ALTER TABLE recipients.ended_session FORCE ROW LEVEL SECURITY");
    const own = `subject = nullif(${setting("subject")}, '')`;
    for (const kind of ["SELECT", "DELETE"]) await runner.query(`CREATE POLICY ended_session_${kind.toLowerCase()} ON recipients.ended_session FOR ${kind} TO kaigo_app USING (${own})`);
    await runner.query(`CREATE POLICY ended_session_insert ON recipients.ended_session FOR INSERT TO kaigo_app WITH CHECK (${own})`);
    await runner.query("GRANT SELECT, INSERT, DELETE ON recipients.ended_session TO kaigo_app");
  }

  private async history(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE recipients.staff_account_event (
      id uuid NOT NULL DEFAULT uuidv7() CONSTRAINT staff_account_event_key PRIMARY KEY,
      subject text NOT NULL, version integer NOT NULL, role text NOT NULL, job_type text, service_type text, level text NOT NULL,
      office_number text, insurer_number text, ended_at timestamptz,
      changed_by text, recorded_at timestamptz NOT NULL DEFAULT clock_timestamp())`);
    await runner.query("CREATE INDEX staff_account_event_of_subject ON recipients.staff_account_event (subject, id)");
    await runner.query("ALTER TABLE recipients.staff_account_event ENABLE ROW LEVEL SECURITY; ALTER TABLE recipients.staff_account_event FORCE ROW LEVEL SECURITY");
    // Who may see an account may see what it said; what it said elsewhere stays there.
    await runner.query(`CREATE POLICY staff_account_event_of_colleague ON recipients.staff_account_event FOR SELECT TO kaigo_app USING (
      office_number = nullif(${setting("office")}, '') OR (${setting("role")} = 'MUNICIPALITY' AND insurer_number = nullif(${setting("insurer")}, ''))
      OR subject = nullif(${setting("subject")}, ''))`);
    await runner.query("CREATE POLICY staff_account_event_of_worker ON recipients.staff_account_event FOR INSERT TO kaigo_worker WITH CHECK (true)");
    await limitViewerWrites(runner, "recipients", "staff_account_event", { insert: `changed_by = ${setting("subject")}` });
    await runner.query("GRANT SELECT ON recipients.staff_account_event TO kaigo_app; GRANT INSERT ON recipients.staff_account_event TO kaigo_worker");
    await runner.query(`CREATE FUNCTION recipients.keep_account_history() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO recipients.staff_account_event (${columns}, changed_by)
      SELECT ${columns.split(", ").map((name) => `NEW.${name}`).join(", ")}, nullif(coalesce(nullif(current_setting('app.subject', true), ''), current_setting('app.role', true)), '');
      RETURN NULL;
    END $$`);
    await runner.query("CREATE TRIGGER staff_account_history AFTER INSERT OR UPDATE ON recipients.staff_account FOR EACH ROW EXECUTE FUNCTION recipients.keep_account_history()");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner");
    await runner.query("DROP TRIGGER staff_account_history ON recipients.staff_account; DROP FUNCTION recipients.keep_account_history; DROP TABLE recipients.staff_account_event, recipients.ended_session");
  }
}
