import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema } from "../support/personal-table.js";
import { limitViewerWrites } from "../support/viewer-writes.js";

/** What each load has done so far: a load that was killed goes on from here. Counts, digests and line numbers; nothing about people. */
export class CreateLoadLedger20261125180558 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "load");
    await runner.query(`CREATE TABLE load.job (
      id uuid NOT NULL DEFAULT uuidv7() CONSTRAINT job_key PRIMARY KEY,
      manifest_sha256 text NOT NULL CONSTRAINT job_once UNIQUE,
      insurer_number text,
      mode text NOT NULL CONSTRAINT job_mode CHECK (mode IN ('ALL_OR_NOTHING', 'SKIP_BAD')),
      state text NOT NULL CONSTRAINT job_state CHECK (state IN ('RUNNING', 'DONE')),
      started_at timestamptz NOT NULL DEFAULT clock_timestamp(), finished_at timestamptz)`);
    await runner.query(`CREATE TABLE load.file (
      job_id uuid NOT NULL CONSTRAINT file_job REFERENCES load.job ON DELETE CASCADE,
      position integer NOT NULL, file text NOT NULL, kind text NOT NULL, sha256 text NOT NULL,
      in_manifest bigint NOT NULL, read_rows bigint NOT NULL, refused bigint NOT NULL, stored bigint NOT NULL, content_sum text NOT NULL,
      CONSTRAINT file_key PRIMARY KEY (job_id, file))`);
    await runner.query(`CREATE TABLE load.portion (
      job_id uuid NOT NULL CONSTRAINT portion_job REFERENCES load.job ON DELETE CASCADE,
      file text NOT NULL, first_line bigint NOT NULL, last_line bigint NOT NULL, written bigint NOT NULL, stored bigint NOT NULL, content_sum numeric NOT NULL,
      CONSTRAINT portion_key PRIMARY KEY (job_id, file, first_line))`);
    await runner.query(`CREATE TABLE load.finding (
      job_id uuid NOT NULL CONSTRAINT finding_job REFERENCES load.job ON DELETE CASCADE,
      file text NOT NULL, line bigint NOT NULL, column_name text NOT NULL, rule text NOT NULL, detail text NOT NULL,
      CONSTRAINT finding_key PRIMARY KEY (job_id, file, line, column_name, rule))`);
    for (const table of ["job", "file", "portion", "finding"]) {
      await runner.query(`ALTER TABLE load.${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE load.${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`CREATE POLICY ${table}_of_worker ON load.${table} FOR ALL TO kaigo_worker USING (true) WITH CHECK (true)`);
      await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON load.${table} TO kaigo_worker`);
      await limitViewerWrites(runner, "load", table);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP SCHEMA load CASCADE");
  }
}
