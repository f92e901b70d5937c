import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema, protectPersonalTable } from "../support/personal-table.js";
import { byOffice, limitViewerWrites } from "../support/viewer-writes.js";

/** Pictures of the family in drafts of basic information, one row for each that a version of the draft has named; and their way into the record itself. */
export class CreateDraftPicture20261125200405 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "care_plans");
    await runner.query(`CREATE TABLE care_plans.draft_picture (
      insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL, draft_id uuid NOT NULL, sha256 text NOT NULL, content bytea STORAGE EXTERNAL NOT NULL,
      CONSTRAINT draft_picture_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT draft_picture_once UNIQUE (insurer_number, draft_id, sha256),
      CONSTRAINT draft_picture_draft FOREIGN KEY (insurer_number, draft_id) REFERENCES care_plans.draft ON DELETE CASCADE)`);
    await protectPersonalTable(runner, { schema: "care_plans", table: "draft_picture", category: "CARE_PLAN" });
    await limitViewerWrites(runner, "care_plans", "draft_picture", { insert: byOffice("draft_picture", "CARE_PLAN", ["CARE_MANAGER"]) });
    // Whoever sees the draft sees its picture.
    await runner.query(`CREATE POLICY draft_picture_own ON care_plans.draft_picture AS RESTRICTIVE FOR SELECT TO kaigo_app USING (EXISTS (
      SELECT 1 FROM care_plans.draft d WHERE d.insurer_number = draft_picture.insurer_number AND d.id = draft_picture.draft_id))`);
    await limitViewerWrites(runner, "care_plans", "family_picture_bytes", { insert: byOffice("family_picture_bytes", "CARE_PLAN", ["CARE_MANAGER"]) });
  }

  async down(runner: QueryRunner): Promise<void> {
    await limitViewerWrites(runner, "care_plans", "family_picture_bytes");
    await runner.query("DROP TABLE care_plans.draft_picture");
  }
}
