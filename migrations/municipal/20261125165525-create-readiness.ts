import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema, protectDirectory } from "../support/personal-table.js";
import { setting } from "../support/setting.js";
import { byOfficer, limitViewerWrites } from "../support/viewer-writes.js";

/** On the way to sharing: each insurer's steps with planned and actual days as a history, and surveys of municipalities with their results. */
export class CreateReadiness20261125165525 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "municipal");
    await this.readiness(runner);
    await this.surveys(runner);
  }

  /** Published by the portal for every insurer, so everyone reads it. An officer writes for the own insurer; the last row is in force. */
  private async readiness(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE municipal.readiness (
      insurer_number text NOT NULL, version integer NOT NULL CONSTRAINT readiness_version CHECK (version >= 1),
      schedule text NOT NULL CONSTRAINT readiness_schedule CHECK (schedule IN ('FIXED', 'ARRANGING', 'UNDECIDED')),
      standardised_planned date, standardised_on date, send_ready_planned date, send_ready_on date, sending_on date,
      migrated_planned date, migrated_on date, sharing_planned date, sharing_on date,
      state text NOT NULL CONSTRAINT readiness_state CHECK (state IN ('NOT_STARTED', 'STANDARDISED', 'SEND_READY', 'SENDING', 'MIGRATED', 'SHARING')),
      recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      recorded_by text NOT NULL CONSTRAINT readiness_recorder CHECK (recorded_by IN ('LOAD', 'OFFICER', 'RECONCILED_LOAD')),
      CONSTRAINT readiness_key PRIMARY KEY (insurer_number, version),
      CONSTRAINT readiness_insurer FOREIGN KEY (insurer_number) REFERENCES municipal.insurer)`);
    await protectDirectory(runner, "municipal", "readiness");
    await limitViewerWrites(runner, "municipal", "readiness", { insert: `${byOfficer} AND recorded_by = 'OFFICER'` });
    await limitViewerWrites(runner, "municipal", "insurer", { update: byOfficer });
  }

  /** What a municipality answered stays with the worker; results hold only figures that may be shown. */
  private async surveys(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE municipal.survey_answer (
      survey text NOT NULL, municipality_code text NOT NULL, prefecture_code text NOT NULL, population integer,
      answered boolean NOT NULL, planned_month text CONSTRAINT survey_answer_month CHECK (planned_month ~ '^\\d{4}-(0[1-9]|1[0-2])$'),
      CONSTRAINT survey_answer_key PRIMARY KEY (survey, municipality_code),
      CONSTRAINT survey_answer_silent CHECK (answered OR planned_month IS NULL))`);
    await runner.query(`CREATE TABLE municipal.survey_result (
      survey text NOT NULL, population_class text NOT NULL, outcome text NOT NULL,
      municipalities integer, hidden_because text, as_of timestamptz NOT NULL DEFAULT clock_timestamp(),
      CONSTRAINT survey_result_key PRIMARY KEY (survey, population_class, outcome),
      CONSTRAINT survey_result_hidden CHECK ((hidden_because IS NULL) = (municipalities IS NOT NULL)))`);
    for (const table of ["survey_answer", "survey_result"]) {
      await runner.query(`ALTER TABLE municipal.${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE municipal.${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`CREATE POLICY ${table}_of_worker ON municipal.${table} FOR ALL TO kaigo_worker USING (true) WITH CHECK (true)`);
      await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON municipal.${table} TO kaigo_worker`);
      await limitViewerWrites(runner, "municipal", table);
    }
    await runner.query(`CREATE POLICY survey_result_of_administration ON municipal.survey_result FOR SELECT TO kaigo_app USING (${setting("role")} IN ('MUNICIPALITY', 'ANALYST', 'OPERATOR'))`);
    await runner.query("GRANT SELECT ON municipal.survey_result TO kaigo_app");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE municipal.readiness, municipal.survey_answer, municipal.survey_result");
    await limitViewerWrites(runner, "municipal", "insurer");
  }
}
