import type { MigrationInterface, QueryRunner } from "typeorm";
import { setting } from "../support/setting.js";

const tables = ["access_event", "seal", "head"] as const;

/** A login for whoever verifies the access record: it reads the record, the seals and the head, and writes nothing. */
export class ReadAccessRecord20261126013121 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DO $$ BEGIN
      CREATE ROLE kaigo_auditor LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
    await runner.query("SET LOCAL ROLE kaigo_owner");
    await runner.query("GRANT USAGE ON SCHEMA audit TO kaigo_auditor");
    for (const table of tables) {
      await runner.query(`CREATE POLICY ${table}_of_auditor ON audit.${table} FOR SELECT TO kaigo_auditor USING (${setting("role")} = 'AUDITOR')`);
      await runner.query(`GRANT SELECT ON audit.${table} TO kaigo_auditor`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner");
    for (const table of tables) await runner.query(`DROP POLICY ${table}_of_auditor ON audit.${table}; REVOKE SELECT ON audit.${table} FROM kaigo_auditor`);
    await runner.query("REVOKE USAGE ON SCHEMA audit FROM kaigo_auditor");
  }
}
