import type { MigrationInterface, QueryRunner } from "typeorm";

/** A person's month changes more often than it is made: with room on its page, a new version of the row needs no new index entries. */
export class LeaveRoomForMonths20261126043806 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE actuals.person_month SET (fillfactor = 50)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE actuals.person_month RESET (fillfactor)");
  }
}
