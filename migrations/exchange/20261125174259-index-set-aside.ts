import type { MigrationInterface, QueryRunner } from "typeorm";

/** Parcels that were set aside are few and asked for often: by their operator and by each look at the queue. */
export class IndexSetAside20261125174259 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("CREATE INDEX parcel_set_aside ON exchange.parcel (updated_at, id) WHERE state = 'FAILED'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP INDEX exchange.parcel_set_aside");
  }
}
