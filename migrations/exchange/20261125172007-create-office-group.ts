import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema } from "../support/personal-table.js";
import { setting } from "../support/setting.js";
import { limitViewerWrites } from "../support/viewer-writes.js";

/** Counts of adoption that others publish, and groups of offices that took up the exchange together. No personal rows. */
export class CreateOfficeGroup20261125172007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "exchange");
    await runner.query(`CREATE TABLE exchange.adoption_reference (
      source text NOT NULL, month text NOT NULL CONSTRAINT adoption_reference_month CHECK (month ~ '^\\d{4}-(0[1-9]|1[0-2])$'),
      prefecture_code text NOT NULL, office_kind text NOT NULL,
      offices_using integer NOT NULL CONSTRAINT adoption_reference_using CHECK (offices_using >= 0), offices_all integer CONSTRAINT adoption_reference_all CHECK (offices_all >= offices_using),
      CONSTRAINT adoption_reference_key PRIMARY KEY (source, month, prefecture_code, office_kind))`);
    await runner.query(`CREATE TABLE exchange.office_group (
      name text NOT NULL CONSTRAINT office_group_key PRIMARY KEY,
      introduced_month text NOT NULL CONSTRAINT office_group_month CHECK (introduced_month ~ '^\\d{4}-(0[1-9]|1[0-2])$'))`);
    await runner.query(`CREATE TABLE exchange.office_group_member (
      name text NOT NULL, office_number text NOT NULL,
      CONSTRAINT office_group_member_key PRIMARY KEY (name, office_number),
      CONSTRAINT office_group_member_group FOREIGN KEY (name) REFERENCES exchange.office_group ON DELETE CASCADE)`);
    await runner.query(`CREATE TABLE exchange.office_group_measure (
      name text NOT NULL, measure text NOT NULL, unit text NOT NULL, value_before integer NOT NULL, value_after integer NOT NULL,
      CONSTRAINT office_group_measure_key PRIMARY KEY (name, measure))`);
    for (const table of ["adoption_reference", "office_group", "office_group_member", "office_group_measure"]) {
      await runner.query(`ALTER TABLE exchange.${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE exchange.${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`CREATE POLICY ${table}_of_administration ON exchange.${table} FOR SELECT TO kaigo_app USING (${setting("role")} IN ('MUNICIPALITY', 'ANALYST', 'OPERATOR'))`);
      await runner.query(`CREATE POLICY ${table}_of_worker ON exchange.${table} FOR ALL TO kaigo_worker USING (true) WITH CHECK (true)`);
      await runner.query(`GRANT SELECT ON exchange.${table} TO kaigo_app; GRANT SELECT, INSERT, UPDATE, DELETE ON exchange.${table} TO kaigo_worker`);
      await limitViewerWrites(runner, "exchange", table);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE exchange.office_group_measure, exchange.office_group_member, exchange.office_group, exchange.adoption_reference");
  }
}
