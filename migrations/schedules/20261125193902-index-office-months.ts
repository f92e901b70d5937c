import type { MigrationInterface, QueryRunner } from "typeorm";

/** A care-management office lists the usage tables of a month that it planned. */
export class IndexOfficeMonths20261125193902 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("CREATE INDEX usage_table_of_office ON schedules.usage_table (planning_office_number, service_month, insurer_number, recipient_id)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP INDEX schedules.usage_table_of_office");
  }
}
