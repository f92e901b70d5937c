import type { MigrationInterface, QueryRunner } from "typeorm";
import { setting } from "../support/setting.js";

/** The newest signature over the head of the access record, and the keys by which denials of drafts and file sets find their person. */
export class SignHead20261125195101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner");
    await runner.query(`CREATE TABLE audit.head (
      one boolean NOT NULL DEFAULT true CONSTRAINT head_key PRIMARY KEY CONSTRAINT head_one CHECK (one),
      number bigint NOT NULL,
      hash text NOT NULL,
      signed_at timestamptz NOT NULL,
      key_id text NOT NULL,
      signature text NOT NULL)`);
    await runner.query("ALTER TABLE audit.head ENABLE ROW LEVEL SECURITY; ALTER TABLE audit.head FORCE ROW LEVEL SECURITY");
    await runner.query(`CREATE POLICY head_of_sealer ON audit.head FOR ALL TO kaigo_sealer USING (${setting("role")} = 'SEALER') WITH CHECK (${setting("role")} = 'SEALER')`);
    await runner.query(`CREATE POLICY head_of_audit ON audit.head FOR SELECT TO kaigo_audit USING (${setting("role")} = 'AUDIT')`);
    await runner.query("GRANT SELECT, INSERT, UPDATE ON audit.head TO kaigo_sealer; GRANT SELECT (signed_at) ON audit.head TO kaigo_audit");
    await this.showKeys(runner, "care_plans", "draft", "insurer_number, id, recipient_id");
    await this.showKeys(runner, "exchange", "parcel_person", "insurer_number, recipient_id, parcel_id");
  }

  private async showKeys(runner: QueryRunner, schema: string, table: string, columns: string): Promise<void> {
    await runner.query(`CREATE POLICY ${table}_of_audit ON ${schema}.${table} FOR SELECT TO kaigo_audit USING (${setting("role")} = 'AUDIT')`);
    await runner.query(`GRANT USAGE ON SCHEMA ${schema} TO kaigo_audit; GRANT SELECT (${columns}) ON ${schema}.${table} TO kaigo_audit`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner");
    for (const table of ["care_plans.draft", "exchange.parcel_person"]) await runner.query(`DROP POLICY ${table.split(".")[1]}_of_audit ON ${table}; REVOKE SELECT ON ${table} FROM kaigo_audit`);
    await runner.query("DROP TABLE audit.head");
  }
}
