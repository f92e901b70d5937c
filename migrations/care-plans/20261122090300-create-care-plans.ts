import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema, protectPersonalTable } from "../support/personal-table.js";

/** What every kind of document has beside its items. Its id is that of its place in care_plans.document. */
const life = (table: string, date: string) => `
  insurer_number text NOT NULL, id uuid NOT NULL, recipient_id uuid NOT NULL,
  sender_office_number text NOT NULL, ${date} date NOT NULL,
  version integer NOT NULL CONSTRAINT ${table}_version CHECK (version > 0),
  serial text NOT NULL CONSTRAINT ${table}_serial CHECK (serial ~ '^(\\d{14})?$'),
  content_hash text NOT NULL,
  status text NOT NULL CONSTRAINT ${table}_status CHECK (status IN ('DRAFT', 'AGREED', 'IN_FORCE', 'SUPERSEDED', 'ENDED', 'WITHDRAWN')),
  receiver_office_numbers text[] NOT NULL DEFAULT '{}',
  agreed_on date, agreed_by text, ended_on date,
  received_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT ${table}_key PRIMARY KEY (insurer_number, id),
  CONSTRAINT ${table}_document FOREIGN KEY (insurer_number, id) REFERENCES care_plans.document ON DELETE CASCADE,
  CONSTRAINT ${table}_agreement CHECK ((agreed_on IS NULL) = (agreed_by IS NULL))`;

/** Rows that belong to one document, in the order they were sent. */
const part = (table: string, parent: string) => `
  insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL, document_id uuid NOT NULL, position integer NOT NULL,
  CONSTRAINT ${table}_key PRIMARY KEY (insurer_number, id),
  CONSTRAINT ${table}_once UNIQUE (insurer_number, document_id, position),
  CONSTRAINT ${table}_document FOREIGN KEY (insurer_number, document_id) REFERENCES care_plans.${parent} ON DELETE CASCADE`;

const words = (columns: string) => columns.trim().split(/\s+/);
const text = (columns: string) => words(columns).map((column) => `${column} text`).join(", ");
const neededText = (columns: string) => words(columns).map((column) => `${column} text NOT NULL`).join(", ");

