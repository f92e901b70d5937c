import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema, protectDirectory } from "../support/personal-table.js";

/** First and last service month in which a row holds; the last one open. */
const months = (table: string) => `valid_from text NOT NULL CONSTRAINT ${table}_from CHECK (valid_from ~ '^\\d{4}-(0[1-9]|1[0-2])$'),
  valid_to text CONSTRAINT ${table}_to CHECK (valid_to ~ '^\\d{4}-(0[1-9]|1[0-2])$' AND valid_to >= valid_from)`;

/** SOURCED: an official paper says so. CONFIGURED: no published rule, the operator's choice. */
const basis = (table: string) => `basis text NOT NULL DEFAULT 'CONFIGURED' CONSTRAINT ${table}_basis CHECK (basis IN ('SOURCED', 'CONFIGURED'))`;

/** What the benefit table is worked out with: service codes, limits, prices and area grades, each by service month. No personal rows. */
export class CreateMasters20261125163026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "schedules");
    await this.tables(runner);
    await this.national(runner);
    for (const table of ["service_code", "care_level_limit", "unit_price", "labour_share", "insurer_grade", "type_limit"]) await protectDirectory(runner, "schedules", table);
  }

  private async tables(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE schedules.service_code (
      service_code text NOT NULL, ${months("service_code")}, name text NOT NULL,
      units integer NOT NULL, discount_rate integer NOT NULL DEFAULT 100 CONSTRAINT service_code_discount CHECK (discount_rate BETWEEN 0 AND 100),
      per text NOT NULL CONSTRAINT service_code_per CHECK (per IN ('TIME', 'DAY', 'WEEK', 'MONTH')),
      limit_managed boolean NOT NULL, managed_units integer, fixed_copay integer CONSTRAINT service_code_copay CHECK (fixed_copay >= 0),
      add_on_kind text CONSTRAINT service_code_add_on CHECK (add_on_kind IN ('AREA', 'TREATMENT')), add_on_permille integer CONSTRAINT service_code_permille CHECK (add_on_permille BETWEEN 0 AND 1000),
      ${basis("service_code")},
      CONSTRAINT service_code_rate CHECK ((add_on_kind IS NULL) = (add_on_permille IS NULL)),
      CONSTRAINT service_code_key PRIMARY KEY (service_code, valid_from))`);
    await runner.query(`CREATE TABLE schedules.care_level_limit (
      care_level text NOT NULL CONSTRAINT care_level_limit_level CHECK (care_level ~ '^(06|12|13|2[1-5])$'),
      insurer_number text NOT NULL DEFAULT '' CONSTRAINT care_level_limit_insurer CHECK (insurer_number ~ '^(\\d{6})?$'),
      ${months("care_level_limit")}, limit_units integer NOT NULL CONSTRAINT care_level_limit_units CHECK (limit_units >= 0), ${basis("care_level_limit")},
      CONSTRAINT care_level_limit_key PRIMARY KEY (care_level, insurer_number, valid_from))`);
    await runner.query(`CREATE TABLE schedules.unit_price (
      area_grade text NOT NULL CONSTRAINT unit_price_grade CHECK (area_grade ~ '^[0-7]$'), labour_share integer NOT NULL, ${months("unit_price")},
      price_hundredths integer NOT NULL CONSTRAINT unit_price_positive CHECK (price_hundredths > 0), ${basis("unit_price")},
      CONSTRAINT unit_price_key PRIMARY KEY (area_grade, labour_share, valid_from))`);
    await runner.query(`CREATE TABLE schedules.labour_share (
      service_type text NOT NULL CONSTRAINT labour_share_type CHECK (service_type ~ '^[0-9A-Z]{2}$'), ${months("labour_share")},
      labour_share integer NOT NULL CONSTRAINT labour_share_values CHECK (labour_share IN (0, 45, 55, 70)), ${basis("labour_share")},
      CONSTRAINT labour_share_key PRIMARY KEY (service_type, valid_from))`);
    await runner.query(`CREATE TABLE schedules.insurer_grade (
      insurer_number text NOT NULL, ${months("insurer_grade")}, area_grade text NOT NULL CONSTRAINT insurer_grade_grade CHECK (area_grade ~ '^[0-7]$'), ${basis("insurer_grade")},
      CONSTRAINT insurer_grade_key PRIMARY KEY (insurer_number, valid_from))`);
    await runner.query(`CREATE TABLE schedules.type_limit (
      insurer_number text NOT NULL, care_level text NOT NULL CONSTRAINT type_limit_level CHECK (care_level ~ '^(06|12|13|2[1-5])$'),
      service_type text NOT NULL CONSTRAINT type_limit_type CHECK (service_type ~ '^[0-9A-Z]{2}$'), ${months("type_limit")},
      limit_units integer NOT NULL CONSTRAINT type_limit_units CHECK (limit_units >= 0), ${basis("type_limit")},
      CONSTRAINT type_limit_key PRIMARY KEY (insurer_number, care_level, service_type, valid_from))`);
  }

  /** Limits (厚生省告示第33号), prices and the labour shares that a source names; the rest is the operator's and labelled so. */
  private async national(runner: QueryRunner): Promise<void> {
    await runner.query(`INSERT INTO schedules.care_level_limit (care_level, valid_from, valid_to, limit_units, basis) VALUES
      ('06', '2015-04', NULL, 5032, 'CONFIGURED'),
      ('12', '2015-04', '2019-09', 5003, 'SOURCED'), ('13', '2015-04', '2019-09', 10473, 'SOURCED'), ('21', '2015-04', '2019-09', 16692, 'SOURCED'),
      ('22', '2015-04', '2019-09', 19616, 'SOURCED'), ('23', '2015-04', '2019-09', 26931, 'SOURCED'), ('24', '2015-04', '2019-09', 30806, 'SOURCED'),
      ('12', '2019-10', NULL, 5032, 'SOURCED'), ('13', '2019-10', NULL, 10531, 'SOURCED'), ('21', '2019-10', NULL, 16765, 'SOURCED'),
      ('22', '2019-10', NULL, 19705, 'SOURCED'), ('23', '2019-10', NULL, 27048, 'SOURCED'), ('24', '2019-10', NULL, 30938, 'SOURCED'), ('25', '2019-10', NULL, 36217, 'SOURCED')`);
    await runner.query(`INSERT INTO schedules.unit_price (area_grade, labour_share, valid_from, price_hundredths, basis)
      SELECT grade::text, share, '2015-04', 1000 + (1000 * add_on * share + 5000) / 10000, 'SOURCED'
      FROM (VALUES (0, 0), (1, 20), (2, 16), (3, 15), (4, 12), (5, 10), (6, 6), (7, 3)) AS g (grade, add_on), (VALUES (70), (55), (45), (0)) AS s (share)`);
    await runner.query(`INSERT INTO schedules.labour_share (service_type, valid_from, labour_share, basis)
      SELECT type, '2015-04', share, basis FROM (VALUES
        ('11 12 13 43 71 76', 70, 'SOURCED'), ('14 16 21 72 73', 55, 'SOURCED'), ('15 22 23 2A 32 33 51 52 54 55 78', 45, 'SOURCED'), ('17 31', 0, 'SOURCED'),
        ('62 63 46 A1 A2 A3 A4 AF', 70, 'CONFIGURED'), ('77 79 68 64 66 24 69 74 75', 55, 'CONFIGURED'),
        ('27 28 36 38 25 26 2B 35 37 39 A5 A6 A7 A8', 45, 'CONFIGURED'), ('67 34', 0, 'CONFIGURED')) AS v (types, share, basis), unnest(string_to_array(types, ' ')) AS type`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["service_code", "care_level_limit", "unit_price", "labour_share", "insurer_grade", "type_limit"]) await runner.query(`DROP TABLE schedules.${table}`);
  }
}
