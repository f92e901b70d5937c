import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema } from "../support/personal-table.js";
import { setting } from "../support/setting.js";

/** What mutations have done, by the caller's key, and their place in the access record. */
export class CreateIdempotency20261125161500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "idempotency");
    await runner.query(`CREATE TABLE idempotency.mutation_outcome (
      subject text NOT NULL, key uuid NOT NULL,
      mutation text NOT NULL, input_hash text NOT NULL, outcome jsonb,
      occurred_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      CONSTRAINT mutation_outcome_key PRIMARY KEY (subject, key))`);
    await runner.query("ALTER TABLE idempotency.mutation_outcome ENABLE ROW LEVEL SECURITY; ALTER TABLE idempotency.mutation_outcome FORCE ROW LEVEL SECURITY");
    const own = `subject = nullif(${setting("subject")}, '')`;
    await runner.query(`CREATE POLICY mutation_outcome_of_caller ON idempotency.mutation_outcome FOR ALL TO kaigo_worker USING (${own}) WITH CHECK (${own})`);
    await runner.query("GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency.mutation_outcome TO kaigo_worker");
    await this.recordChanges(runner);
  }

  /** A mutation's access record is written in its own transaction: about its own insurers, in its own viewer's name. */
  private async recordChanges(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE audit.access_event DROP CONSTRAINT access_event_decision");
    await runner.query("ALTER TABLE audit.access_event ADD CONSTRAINT access_event_decision CHECK (decision IN ('SEEN', 'DENIED', 'BREAK_GLASS', 'CHANGED'))");
    await runner.query(`CREATE POLICY access_event_of_change ON audit.access_event FOR INSERT TO kaigo_worker WITH CHECK (
      decision = 'CHANGED' AND role = ${setting("role")} AND subject = ${setting("subject")} AND insurer_number = ANY (string_to_array(${setting("insurers")}, ',')))`);
    await runner.query("GRANT INSERT ON audit.access_event TO kaigo_worker");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP SCHEMA idempotency CASCADE");
  }
}
