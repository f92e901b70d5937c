import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema } from "../support/personal-table.js";

/** The day on which an application was withdrawn or rejected: before it, it stands where its steps say. */
export class DateEndedApplications20261126043311 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "municipal");
    await runner.query("ALTER TABLE municipal.certification ADD COLUMN ended_on date");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE municipal.certification DROP COLUMN ended_on");
  }
}
