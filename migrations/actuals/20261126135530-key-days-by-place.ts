import type { MigrationInterface, QueryRunner } from "typeorm";
import { keyById, keyByPlace, type Lines } from "../support/lines-by-place.js";

const days: Lines = { schema: "actuals", table: "actual_day", document: "actual_report_id" };

/** Days of results have one index instead of two. */
export class KeyDaysByPlace20261126135530 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await keyByPlace(runner, days);
  }

  async down(runner: QueryRunner): Promise<void> {
    await keyById(runner, days);
  }
}
