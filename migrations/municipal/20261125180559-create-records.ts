import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema, protectDirectory, protectPersonalTable } from "../support/personal-table.js";
import { setting } from "../support/setting.js";

const key = (table: string, columns: string) => `CONSTRAINT ${table}_key PRIMARY KEY (insurer_number, id), CONSTRAINT ${table}_once UNIQUE (insurer_number, recipient_id, ${columns})`;
const person = "insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL";

/** Each table with its category, its columns and what tells its rows apart. */
const tables = {
  card_type_limit: ["CARD", "service_type text NOT NULL, limit_units integer NOT NULL CHECK (limit_units >= 0), valid_from date NOT NULL, valid_to date", "service_type, valid_from"],
  burden_limit: ["BURDEN", `stage text NOT NULL CHECK (stage IN ('1', '2', '3-1', '3-2')), valid_from date NOT NULL, valid_to date,
    meal_yen integer, unit_room_yen integer, unit_shared_yen integer, private_room_yen integer, shared_room_yen integer`, "valid_from"],
  assessment: ["SURVEY", `applied_on date NOT NULL, surveyed_on date NOT NULL, place text, physical_independence text, dementia_independence text,
    primary_level text, standard_minutes integer, notes text`, "applied_on"],
  assessment_item: ["SURVEY", "applied_on date NOT NULL, item_number text NOT NULL, item_name text NOT NULL, answer text NOT NULL, notes text", "applied_on, item_number"],
  doctor_opinion: ["OPINION", `applied_on date NOT NULL, office_number text NOT NULL, written_on date NOT NULL, diagnosis text, onset_on date, stability text,
    physical_independence text, dementia_independence text, course text, special_care text, opinion text`, "applied_on, office_number"],
  allowance_use: ["ALLOWANCE", `kind text NOT NULL CHECK (kind IN ('HOME_MODIFICATION', 'EQUIPMENT_PURCHASE')), used_on date NOT NULL, item text NOT NULL,
    cost_yen integer NOT NULL CHECK (cost_yen >= 0), starts_anew boolean NOT NULL`, "kind, used_on, item"],
  benefit_claim: ["CLAIM", `service_month text NOT NULL, form text NOT NULL CHECK (form IN ('MANAGEMENT', 'DETAIL')), office_number text NOT NULL, service_type text NOT NULL,
    units integer NOT NULL, cost_yen integer, benefit_yen integer, public_yen integer, user_yen integer`, "service_month, form, office_number, service_type"],
  life_feedback: ["LIFE", `office_number text NOT NULL, evaluated_on date NOT NULL, area text NOT NULL CHECK (area IN ('ADL', 'NUTRITION', 'ORAL', 'DEMENTIA', 'OTHER')),
    item text NOT NULL, value text NOT NULL, previous_value text, comment text`, "office_number, evaluated_on, area, item"],
} as const;

/** The records that municipalities hold about each insured person besides card, cost share and application. */
export class CreateRecords20261125180559 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "municipal");
    await runner.query("ALTER TABLE municipal.insured_card ADD COLUMN restriction text, ADD COLUMN restriction_from date, ADD COLUMN restriction_to date");
    await runner.query("ALTER TABLE municipal.certification ADD COLUMN survey_requested_on date, ADD COLUMN opinion_requested_on date, ADD COLUMN panel_planned_on date, ADD COLUMN panel_opinion text");
    for (const [table, [category, columns, once]] of Object.entries(tables)) {
      await runner.query(`CREATE TABLE municipal.${table} (${person}, ${columns}, ${key(table, once)})`);
      await protectPersonalTable(runner, { schema: "municipal", table, category });
      // Besides the grant: what the viewer's role and job open at all.
      await runner.query(`CREATE POLICY ${table}_open ON municipal.${table} AS RESTRICTIVE FOR SELECT TO kaigo_app USING ('${category}' = ANY (string_to_array(${setting("categories")}, ',')))`);
    }
    // 主治医意見書: an institution sees what it wrote itself.
    await runner.query(`CREATE POLICY doctor_opinion_of_author ON municipal.doctor_opinion AS RESTRICTIVE FOR SELECT TO kaigo_app USING (
      ${setting("role")} <> 'MEDICAL_INSTITUTION' OR office_number = nullif(${setting("office")}, ''))`);
    await runner.query(`CREATE TABLE municipal.allowance_rule (
      insurer_number text NOT NULL, kind text NOT NULL CHECK (kind IN ('HOME_MODIFICATION', 'EQUIPMENT_PURCHASE')),
      limit_yen integer NOT NULL CHECK (limit_yen >= 0), renewal text NOT NULL CHECK (renewal IN ('FISCAL_YEAR', 'ON_NOTICE')),
      CONSTRAINT allowance_rule_key PRIMARY KEY (insurer_number, kind))`);
    await protectDirectory(runner, "municipal", "allowance_rule");
    await this.municipalities(runner);
  }

  /** Which municipalities there are, and which insurer insures their people from when to when. */
  private async municipalities(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE municipal.municipality (
      municipality_code text NOT NULL, valid_from date NOT NULL, valid_to date, name text NOT NULL, prefecture_code text NOT NULL, insurer_number text NOT NULL,
      CONSTRAINT municipality_key PRIMARY KEY (municipality_code, valid_from))`);
    await runner.query("CREATE INDEX municipality_of_insurer ON municipal.municipality (insurer_number)");
    await protectDirectory(runner, "municipal", "municipality");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE municipal.allowance_rule, municipal.municipality, ${Object.keys(tables).map((table) => `municipal.${table}`).join(", ")}`);
    await runner.query("ALTER TABLE municipal.insured_card DROP COLUMN restriction, DROP COLUMN restriction_from, DROP COLUMN restriction_to");
    await runner.query("ALTER TABLE municipal.certification DROP COLUMN survey_requested_on, DROP COLUMN opinion_requested_on, DROP COLUMN panel_planned_on, DROP COLUMN panel_opinion");
  }
}
