import type { MigrationInterface, QueryRunner } from "typeorm";
import { partitionByMonth } from "../support/month-partitions.js";
import { allowWorker, ownSchema, protectPersonalTable } from "../support/personal-table.js";

const month = "CHECK (service_month ~ '^\\d{4}-(0[1-9]|1[0-2])$')";

/** Items of a month's head, the same for the version in force and earlier ones. */
const head = `insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL,
  service_month text NOT NULL, planning_office_number text NOT NULL,
  version integer NOT NULL DEFAULT 1, serial text NOT NULL, parcel_id text NOT NULL, content_hash text NOT NULL, recorded_at timestamptz NOT NULL DEFAULT now(),
  csv_version text NOT NULL, document_date date, plan_office_number text, planner_name text, benefit_document_date date,
  certification_date date, limit_period_start_date date, limit_period_end_date date, certification_status text,
  care_level_change_date date, care_level text, previous_care_level text, benefit_limit_units integer, type_limits jsonb NOT NULL,
  type_limit_excess_units_total integer, short_stay_days_until_last_month integer, short_stay_days_cumulative integer,
  consent_receiving_office_number text, updated_by_office_number text`;

/** Key of a row that belongs to one version of a usage table. */
const rowOfVersion = `insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL,
  service_month text NOT NULL, usage_table_id uuid NOT NULL, version integer NOT NULL, position integer NOT NULL`;

/** Usage tables with tables 6 and 7, their earlier versions, and what each receiver was told last. */
export class CreateSchedules20261122090400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "schedules");
    await this.heads(runner);
    await this.plannedServices(runner);
    await this.benefitRows(runner);
    for (const table of ["usage_table", "usage_table_version", "planned_service", "benefit_row"]) await protectPersonalTable(runner, { schema: "schedules", table, category: "CARE_PLAN" });
    await this.deliveries(runner);
  }

  private async heads(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE schedules.usage_table (${head},
      state text NOT NULL DEFAULT 'IN_FORCE' CONSTRAINT usage_table_state CHECK (state IN ('IN_FORCE', 'WITHDRAWN')),
      CONSTRAINT usage_table_month ${month},
      CONSTRAINT usage_table_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT usage_table_once UNIQUE (insurer_number, recipient_id, service_month, planning_office_number))`);
    await runner.query(`CREATE TABLE schedules.usage_table_version (${head},
      usage_table_id uuid NOT NULL, replaced_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT usage_table_version_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT usage_table_version_once UNIQUE (insurer_number, usage_table_id, version))`);
  }

  private async plannedServices(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE schedules.planned_service (${rowOfVersion},
      units integer, short_stay_days_until_last_month integer, service_date date NOT NULL, prorated_bitmap text,
      start_time text, end_time text, service_count integer NOT NULL, service_code text NOT NULL,
      tais_code text, equipment_notification_code text, equipment_name text, detail_number integer,
      service_office_number text NOT NULL, service_office_name text, satellite_branch text,
      over30_days boolean NOT NULL, updated_by_office_number text,
      CONSTRAINT planned_service_key PRIMARY KEY (insurer_number, service_month, id)) PARTITION BY RANGE (service_month)`);
    await partitionByMonth(runner, "schedules.planned_service");
    await runner.query("CREATE INDEX planned_service_of_version ON schedules.planned_service (insurer_number, usage_table_id, version)");
  }

  private async benefitRows(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE schedules.benefit_row (${rowOfVersion},
      kind text NOT NULL CONSTRAINT benefit_row_kind CHECK (kind IN ('DETAIL', 'SUBTOTAL_LIMIT', 'SUBTOTAL_OUTSIDE', 'SUBTOTAL_OVER_30', 'TOTAL')),
      service_office_name text, service_office_number text NOT NULL, satellite_branch text, service_code text NOT NULL,
      tais_code text, equipment_notification_code text, equipment_name text,
      units integer NOT NULL, discount_rate integer, discounted_units integer, count_or_days integer NOT NULL, service_units_total integer,
      benefit_managed_units integer, type_limit_excess_units integer, type_limit_within_units integer,
      overall_limit_excess_units integer, overall_limit_within_units integer,
      unit_price_hundredths integer, total_cost_covered integer, benefit_rate integer, claimed_amount integer,
      fixed_copayment_unit_amount integer, copayment_covered integer, copayment_full integer,
      days_until_last_month integer, days_planned_this_month integer, days_cumulative integer,
      over30_days boolean NOT NULL, fixed_office_code text, entered_by_code text, updated_by_office_number text,
      CONSTRAINT benefit_row_key PRIMARY KEY (insurer_number, service_month, id)) PARTITION BY RANGE (service_month)`);
    await partitionByMonth(runner, "schedules.benefit_row");
    await runner.query("CREATE INDEX benefit_row_of_version ON schedules.benefit_row (insurer_number, usage_table_id, version)");
  }

  /** Read by imports only. It outlives the usage table's content, so that a late set cannot undo a deletion. */
  private async deliveries(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE schedules.usage_table_delivery (
      insurer_number text NOT NULL, recipient_id uuid NOT NULL, service_month text NOT NULL, planning_office_number text NOT NULL,
      receiver_office_number text NOT NULL, receiver_service_type text NOT NULL, serial text NOT NULL, withdrawn boolean NOT NULL,
      CONSTRAINT usage_table_delivery_key PRIMARY KEY (insurer_number, recipient_id, service_month, planning_office_number, receiver_office_number, receiver_service_type))`);
    await runner.query("ALTER TABLE schedules.usage_table_delivery ENABLE ROW LEVEL SECURITY; ALTER TABLE schedules.usage_table_delivery FORCE ROW LEVEL SECURITY");
    await allowWorker(runner, "schedules", "usage_table_delivery");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP SCHEMA schedules CASCADE");
  }
}
