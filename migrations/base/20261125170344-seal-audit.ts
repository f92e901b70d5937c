import type { MigrationInterface, QueryRunner } from "typeorm";
import { setting } from "../support/setting.js";

const firstYear = 2026;
const lastYear = 2029;
const columns = "occurred_at, request_id, subject, role, office_number, viewer_insurer_number, purpose, operation, insurer_number, recipient_id, category, decision, row_count";

/** The access record by month, so that months past their keeping can be dropped whole, and the seals that show any change. */
export class SealAudit20261125170344 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DO $$ BEGIN
      CREATE ROLE kaigo_sealer LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
    await runner.query("SET LOCAL ROLE kaigo_owner");
    await this.partition(runner);
    await this.protect(runner);
    await this.seals(runner);
  }

  private async partition(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE audit.access_event RENAME TO access_event_before");
    await runner.query("ALTER TABLE audit.access_event_before DROP CONSTRAINT access_event_key; DROP INDEX audit.access_event_of_recipient");
    // The owner is held by policies too: this one goes with the table.
    await runner.query("CREATE POLICY access_event_to_move ON audit.access_event_before FOR SELECT TO kaigo_owner USING (true)");
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
      decision text NOT NULL CONSTRAINT access_event_decision CHECK (decision IN ('SEEN', 'DENIED', 'BREAK_GLASS', 'CHANGED')),
      row_count integer NOT NULL CONSTRAINT access_event_count CHECK (row_count >= 0),
      CONSTRAINT access_event_key PRIMARY KEY (id, occurred_at)) PARTITION BY RANGE (occurred_at)`);
    await runner.query("CREATE TABLE audit.access_event_other PARTITION OF audit.access_event DEFAULT");
    for (let month = firstYear * 12; month < (lastYear + 1) * 12; month += 1) {
      const text = (index: number) => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
      await runner.query(`CREATE TABLE audit.access_event_${text(month).replace("-", "")} PARTITION OF audit.access_event FOR VALUES FROM ('${text(month)}-01 00:00+09') TO ('${text(month + 1)}-01 00:00+09')`);
    }
    await runner.query("CREATE INDEX access_event_of_recipient ON audit.access_event (insurer_number, recipient_id, occurred_at)");
    await runner.query("CREATE INDEX access_event_of_insurer ON audit.access_event (insurer_number, occurred_at)");
    await runner.query(`INSERT INTO audit.access_event (id, ${columns}) OVERRIDING SYSTEM VALUE SELECT id, ${columns} FROM audit.access_event_before`);
    await runner.query("SELECT setval(pg_get_serial_sequence('audit.access_event', 'id'), greatest(1, (SELECT max(id) FROM audit.access_event)), EXISTS (SELECT FROM audit.access_event))");
    await runner.query("DROP TABLE audit.access_event_before");
  }

  private async protect(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE audit.access_event ENABLE ROW LEVEL SECURITY; ALTER TABLE audit.access_event FORCE ROW LEVEL SECURITY");
    await runner.query("CREATE POLICY access_event_append ON audit.access_event FOR INSERT TO kaigo_audit WITH CHECK (true)");
    await runner.query(`CREATE POLICY access_event_of_change ON audit.access_event FOR INSERT TO kaigo_worker WITH CHECK (
      decision = 'CHANGED' AND role = ${setting("role")} AND subject = ${setting("subject")} AND insurer_number = ANY (string_to_array(${setting("insurers")}, ',')))`);
    await runner.query(`CREATE POLICY access_event_of_insurer ON audit.access_event FOR SELECT TO kaigo_app USING (
      ${setting("role")} = 'MUNICIPALITY' AND insurer_number = ${setting("insurer")})`);
    await runner.query(`CREATE POLICY access_event_of_self ON audit.access_event FOR SELECT TO kaigo_app USING (
      ${setting("role")} = 'RECIPIENT' AND insurer_number = ${setting("insurer")} AND recipient_id = nullif(${setting("recipient")}, '')::uuid)`);
    await runner.query(`CREATE POLICY access_event_of_sealer ON audit.access_event FOR SELECT TO kaigo_sealer USING (${setting("role")} = 'SEALER')`);
    await runner.query("GRANT INSERT ON audit.access_event TO kaigo_audit, kaigo_worker; GRANT SELECT ON audit.access_event TO kaigo_app, kaigo_sealer");
    await runner.query(`CREATE TRIGGER access_event_break_glass BEFORE INSERT ON audit.access_event FOR EACH ROW
      WHEN (NEW.role = 'MEDICAL_INSTITUTION' AND NEW.decision = 'SEEN') EXECUTE FUNCTION recipients.mark_break_glass()`);
  }

  private async seals(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE audit.seal (
      number bigint NOT NULL CONSTRAINT seal_key PRIMARY KEY,
      sealed_at timestamptz NOT NULL,
      month text NOT NULL,
      event_ids bigint[] NOT NULL,
      max_event_id bigint NOT NULL,
      previous_hash text NOT NULL CONSTRAINT seal_no_fork UNIQUE,
      events_hash text NOT NULL,
      hash text NOT NULL CONSTRAINT seal_hash UNIQUE,
      key_id text NOT NULL,
      signature text NOT NULL)`);
    await runner.query("ALTER TABLE audit.seal ENABLE ROW LEVEL SECURITY; ALTER TABLE audit.seal FORCE ROW LEVEL SECURITY");
    await runner.query(`CREATE POLICY seal_of_sealer ON audit.seal FOR SELECT TO kaigo_sealer USING (${setting("role")} = 'SEALER')`);
    await runner.query(`CREATE POLICY seal_append ON audit.seal FOR INSERT TO kaigo_sealer WITH CHECK (${setting("role")} = 'SEALER')`);
    // Who writes the record asks when it was last sealed.
    await runner.query(`CREATE POLICY seal_of_audit ON audit.seal FOR SELECT TO kaigo_audit USING (${setting("role")} = 'AUDIT')`);
    await runner.query("GRANT USAGE ON SCHEMA audit TO kaigo_sealer; GRANT SELECT, INSERT ON audit.seal TO kaigo_sealer; GRANT SELECT (number, sealed_at) ON audit.seal TO kaigo_audit");
  }

  async down(): Promise<void> {
    throw new Error("the access record is not thrown away");
  }
}
