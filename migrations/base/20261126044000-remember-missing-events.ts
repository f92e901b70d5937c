import type { MigrationInterface, QueryRunner } from "typeorm";

/** Each seal keeps the numbers that no event was seen with yet, so that the next one looks for these and for what is new only. */
export class RememberMissingEvents20261126044000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner; ALTER TABLE audit.seal ADD COLUMN missing_ids bigint[] NOT NULL DEFAULT '{}'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner; ALTER TABLE audit.seal DROP COLUMN missing_ids");
  }
}
