import type { MigrationInterface, QueryRunner } from "typeorm";

/** Name and columns of each index: an office lists a month's rows by person, from its own side. */
const indexes: readonly (readonly [table: string, name: string, columns: string])[] = [
  ["actual_report", "of_office", "service_office_number, service_month, insurer_number, recipient_id, service_type"],
  ["actual_report", "of_planner", "plan_office_number, service_month, insurer_number, recipient_id, service_office_number, service_type"],
  ["reconciliation_group", "of_planner", "planning_office_number, service_month, insurer_number, recipient_id"],
  ["closing_unit", "of_office", "service_office_number, service_month, insurer_number, recipient_id"],
  ["closing_unit", "of_planner", "planning_office_number, service_month, insurer_number, recipient_id"],
];

/** Lists of an office's month take as long as the office is large, however many offices there are. */
export class IndexOfficeResults20261125193903 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, name, columns] of indexes) await runner.query(`CREATE INDEX ${table}_${name} ON actuals.${table} (${columns})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, name] of indexes) await runner.query(`DROP INDEX actuals.${table}_${name}`);
  }
}
