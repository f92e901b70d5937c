import type { MigrationInterface, QueryRunner } from "typeorm";
import { protectPersonalTable } from "../support/personal-table.js";
import { setting } from "../support/setting.js";
import { byOffice, limitViewerWrites } from "../support/viewer-writes.js";

const ownOffice = `sender_office_number = nullif(${setting("office")}, '')`;
const planner = (table: string) => byOffice(table, "CARE_PLAN", ["CARE_MANAGER"]);
const both = (rule: string) => ({ insert: rule, update: rule, delete: rule });

/** Tables that name the writing office, and those that hang on a document. */
const headers = ["document", "care_plan", "preventive_plan", "basic_information"];
const parts = ["care_plan_line", "weekly_plan_item", "preventive_plan_line", "daily_schedule_line", "illness", "family_picture", "document_version", "delivery"];

/** Plans and records being written, apart from those that stand; and what a planning office may write of those by itself. */
export class CreateDraft20261125165147 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner");
    await this.drafts(runner);
    for (const table of headers) await limitViewerWrites(runner, "care_plans", table, both(`${planner(table)} AND ${ownOffice}`));
    for (const table of parts) {
      await limitViewerWrites(runner, "care_plans", table, both(`${planner(table)} AND EXISTS (
        SELECT 1 FROM care_plans.document o WHERE o.insurer_number = ${table}.insurer_number AND o.id = ${table}.document_id AND o.${ownOffice})`));
    }
    await limitViewerWrites(runner, "care_plans", "document_version_content", { insert: planner("document_version_content") });
  }

  private async drafts(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE care_plans.draft (
      insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL,
      kind text NOT NULL CONSTRAINT draft_kind CHECK (kind IN ('CARE_PLAN', 'PREVENTIVE_PLAN', 'BASIC_INFORMATION')),
      sender_office_number text NOT NULL, day date NOT NULL,
      version integer NOT NULL DEFAULT 1 CONSTRAINT draft_number CHECK (version > 0),
      state text NOT NULL DEFAULT 'WRITING' CONSTRAINT draft_state CHECK (state IN ('WRITING', 'SHARED', 'AGREED', 'ISSUED', 'DISCARDED')),
      content jsonb NOT NULL, agreed_on date, agreed_by text, updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      CONSTRAINT draft_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT draft_agreement CHECK ((agreed_on IS NULL) = (agreed_by IS NULL)))`);
    await runner.query("CREATE INDEX draft_of_recipient ON care_plans.draft (insurer_number, recipient_id, day DESC, id DESC)");
    await runner.query(`CREATE TABLE care_plans.draft_version (
      insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL, draft_id uuid NOT NULL,
      version integer NOT NULL, content jsonb NOT NULL, written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      CONSTRAINT draft_version_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT draft_version_once UNIQUE (insurer_number, draft_id, version),
      CONSTRAINT draft_version_draft FOREIGN KEY (insurer_number, draft_id) REFERENCES care_plans.draft ON DELETE CASCADE)`);
    for (const table of ["draft", "draft_version"]) await protectPersonalTable(runner, { schema: "care_plans", table, category: "CARE_PLAN" });
    await limitViewerWrites(runner, "care_plans", "draft", both(`${planner("draft")} AND ${ownOffice}`));
    await limitViewerWrites(runner, "care_plans", "draft_version", { insert: planner("draft_version") });
    // A draft is the writing office's own; the person sees it once it is registered for agreement.
    await runner.query(`CREATE POLICY draft_own ON care_plans.draft AS RESTRICTIVE FOR SELECT TO kaigo_app USING (
      ${ownOffice} OR (${setting("role")} = 'RECIPIENT' AND state IN ('SHARED', 'AGREED', 'ISSUED')))`);
    await runner.query(`CREATE POLICY draft_version_own ON care_plans.draft_version AS RESTRICTIVE FOR SELECT TO kaigo_app USING (EXISTS (
      SELECT 1 FROM care_plans.draft d WHERE d.insurer_number = draft_version.insurer_number AND d.id = draft_version.draft_id))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE care_plans.draft_version, care_plans.draft");
  }
}
