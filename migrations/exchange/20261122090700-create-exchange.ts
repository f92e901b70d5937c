import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema } from "../support/personal-table.js";

const setting = (name: string) => `(SELECT current_setting('app.${name}', true))`;
const ownOffice = `nullif(${setting("office")}, '')`;
const isStaff = `${setting("role")} IN ('CARE_MANAGER', 'SERVICE_OFFICE')`;

/** Whether a row belongs to a parcel that the asking office may see: the parcel's own policies decide. */
const ofVisibleParcel = (table: string) => `EXISTS (SELECT 1 FROM exchange.parcel p WHERE p.id = ${table}.parcel_id)`;
const ofOwnNewParcel = (table: string) => `EXISTS (SELECT 1 FROM exchange.parcel p WHERE p.id = ${table}.parcel_id AND p.sender_office_number = ${ownOffice} AND p.state = 'RECEIVED')`;

/** File sets between offices: what was sent byte for byte, what was found, how far it got. */
export class CreateExchange20261122090700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "exchange");
    await this.parcels(runner);
    await this.contents(runner);
    await this.results(runner);
    await this.protect(runner);
  }

  private async parcels(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE exchange.parcel (
      id uuid NOT NULL DEFAULT uuidv7(),
      sender_office_number text NOT NULL, sender_service_type text,
      receiver_office_number text NOT NULL, receiver_service_type text,
      serial text NOT NULL CONSTRAINT parcel_serial CHECK (serial ~ '^\\d{14}$'),
      set_kind text, service_month text,
      state text NOT NULL DEFAULT 'RECEIVED' CONSTRAINT parcel_state CHECK (state IN ('RECEIVED', 'ACCEPTED', 'REJECTED', 'IMPORTED', 'COLLECTED', 'FAILED')),
      size integer NOT NULL, sha256 text NOT NULL,
      received_by text NOT NULL, received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      accepted_at timestamptz, imported_at timestamptz, collected_at timestamptz, collected_by text,
      updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      error_count integer NOT NULL DEFAULT 0, warning_count integer NOT NULL DEFAULT 0,
      attempts integer NOT NULL DEFAULT 0, next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(), last_error_code text,
      CONSTRAINT parcel_key PRIMARY KEY (id),
      CONSTRAINT parcel_once UNIQUE NULLS NOT DISTINCT (sender_office_number, sender_service_type, receiver_office_number, receiver_service_type, serial))`);
    await runner.query("CREATE INDEX parcel_outbox ON exchange.parcel (sender_office_number, updated_at, id)");
    await runner.query("CREATE INDEX parcel_inbox ON exchange.parcel (receiver_office_number, updated_at, id)");
    await runner.query("CREATE INDEX parcel_of_sender_by_age ON exchange.parcel (sender_office_number, id)");
    await runner.query("CREATE INDEX parcel_of_receiver_by_age ON exchange.parcel (receiver_office_number, id)");
    await runner.query("CREATE INDEX parcel_waiting ON exchange.parcel (sender_office_number, receiver_office_number, serial, id) WHERE state IN ('RECEIVED', 'ACCEPTED')");
    await runner.query("CREATE INDEX parcel_due ON exchange.parcel (next_attempt_at, id) WHERE state IN ('RECEIVED', 'ACCEPTED')");
  }

  /** Bytes lie in chunks under a content id of their own, so that a long upload can be put down before its parcel exists. */
  private async contents(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE exchange.parcel_file (
      parcel_id uuid NOT NULL, name text NOT NULL,
      kind text NOT NULL, size integer NOT NULL, sha256 text NOT NULL, content_id uuid NOT NULL,
      CONSTRAINT parcel_file_key PRIMARY KEY (parcel_id, name),
      CONSTRAINT parcel_file_content UNIQUE (content_id),
      CONSTRAINT parcel_file_parcel FOREIGN KEY (parcel_id) REFERENCES exchange.parcel ON DELETE CASCADE)`);
    await runner.query(`CREATE TABLE exchange.parcel_file_chunk (
      content_id uuid NOT NULL, ordinal integer NOT NULL,
      bytes bytea STORAGE EXTERNAL NOT NULL,
      CONSTRAINT parcel_file_chunk_key PRIMARY KEY (content_id, ordinal))`);
    await runner.query(`CREATE TABLE exchange.pending_upload (
      content_id uuid NOT NULL, office_number text NOT NULL, started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      CONSTRAINT pending_upload_key PRIMARY KEY (content_id))`);
  }

  private async results(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE exchange.parcel_person (
      insurer_number text NOT NULL, recipient_id uuid NOT NULL, parcel_id uuid NOT NULL,
      CONSTRAINT parcel_person_key PRIMARY KEY (insurer_number, recipient_id, parcel_id),
      CONSTRAINT parcel_person_parcel FOREIGN KEY (parcel_id) REFERENCES exchange.parcel ON DELETE CASCADE)`);
    await runner.query("CREATE INDEX parcel_person_of_parcel ON exchange.parcel_person (parcel_id)");
    await runner.query(`CREATE TABLE exchange.finding (
      parcel_id uuid NOT NULL, ordinal integer NOT NULL,
      file_name text NOT NULL, line integer, column_number integer, item text,
      kind text NOT NULL, rule text NOT NULL,
      severity text NOT NULL CONSTRAINT finding_severity CHECK (severity IN ('error', 'warning')),
      message_ja text NOT NULL, message_en text NOT NULL,
      CONSTRAINT finding_key PRIMARY KEY (parcel_id, ordinal),
      CONSTRAINT finding_parcel FOREIGN KEY (parcel_id) REFERENCES exchange.parcel ON DELETE CASCADE)`);
  }

  /**
   * An office sees what it sent, and what it was sent once the check has shown that the people in it are its own.
   * It may put in only new parcels of its own and, as receiver, confirm collection; everything else is the worker's.
   */
  private async protect(runner: QueryRunner): Promise<void> {
    for (const table of ["parcel", "parcel_file", "parcel_file_chunk", "pending_upload", "parcel_person", "finding"]) {
      await runner.query(`ALTER TABLE exchange.${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE exchange.${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`CREATE POLICY ${table}_of_worker ON exchange.${table} FOR ALL TO kaigo_worker USING (true) WITH CHECK (true)`);
      await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON exchange.${table} TO kaigo_worker; GRANT SELECT ON exchange.${table} TO kaigo_app`);
    }
    await runner.query(`CREATE POLICY parcel_of_sender ON exchange.parcel FOR SELECT TO kaigo_app USING (${isStaff} AND sender_office_number = ${ownOffice})`);
    await runner.query(`CREATE POLICY parcel_of_receiver ON exchange.parcel FOR SELECT TO kaigo_app USING (${isStaff} AND receiver_office_number = ${ownOffice} AND accepted_at IS NOT NULL)`);
    await runner.query(`CREATE POLICY parcel_send ON exchange.parcel FOR INSERT TO kaigo_app WITH CHECK (
      ${isStaff} AND sender_office_number = ${ownOffice} AND state = 'RECEIVED' AND accepted_at IS NULL AND received_by = ${setting("subject")})`);
    await runner.query(`CREATE POLICY parcel_collect ON exchange.parcel FOR UPDATE TO kaigo_app
      USING (${isStaff} AND receiver_office_number = ${ownOffice} AND state = 'IMPORTED')
      WITH CHECK (${isStaff} AND receiver_office_number = ${ownOffice} AND state = 'COLLECTED' AND collected_by = ${setting("subject")})`);
    await runner.query("GRANT INSERT, UPDATE (state, collected_at, collected_by, updated_at) ON exchange.parcel TO kaigo_app");

    for (const table of ["parcel_file", "parcel_person", "finding"]) {
      await runner.query(`CREATE POLICY ${table}_of_party ON exchange.${table} FOR SELECT TO kaigo_app USING (${ofVisibleParcel(table)})`);
    }
    await runner.query(`CREATE POLICY parcel_file_send ON exchange.parcel_file FOR INSERT TO kaigo_app WITH CHECK (${ofOwnNewParcel("parcel_file")})`);
    const ofFile = "EXISTS (SELECT 1 FROM exchange.parcel_file f WHERE f.content_id = parcel_file_chunk.content_id)";
    const ofUpload = "EXISTS (SELECT 1 FROM exchange.pending_upload u WHERE u.content_id = parcel_file_chunk.content_id)";
    await runner.query(`CREATE POLICY parcel_file_chunk_of_party ON exchange.parcel_file_chunk FOR SELECT TO kaigo_app USING (${ofFile} OR ${ofUpload})`);
    const ofNewFile = `EXISTS (SELECT 1 FROM exchange.parcel_file f WHERE f.content_id = parcel_file_chunk.content_id AND ${ofOwnNewParcel("f")})`;
    await runner.query(`CREATE POLICY parcel_file_chunk_send ON exchange.parcel_file_chunk FOR INSERT TO kaigo_app WITH CHECK (${ofUpload} OR ${ofNewFile})`);
    await runner.query(`CREATE POLICY pending_upload_own ON exchange.pending_upload FOR ALL TO kaigo_app
      USING (${isStaff} AND office_number = ${ownOffice}) WITH CHECK (${isStaff} AND office_number = ${ownOffice})`);
    await runner.query("GRANT INSERT ON exchange.parcel_file, exchange.parcel_file_chunk TO kaigo_app; GRANT INSERT, DELETE ON exchange.pending_upload TO kaigo_app");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP SCHEMA exchange CASCADE");
  }
}
