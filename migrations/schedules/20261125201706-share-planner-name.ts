import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema } from "../support/personal-table.js";

const columns = "insurer_number, recipient_id, service_month, planning_office_number, id AS usage_table_id, version";
const view = (more: string) => `CREATE OR REPLACE VIEW schedules.shared_month_plan WITH (security_invoker = true) AS
  SELECT DISTINCT ON (insurer_number, recipient_id, service_month) ${columns}${more}
  FROM schedules.usage_table WHERE state = 'IN_FORCE' ORDER BY insurer_number, recipient_id, service_month, serial DESC, planning_office_number`;

/** Results that are entered by hand name the planner as a file would: the standard asks for it. */
export class SharePlannerName20261125201706 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "schedules");
    await runner.query(view(", planner_name"));
  }

  async down(runner: QueryRunner): Promise<void> {
    // A column cannot be taken out of a view that others stand on; it is left empty.
    await runner.query(view(", NULL::text AS planner_name"));
  }
}
