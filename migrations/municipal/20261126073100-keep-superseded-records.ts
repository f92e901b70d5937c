import type { MigrationInterface, QueryRunner } from "typeorm";
import { openForReaders, ownSchema } from "../support/personal-table.js";
import { setting } from "../support/setting.js";
import { limitViewerWrites } from "../support/viewer-writes.js";

/** Kinds of the load format whose earlier states are kept, with the category of the record's own table: a state under another category is refused. */
const kinds = {
  insured_card: "CARD", card_type_limit: "CARD", burden_ratio: "BURDEN", burden_limit: "BURDEN", certification: "CERTIFICATION", assessment: "SURVEY", assessment_item: "SURVEY",
  doctor_opinion: "OPINION", panel_review: "PANEL", allowance_use: "ALLOWANCE", benefit_claim: "CLAIM", life_feedback: "LIFE",
} as const;

/** What a load replaced or took back, as it stood. Read by whoever may read the record; loads add to it, and nobody changes it. */
export class KeepSupersededRecords20261126073100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "municipal");
    await runner.query(`CREATE TABLE municipal.superseded_record (
      insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL, record_id uuid NOT NULL,
      kind text NOT NULL, category text NOT NULL, how text NOT NULL CONSTRAINT superseded_record_how CHECK (how IN ('CORRECTED', 'WITHDRAWN')),
      record_key jsonb NOT NULL, record_values jsonb NOT NULL,
      replaced_at timestamptz NOT NULL DEFAULT clock_timestamp(), manifest_sha256 text NOT NULL,
      CONSTRAINT superseded_record_key PRIMARY KEY (insurer_number, recipient_id, id),
      CONSTRAINT superseded_record_category CHECK ((kind, category) IN (${Object.entries(kinds).map(([kind, category]) => `('${kind}', '${category}')`).join(", ")})))`);
    await openForReaders(runner, { schema: "municipal", table: "superseded_record", category: { column: "category" } });
    // Besides the grant: what the viewer's role and job open at all; of 主治医意見書 an institution sees what it wrote itself.
    await runner.query(`CREATE POLICY superseded_record_open ON municipal.superseded_record AS RESTRICTIVE FOR SELECT TO kaigo_app USING (
      category = ANY (string_to_array(${setting("categories")}, ',')))`);
    await runner.query(`CREATE POLICY superseded_record_of_author ON municipal.superseded_record AS RESTRICTIVE FOR SELECT TO kaigo_app USING (
      kind <> 'doctor_opinion' OR ${setting("role")} <> 'MEDICAL_INSTITUTION' OR record_key ->> 'officeNumber' = nullif(${setting("office")}, ''))`);
    const own = `insurer_number = ANY (string_to_array(${setting("insurers")}, ','))`;
    await runner.query(`CREATE POLICY superseded_record_read_by_worker ON municipal.superseded_record FOR SELECT TO kaigo_worker USING (${own})`);
    await runner.query(`CREATE POLICY superseded_record_kept_by_worker ON municipal.superseded_record FOR INSERT TO kaigo_worker WITH CHECK (${own})`);
    await runner.query("GRANT SELECT, INSERT ON municipal.superseded_record TO kaigo_worker");
    await limitViewerWrites(runner, "municipal", "superseded_record");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE municipal.superseded_record");
  }
}
