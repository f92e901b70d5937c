import type { MigrationInterface, QueryRunner } from "typeorm";
import { keyById, keyByPlace, type Lines } from "../support/lines-by-place.js";

const tables: readonly Lines[] = ["planned_service", "benefit_row"].map((table) => ({ schema: "schedules", table, document: "usage_table_id" }));

/** Lines of tables 6 and 7 have one index instead of two. */
export class KeyMonthLinesByPlace20261126135529 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const lines of tables) await keyByPlace(runner, lines);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const lines of tables) await keyById(runner, lines);
  }
}
