import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema, protectPersonalTable } from "../support/personal-table.js";

/** What each office says about a person in its supplements: the register may know it differently. */
export class CreateStatedPerson20261122090210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "recipients");
    await runner.query(`CREATE TABLE recipients.stated_person (
      insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL,
      sender_office_number text NOT NULL,
      serial text NOT NULL CONSTRAINT stated_person_serial CHECK (serial ~ '^\\d{14}$'),
      name text NOT NULL, name_kana text NOT NULL, sex text NOT NULL, birth_date date NOT NULL,
      postal_code text, address1 text, address2 text, phone_number text,
      CONSTRAINT stated_person_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT stated_person_once UNIQUE (insurer_number, recipient_id, sender_office_number),
      CONSTRAINT stated_person_recipient FOREIGN KEY (insurer_number, recipient_id) REFERENCES recipients.recipient ON DELETE CASCADE)`);
    await protectPersonalTable(runner, { schema: "recipients", table: "stated_person", category: "PERSON" });
    await runner.query(`CREATE POLICY stated_person_own ON recipients.stated_person AS RESTRICTIVE FOR SELECT TO kaigo_app USING (
      sender_office_number = (SELECT nullif(current_setting('app.office', true), '')))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE recipients.stated_person");
  }
}
