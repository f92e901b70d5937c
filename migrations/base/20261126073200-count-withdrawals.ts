import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema } from "../support/personal-table.js";

/** Lines whose rows a load took back stand apart from those whose rows it stored. */
export class CountWithdrawals20261126073200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "load");
    await runner.query("ALTER TABLE load.file ADD COLUMN withdrawn bigint NOT NULL DEFAULT 0");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE load.file DROP COLUMN withdrawn");
  }
}
