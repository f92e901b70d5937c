import type { MigrationInterface, QueryRunner } from "typeorm";

const columns = "insurer_number, recipient_id, service_month, service_office_number, service_date, service_code, start_time, side";

/** One reason per office instead of one per side: when the care manager changes, the new one adds to what the old one said. */
export class WidenDifferenceReason20261125173528 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.keepOncePer(runner, `${columns}, office_number`);
  }

  private async keepOncePer(runner: QueryRunner, once: string): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner; ALTER TABLE actuals.difference_reason DROP CONSTRAINT difference_reason_once");
    await runner.query(`ALTER TABLE actuals.difference_reason ADD CONSTRAINT difference_reason_once UNIQUE (${once})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.keepOncePer(runner, columns);
  }
}
