import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema, protectPersonalTable } from "../support/personal-table.js";
import { byOffice, limitViewerWrites } from "../support/viewer-writes.js";

/** What a usage table in force comes to per service office and service type, kept beside it; and what other schemas may read of it. */
export class CreateBenefitGroup20261125163246 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "schedules");
    await runner.query(`CREATE TABLE schedules.benefit_group (
      insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL, service_month text NOT NULL, usage_table_id uuid NOT NULL,
      service_office_number text NOT NULL, service_type text NOT NULL,
      service_units integer NOT NULL, managed_units integer NOT NULL, over_type_units integer NOT NULL, over_units integer NOT NULL, within_units integer NOT NULL,
      total_cost integer NOT NULL, claim integer NOT NULL, copay integer NOT NULL, self_pay integer NOT NULL,
      CONSTRAINT benefit_group_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT benefit_group_once UNIQUE (insurer_number, recipient_id, service_month, usage_table_id, service_office_number, service_type))`);
    // The co-pay tells the person's share of costs: a row is open only to those who may see that.
    await protectPersonalTable(runner, { schema: "schedules", table: "benefit_group", category: "BURDEN" });
    const inCharge = byOffice("benefit_group", "CARE_PLAN", ["CARE_MANAGER"]);
    await limitViewerWrites(runner, "schedules", "benefit_group", { insert: inCharge, update: inCharge, delete: inCharge });
    await this.share(runner);
  }

  /** Row-level security stays that of whoever reads. Of several planning offices the last one to send counts. */
  private async share(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE VIEW schedules.shared_month_plan WITH (security_invoker = true) AS
      SELECT DISTINCT ON (insurer_number, recipient_id, service_month) insurer_number, recipient_id, service_month, planning_office_number, id AS usage_table_id, version
      FROM schedules.usage_table WHERE state = 'IN_FORCE' ORDER BY insurer_number, recipient_id, service_month, serial DESC, planning_office_number`);
    await runner.query(`CREATE VIEW schedules.shared_planned_cell WITH (security_invoker = true) AS
      SELECT insurer_number, recipient_id, service_month, usage_table_id, version, position, service_date, start_time, end_time, service_code, service_count, units, service_office_number, satellite_branch, tais_code, equipment_notification_code, detail_number, over30_days
      FROM schedules.planned_service`);
    await runner.query(`CREATE VIEW schedules.shared_benefit_group WITH (security_invoker = true) AS
      SELECT insurer_number, recipient_id, service_month, usage_table_id, service_office_number, service_type, within_units FROM schedules.benefit_group`);
    await runner.query(`CREATE VIEW schedules.shared_service_code WITH (security_invoker = true) AS
      SELECT service_code, valid_from, valid_to, units, discount_rate, per, add_on_kind, add_on_permille FROM schedules.service_code`);
    await runner.query(`CREATE VIEW schedules.shared_unit_price WITH (security_invoker = true) AS
      SELECT p.area_grade, s.service_type, p.price_hundredths, greatest(p.valid_from, s.valid_from) AS valid_from, least(p.valid_to, s.valid_to) AS valid_to
      FROM schedules.unit_price p JOIN schedules.labour_share s USING (labour_share) WHERE greatest(p.valid_from, s.valid_from) <= coalesce(least(p.valid_to, s.valid_to), '9999-12')`);
    await runner.query("CREATE VIEW schedules.shared_insurer_grade WITH (security_invoker = true) AS SELECT insurer_number, valid_from, valid_to, area_grade FROM schedules.insurer_grade");
    await runner.query("GRANT SELECT ON schedules.shared_month_plan, schedules.shared_planned_cell, schedules.shared_benefit_group, schedules.shared_service_code, schedules.shared_unit_price, schedules.shared_insurer_grade TO kaigo_app, kaigo_worker");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP VIEW schedules.shared_month_plan, schedules.shared_planned_cell, schedules.shared_benefit_group, schedules.shared_service_code, schedules.shared_unit_price, schedules.shared_insurer_grade");
    await runner.query("DROP TABLE schedules.benefit_group");
  }
}
