import type { MigrationInterface, QueryRunner } from "typeorm";
import { setting } from "../support/setting.js";
import { byOffice, limitViewerWrites } from "../support/viewer-writes.js";

const ownOffice = `planning_office_number = nullif(${setting("office")}, '')`;
const planner = (table: string) => byOffice(table, "CARE_PLAN", ["CARE_MANAGER"]);
const ofTable = (table: string) => `${planner(table)} AND EXISTS (
  SELECT 1 FROM schedules.usage_table o WHERE o.insurer_number = ${table}.insurer_number AND o.id = ${table}.usage_table_id AND o.${ownOffice})`;

/** Months are planned by mutation too: by the care manager in charge, for the own office only. */
export class OpenPlanning20261125173327 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner");
    await runner.query("ALTER TABLE schedules.usage_table ADD COLUMN excess_shares jsonb NOT NULL DEFAULT '[]'");
    await limitViewerWrites(runner, "schedules", "usage_table", { insert: `${planner("usage_table")} AND ${ownOffice}`, update: `${planner("usage_table")} AND ${ownOffice}` });
    await limitViewerWrites(runner, "schedules", "usage_table_delivery", { insert: `${planner("usage_table_delivery")} AND ${ownOffice}`, update: `${planner("usage_table_delivery")} AND ${ownOffice}` });
    for (const table of ["usage_table_version", "planned_service"]) await limitViewerWrites(runner, "schedules", table, { insert: ofTable(table) });
    await runner.query("CREATE VIEW recipients.shared_insured_number WITH (security_invoker = true) AS SELECT insurer_number, id AS recipient_id, insured_number FROM recipients.recipient");
    await runner.query(`CREATE VIEW care_plans.shared_weekly_service WITH (security_invoker = true) AS
      SELECT p.insurer_number, p.recipient_id, p.care_plan_date, w.position, w.weekday, w.service_start_time AS start_time, w.service_end_time AS end_time, w.service_content AS content
      FROM care_plans.care_plan p JOIN care_plans.weekly_plan_item w ON w.insurer_number = p.insurer_number AND w.document_id = p.id
      WHERE p.status = 'IN_FORCE' AND w.service_content IS NOT NULL AND w.weekday IS NOT NULL`);
    await runner.query("GRANT SELECT ON recipients.shared_insured_number, care_plans.shared_weekly_service TO kaigo_app, kaigo_worker");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP VIEW recipients.shared_insured_number, care_plans.shared_weekly_service; ALTER TABLE schedules.usage_table DROP COLUMN excess_shares");
  }
}
