import type { MigrationInterface, QueryRunner } from "typeorm";
import { allowWorker, ownSchema, protectDirectory, protectPersonalTable } from "../support/personal-table.js";

const setting = (name: string) => `(SELECT current_setting('app.${name}', true))`;

/** People, offices, staff, relationships, consent and the grants that follow from them. */
export class CreateRecipients20261122090200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "recipients");
    await this.people(runner);
    await this.offices(runner);
    await this.rights(runner);
  }

  private async people(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE recipients.recipient (
      insurer_number text NOT NULL,
      id uuid NOT NULL DEFAULT uuidv7(),
      insured_number text NOT NULL,
      name text NOT NULL,
      name_kana text NOT NULL,
      sex text NOT NULL CONSTRAINT recipient_sex CHECK (sex IN ('1', '2')),
      birth_date date NOT NULL,
      postal_code text, address1 text, address2 text, phone_number text,
      CONSTRAINT recipient_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT recipient_number UNIQUE (insurer_number, insured_number))`);
  }

  private async offices(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE recipients.office (
      office_number text NOT NULL CONSTRAINT office_key PRIMARY KEY,
      name text NOT NULL, name_kana text,
      kind text NOT NULL CONSTRAINT office_kind CHECK (kind IN ('CARE_MANAGEMENT', 'SUPPORT_CENTRE', 'SERVICE', 'MEDICAL_INSTITUTION')),
      service_types text[] NOT NULL,
      insurer_number text, area_grade text, prefecture_code text NOT NULL,
      postal_code text, address text, phone_number text)`);
    await runner.query(`CREATE TABLE recipients.staff_account (
      subject text NOT NULL CONSTRAINT staff_account_key PRIMARY KEY,
      office_number text, insurer_number text,
      display_name text NOT NULL, role text NOT NULL, job_type text, service_type text,
      level text NOT NULL CONSTRAINT staff_account_level CHECK (level IN ('OFFICE', 'ADMINISTRATOR', 'GENERAL')))`);
    await protectDirectory(runner, "recipients", "office");
    await runner.query("ALTER TABLE recipients.staff_account ENABLE ROW LEVEL SECURITY; ALTER TABLE recipients.staff_account FORCE ROW LEVEL SECURITY");
    await runner.query(`CREATE POLICY staff_account_of_colleague ON recipients.staff_account FOR SELECT TO kaigo_app USING (
      subject = ${setting("subject")} OR office_number = nullif(${setting("office")}, '')
      OR (${setting("role")} = 'MUNICIPALITY' AND insurer_number = nullif(${setting("insurer")}, '')))`);
    await runner.query("CREATE POLICY staff_account_of_worker ON recipients.staff_account FOR ALL TO kaigo_worker USING (true) WITH CHECK (true)");
    await runner.query("GRANT SELECT ON recipients.staff_account TO kaigo_app; GRANT SELECT, INSERT, UPDATE, DELETE ON recipients.staff_account TO kaigo_worker");
  }

  private async rights(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE recipients.care_relationship (
      insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL,
      office_number text NOT NULL, service_type text NOT NULL,
      role text NOT NULL CONSTRAINT care_relationship_role CHECK (role IN ('CARE_MANAGER', 'SERVICE_OFFICE', 'MEDICAL_INSTITUTION')),
      start_date date NOT NULL, end_date date,
      evidence text NOT NULL CONSTRAINT care_relationship_evidence CHECK (evidence IN ('IDENTITY_CONFIRMED', 'OPINION_REQUESTED')),
      last_service_month text NOT NULL,
      CONSTRAINT care_relationship_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT care_relationship_once UNIQUE (insurer_number, recipient_id, office_number, service_type, role, start_date),
      CONSTRAINT care_relationship_recipient FOREIGN KEY (insurer_number, recipient_id) REFERENCES recipients.recipient ON DELETE CASCADE,
      CONSTRAINT care_relationship_days CHECK (end_date IS NULL OR end_date >= start_date))`);
    await runner.query("CREATE INDEX care_relationship_of_office ON recipients.care_relationship (office_number, insurer_number, recipient_id)");
    await runner.query(`CREATE TABLE recipients.consent (
      insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL,
      category text NOT NULL,
      state text NOT NULL CONSTRAINT consent_state CHECK (state IN ('GIVEN', 'REFUSED', 'WITHDRAWN')),
      taken_by text NOT NULL CONSTRAINT consent_taker CHECK (taken_by IN ('MUNICIPALITY', 'CARE_MANAGER', 'OFFICE')),
      taken_on date NOT NULL,
      CONSTRAINT consent_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT consent_once UNIQUE (insurer_number, recipient_id, category),
      CONSTRAINT consent_recipient FOREIGN KEY (insurer_number, recipient_id) REFERENCES recipients.recipient ON DELETE CASCADE)`);
    await runner.query(`CREATE TABLE recipients.access_rule (
      category text NOT NULL, role text NOT NULL,
      mode text NOT NULL CONSTRAINT access_rule_mode CHECK (mode IN ('ALLOWED', 'CONSENT', 'NEVER')),
      CONSTRAINT access_rule_key PRIMARY KEY (category, role))`);
    await runner.query(`CREATE TABLE recipients.access_grant (
      insurer_number text NOT NULL, recipient_id uuid NOT NULL, office_number text NOT NULL, role text NOT NULL, category text NOT NULL,
      valid_from date NOT NULL, valid_to date NOT NULL,
      CONSTRAINT access_grant_key PRIMARY KEY (insurer_number, recipient_id, office_number, role, category),
      CONSTRAINT access_grant_recipient FOREIGN KEY (insurer_number, recipient_id) REFERENCES recipients.recipient ON DELETE CASCADE)`);
    await runner.query("CREATE INDEX access_grant_of_office ON recipients.access_grant (office_number, role, category, insurer_number, recipient_id)");
    await protectDirectory(runner, "recipients", "access_rule");
    await runner.query("ALTER TABLE recipients.access_grant ENABLE ROW LEVEL SECURITY; ALTER TABLE recipients.access_grant FORCE ROW LEVEL SECURITY");
    await runner.query(`CREATE POLICY access_grant_of_office ON recipients.access_grant FOR SELECT TO kaigo_app USING (
      office_number = nullif(${setting("office")}, '') AND role = ${setting("role")})`);
    await runner.query("GRANT SELECT ON recipients.access_grant TO kaigo_app");
    await allowWorker(runner, "recipients", "access_grant");
    await protectPersonalTable(runner, { schema: "recipients", table: "recipient", category: "PERSON", recipientColumn: "id" });
    await protectPersonalTable(runner, { schema: "recipients", table: "care_relationship", category: "PERSON" });
    await protectPersonalTable(runner, { schema: "recipients", table: "consent", category: "CONSENT" });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP SCHEMA recipients CASCADE");
  }
}
