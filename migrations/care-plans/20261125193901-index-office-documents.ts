import type { MigrationInterface, QueryRunner } from "typeorm";

/** An office lists what it wrote, newest first. */
export class IndexOfficeDocuments20261125193901 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("CREATE INDEX care_plan_of_office ON care_plans.care_plan (sender_office_number, care_plan_date DESC, id DESC)");
    await runner.query("CREATE INDEX preventive_plan_of_office ON care_plans.preventive_plan (sender_office_number, plan_date DESC, id DESC)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP INDEX care_plans.care_plan_of_office, care_plans.preventive_plan_of_office");
  }
}
