import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema, protectPersonalTable } from "../support/personal-table.js";
import { setting } from "../support/setting.js";

/** What lay before a certification panel and what it judged (介護認定審査会資料). */
export class CreatePanelReview20261125193525 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "municipal");
    await runner.query(`CREATE TABLE municipal.panel_review (
      insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL,
      applied_on date NOT NULL, held_on date NOT NULL, panel_name text, case_number text,
      previous_level text, primary_level text, visit_notes text, doctor_notes text,
      outcome text NOT NULL CONSTRAINT panel_review_outcome CHECK (outcome IN ('DECIDED', 'POSTPONED')),
      secondary_level text, change_reason text, valid_months integer, opinion text,
      CONSTRAINT panel_review_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT panel_review_once UNIQUE (insurer_number, recipient_id, applied_on, held_on))`);
    await protectPersonalTable(runner, { schema: "municipal", table: "panel_review", category: "PANEL" });
    // Besides the grant: what the viewer's role and job open at all.
    await runner.query(`CREATE POLICY panel_review_open ON municipal.panel_review AS RESTRICTIVE FOR SELECT TO kaigo_app USING ('PANEL' = ANY (string_to_array(${setting("categories")}, ',')))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE municipal.panel_review");
  }
}