/** Care plans with tables 1 to 3, preventive plans, basic information, and what was sent to whom. */
export class CreateCarePlans20261122090300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "care_plans");
    await this.documents(runner);
    await this.carePlans(runner);
    await this.preventivePlans(runner);
    await this.basicInformation(runner);
    await this.history(runner);
    for (const table of ["document", "care_plan", "care_plan_line", "weekly_plan_item", "preventive_plan", "preventive_plan_line", "basic_information", "daily_schedule_line", "illness", "family_picture", "family_picture_bytes", "document_version", "document_version_content", "delivery"]) {
      await protectPersonalTable(runner, { schema: "care_plans", table, category: "CARE_PLAN" });
    }
    for (const table of ["care_plan", "preventive_plan", "basic_information"]) await this.hideDrafts(runner, table);
  }

  private async carePlans(runner: QueryRunner): Promise<void> {
    await this.document(runner, "care_plan", "care_plan_date", `
      document_date date NOT NULL, initial_plan_date date NOT NULL, ${neededText("planner_name plan_office_name plan_office_number")}, certification_date date, certification_start_date date, certification_end_date date,
      ${text(`postal_code address1 address2 plan_office_postal_code plan_office_address1 plan_office_address2
        plan_category certification_status care_level intentions_and_assessment_result review_board_opinion overall_support_policy
        living_support_reason living_support_other_reason updated_by_office_number`)}`);
    await runner.query(`CREATE TABLE care_plans.care_plan_line (${part("care_plan_line", "care_plan")},
      document_date date, need_number integer, goal_number integer, support_number integer,
      ${text(`need_text long_term_goal short_term_goal long_term_period short_term_period service_content insurance_coverage
        service_kind service_office_number service_office_name frequency service_period updated_by_office_number`)})`);
    await runner.query(`CREATE TABLE care_plans.weekly_plan_item (${part("weekly_plan_item", "care_plan")}, document_date date,
      ${text("service_content weekday service_start_time service_end_time daily_activity activity_start_time activity_end_time non_weekly_service")})`);
  }

  private async preventivePlans(runner: QueryRunner): Promise<void> {
    const areas = ["mobility", "daily_life", "social", "health"].map((area) => `${area}_current_status ${area}_intentions ${area}_issue_present ${area}_issue_background`).join(" ");
    const programmes = ["exercise", "nutrition", "oral_care", "homebound", "memory", "depression"];
    await this.document(runner, "preventive_plan", "plan_date", `
      ${neededText("plan_kind user_name")},
      certification_date date, certification_start_date date, certification_end_date date, initial_plan_date date, consent_date date,
      ${programmes.map((programme) => `checklist_count_${programme} integer`).join(", ")},
      ${text(programmes.map((programme) => `program_needed_${programme}`).join(" "))}, ${text(areas)},
      ${text(`entrustment reference_number plan_category certification_status support_level centre_staff_name care_manager_name
        plan_office_name plan_office_address plan_office_phone_number responsible_centre life_goal_day life_goal_year
        health_cautions appropriate_support_policy overall_policy centre_opinion consenter_name`)}`);
    await runner.query(`CREATE TABLE care_plans.preventive_plan_line (${part("preventive_plan_line", "preventive_plan")},
      ${text(`issue_number overall_issue goal_and_measure_proposal user_family_intentions goal support_plan_number support_point
        self_care_and_informal_support insured_or_program_service service_number service_kind service_office service_period`)})`);
  }

  private async basicInformation(runner: QueryRunner): Promise<void> {
    const contacts = [1, 2, 3, 4].map((n) => `emergency${n}_name emergency${n}_relationship emergency${n}_address emergency${n}_phone`).join(" ");
    await this.document(runner, "basic_information", "consultation_date", `
      ${neededText("plan_kind user_name_kana user_name gender")}, birth_date date NOT NULL, previous_consultation_date date, certification_start_date date, certification_end_date date, checklist_date date, consent_date date, room_floor integer,
      ${text(`entrustment staff_name consultation_method consultation_method_other consultation_occurrence current_situation current_situation_note
        address phone_number fax_number elderly_disability_independence dementia_independence care_level previous_care_level
        checklist_result physical_disability intellectual_disability mental_disability intractable_disease disability_remarks housing_type home_modification
        national_pension employee_pension disability_pension public_assistance financial_details visitor_name visitor_address visitor_phone_number
        visitor_relationship ${contacts} family_image_file_name family_situation life_history daily_life_overview hobbies social_relations
        public_services_in_use informal_services_in_use consenter_name`)}`);
    await runner.query(`CREATE TABLE care_plans.daily_schedule_line (${part("daily_schedule_line", "basic_information")}, ${text("time_of_day user_activity caregiver_activity")})`);
    await runner.query(`CREATE TABLE care_plans.illness (${part("illness", "basic_information")},
      ${text("onset_date_text disease_name medical_institution_and_doctor doctor_flag medical_phone_number course_status treatment_details")})`);
    await runner.query(`CREATE TABLE care_plans.family_picture (${part("family_picture", "basic_information")},
      file_name text NOT NULL, size integer NOT NULL, sha256 text NOT NULL)`);
    await runner.query(`CREATE TABLE care_plans.family_picture_bytes (
      insurer_number text NOT NULL, id uuid NOT NULL, recipient_id uuid NOT NULL, content bytea STORAGE EXTERNAL NOT NULL,
      CONSTRAINT family_picture_bytes_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT family_picture_bytes_picture FOREIGN KEY (insurer_number, id) REFERENCES care_plans.family_picture ON DELETE CASCADE)`);
  }

  /** The key of every document ever named, also of one that was withdrawn before it came: kept apart by sending office. */
  private async documents(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE care_plans.document (
      insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL,
      kind text NOT NULL CONSTRAINT document_kind CHECK (kind IN ('CARE_PLAN', 'PREVENTIVE_PLAN', 'BASIC_INFORMATION')),
      sender_office_number text NOT NULL, day date NOT NULL,
      CONSTRAINT document_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT document_once UNIQUE (insurer_number, recipient_id, kind, sender_office_number, day))`);
  }

  /** Every version as it came, and the last word of each sender to each receiver about a document. */
  private async history(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE care_plans.document_version (
      insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL, document_id uuid NOT NULL,
      version integer NOT NULL CONSTRAINT document_version_number CHECK (version > 0),
      serial text NOT NULL, valid_from timestamptz NOT NULL DEFAULT now(), valid_to timestamptz,
      CONSTRAINT document_version_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT document_version_once UNIQUE (insurer_number, document_id, version),
      CONSTRAINT document_version_document FOREIGN KEY (insurer_number, document_id) REFERENCES care_plans.document ON DELETE CASCADE)`);
    await runner.query(`CREATE TABLE care_plans.document_version_content (
      insurer_number text NOT NULL, id uuid NOT NULL, recipient_id uuid NOT NULL, content jsonb NOT NULL,
      CONSTRAINT document_version_content_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT document_version_content_version FOREIGN KEY (insurer_number, id) REFERENCES care_plans.document_version ON DELETE CASCADE)`);
    await runner.query(`CREATE TABLE care_plans.delivery (
      insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL, document_id uuid NOT NULL,
      receiver_office_number text NOT NULL,
      serial text NOT NULL CONSTRAINT delivery_serial CHECK (serial ~ '^\\d{14}$'),
      state text NOT NULL CONSTRAINT delivery_state CHECK (state IN ('SENT', 'WITHDRAWN')),
      CONSTRAINT delivery_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT delivery_once UNIQUE (insurer_number, document_id, receiver_office_number),
      CONSTRAINT delivery_document FOREIGN KEY (insurer_number, document_id) REFERENCES care_plans.document ON DELETE CASCADE)`);
  }

  private async document(runner: QueryRunner, table: string, date: string, items: string): Promise<void> {
    await runner.query(`CREATE TABLE care_plans.${table} (${life(table, date)}, ${items})`);
    await runner.query(`CREATE INDEX ${table}_of_recipient ON care_plans.${table} (insurer_number, recipient_id, ${date} DESC, id DESC)`);
  }

  /** A draft is the writing office's own until it is agreed. */
  private async hideDrafts(runner: QueryRunner, table: string): Promise<void> {
    await runner.query(`CREATE POLICY ${table}_draft ON care_plans.${table} AS RESTRICTIVE FOR SELECT TO kaigo_app USING (
      status <> 'DRAFT' OR sender_office_number = (SELECT nullif(current_setting('app.office', true), '')))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP SCHEMA care_plans CASCADE");
  }
}
