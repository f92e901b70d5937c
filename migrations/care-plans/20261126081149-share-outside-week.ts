import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema } from "../support/personal-table.js";

/** What table 3 has outside the week is told to whoever makes a month from it; no rule says on which days it falls. */
export class ShareOutsideWeek20261126081149 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "care_plans");
    await runner.query(`CREATE VIEW care_plans.shared_outside_week WITH (security_invoker = true) AS
      SELECT p.insurer_number, p.recipient_id, p.care_plan_date, w.position, coalesce(w.non_weekly_service, w.service_content) AS content
      FROM care_plans.care_plan p JOIN care_plans.weekly_plan_item w ON w.insurer_number = p.insurer_number AND w.document_id = p.id
      WHERE p.status = 'IN_FORCE' AND (w.non_weekly_service IS NOT NULL OR w.service_content IS NOT NULL AND w.weekday IS NULL)`);
    await runner.query("GRANT SELECT ON care_plans.shared_outside_week TO kaigo_app, kaigo_worker");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP VIEW care_plans.shared_outside_week");
  }
}
