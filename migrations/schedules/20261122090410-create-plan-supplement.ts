import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema, protectPersonalTable } from "../support/personal-table.js";

/** Care level and limits as a plan set's supplement states them: they belong to the plan's day, not to a month. */
export class CreatePlanSupplement20261122090410 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "schedules");
    await runner.query(`CREATE TABLE schedules.plan_supplement (
      insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL,
      planning_office_number text NOT NULL, care_plan_date date NOT NULL,
      serial text NOT NULL CONSTRAINT plan_supplement_serial CHECK (serial ~ '^\\d{14}$'),
      certification_date date, limit_period_start_date date, limit_period_end_date date, certification_status text,
      care_level_change_date date, care_level text, previous_care_level text, benefit_limit_units integer, type_limits jsonb NOT NULL,
      type_limit_excess_units_total integer, short_stay_days_until_last_month integer, short_stay_days_cumulative integer,
      consent_receiving_office_number text, updated_by_office_number text,
      CONSTRAINT plan_supplement_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT plan_supplement_once UNIQUE (insurer_number, recipient_id, planning_office_number, care_plan_date))`);
    await protectPersonalTable(runner, { schema: "schedules", table: "plan_supplement", category: "CARE_PLAN" });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE schedules.plan_supplement");
  }
}
