import type { MigrationInterface, QueryRunner } from "typeorm";
import { partitionByMonth } from "../support/month-partitions.js";
import { allowWorker, ownSchema, protectPersonalTable } from "../support/personal-table.js";

const setting = (name: string) => `(SELECT current_setting('app.${name}', true))`;

/** Items of a report's head, the same for the version in force and earlier ones. */
const head = `insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL,
  service_month text NOT NULL, service_office_number text NOT NULL, service_type text NOT NULL,
  version integer NOT NULL DEFAULT 1, serial text NOT NULL, parcel_id text NOT NULL, content_hash text NOT NULL, recorded_at timestamptz NOT NULL DEFAULT now(),
  reported_by_office_number text NOT NULL, csv_version text NOT NULL, document_date date NOT NULL, plan_office_number text, planner_name text`;

/** Results by person, month, service office and service type, their earlier versions, and what each receiver was told last. */
export class CreateActuals20261122090500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "actuals");
    await this.reports(runner);
    await this.days(runner);
    for (const table of ["actual_report", "actual_report_version", "actual_day"]) {
      await protectPersonalTable(runner, { schema: "actuals", table, category: "RESULT" });
      await this.keepToOwnOffice(runner, table);
    }
    await this.deliveries(runner);
  }

  private async reports(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE actuals.actual_report (${head},
      state text NOT NULL DEFAULT 'IN_FORCE' CONSTRAINT actual_report_state CHECK (state IN ('IN_FORCE', 'WITHDRAWN')),
      CONSTRAINT actual_report_month CHECK (service_month ~ '^\\d{4}-(0[1-9]|1[0-2])$'),
      CONSTRAINT actual_report_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT actual_report_once UNIQUE (insurer_number, recipient_id, service_month, service_office_number, service_type))`);
    await runner.query(`CREATE TABLE actuals.actual_report_version (${head},
      actual_report_id uuid NOT NULL, replaced_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT actual_report_version_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT actual_report_version_once UNIQUE (insurer_number, actual_report_id, version))`);
  }

  private async days(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE actuals.actual_day (
      insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL,
      service_month text NOT NULL, actual_report_id uuid NOT NULL, version integer NOT NULL, position integer NOT NULL,
      units integer, short_stay_days_until_last_month integer, service_date date NOT NULL, prorated_bitmap text,
      start_time text, end_time text, service_count integer NOT NULL, service_code text NOT NULL,
      tais_code text, equipment_notification_code text, equipment_name text, detail_number integer,
      service_office_number text NOT NULL, service_office_name text, satellite_branch text,
      over30_days boolean NOT NULL, updated_by_office_number text,
      CONSTRAINT actual_day_key PRIMARY KEY (insurer_number, service_month, id)) PARTITION BY RANGE (service_month)`);
    await partitionByMonth(runner, "actuals.actual_day");
    await runner.query("CREATE INDEX actual_day_of_version ON actuals.actual_day (insurer_number, actual_report_id, version)");
  }

  /** On top of the grants: a service office sees its own results only. */
  private async keepToOwnOffice(runner: QueryRunner, table: string): Promise<void> {
    await runner.query(`CREATE POLICY ${table}_own_office ON actuals.${table} AS RESTRICTIVE FOR SELECT TO kaigo_app USING (
      ${setting("role")} <> 'SERVICE_OFFICE' OR service_office_number = nullif(${setting("office")}, ''))`);
  }

  /** Read by imports only. It outlives the report's content, so that a late file cannot undo a deletion. */
  private async deliveries(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE actuals.actual_report_delivery (
      insurer_number text NOT NULL, recipient_id uuid NOT NULL, service_month text NOT NULL, service_office_number text NOT NULL, service_type text NOT NULL,
      sender_office_number text NOT NULL, receiver_office_number text NOT NULL, receiver_service_type text NOT NULL, serial text NOT NULL, withdrawn boolean NOT NULL,
      CONSTRAINT actual_report_delivery_key PRIMARY KEY
        (insurer_number, recipient_id, service_month, service_office_number, service_type, sender_office_number, receiver_office_number, receiver_service_type))`);
    await runner.query("ALTER TABLE actuals.actual_report_delivery ENABLE ROW LEVEL SECURITY; ALTER TABLE actuals.actual_report_delivery FORCE ROW LEVEL SECURITY");
    await allowWorker(runner, "actuals", "actual_report_delivery");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP SCHEMA actuals CASCADE");
  }
}
