import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema } from "../support/personal-table.js";

const setting = (name: string) => `(SELECT current_setting('app.${name}', true))`;

/** Who used the exchange in which month: counts of parcels, no people. */
export class CreateExchangeActivity20261122090710 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "exchange");
    await runner.query(`CREATE TABLE exchange.activity (
      month text NOT NULL, office_number text NOT NULL,
      side text NOT NULL CONSTRAINT activity_side CHECK (side IN ('SENT', 'RECEIVED')),
      set_kind text NOT NULL, parcels integer NOT NULL,
      CONSTRAINT activity_key PRIMARY KEY (month, office_number, side, set_kind))`);
    await runner.query("ALTER TABLE exchange.activity ENABLE ROW LEVEL SECURITY; ALTER TABLE exchange.activity FORCE ROW LEVEL SECURITY");
    await runner.query("CREATE POLICY activity_of_worker ON exchange.activity FOR ALL TO kaigo_worker USING (true) WITH CHECK (true)");
    await runner.query(`CREATE POLICY activity_of_administration ON exchange.activity FOR SELECT TO kaigo_app USING (${setting("role")} IN ('MUNICIPALITY', 'ANALYST', 'OPERATOR'))`);
    await runner.query(`CREATE POLICY activity_of_office ON exchange.activity FOR SELECT TO kaigo_app USING (
      ${setting("role")} IN ('CARE_MANAGER', 'SERVICE_OFFICE') AND office_number = nullif(${setting("office")}, ''))`);
    await runner.query("GRANT SELECT ON exchange.activity TO kaigo_app; GRANT SELECT, INSERT, UPDATE, DELETE ON exchange.activity TO kaigo_worker");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE exchange.activity");
  }
}
