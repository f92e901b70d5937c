import type { MigrationInterface, QueryRunner } from "typeorm";
import { setting } from "../support/setting.js";

/** Certification data is for care managers by job type: an account of another job at the same office holds the grant but not the category. */
export class HoldCertificationToJobType20261125171710 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner");
    await runner.query(`CREATE POLICY certification_by_job_type ON municipal.certification AS RESTRICTIVE FOR SELECT TO kaigo_app USING (
      ${setting("role")} IS DISTINCT FROM 'CARE_MANAGER' OR 'CERTIFICATION' = ANY (string_to_array(${setting("categories")}, ',')))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP POLICY certification_by_job_type ON municipal.certification");
  }
}
