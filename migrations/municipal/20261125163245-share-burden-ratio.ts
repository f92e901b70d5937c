import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema } from "../support/personal-table.js";

/** What other schemas may read of a person's share of costs. Row-level security stays that of whoever reads. */
export class ShareBurdenRatio20261125163245 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "municipal");
    await runner.query("CREATE VIEW municipal.shared_burden_ratio WITH (security_invoker = true) AS SELECT insurer_number, recipient_id, ratio, valid_from, valid_to FROM municipal.burden_ratio");
    await runner.query("GRANT SELECT ON municipal.shared_burden_ratio TO kaigo_app, kaigo_worker");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP VIEW municipal.shared_burden_ratio");
  }
}
