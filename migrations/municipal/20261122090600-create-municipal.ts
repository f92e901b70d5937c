import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema, protectDirectory, protectPersonalTable } from "../support/personal-table.js";

/** Insurers, and what they hold about each insured person. */
export class CreateMunicipal20261122090600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "municipal");
    await runner.query(`CREATE TABLE municipal.insurer (
      insurer_number text NOT NULL CONSTRAINT insurer_key PRIMARY KEY,
      name text NOT NULL,
      kind text NOT NULL CONSTRAINT insurer_kind CHECK (kind IN ('CITY', 'WIDE_AREA')),
      prefecture_code text NOT NULL,
      municipalities text[] NOT NULL,
      municipality_codes text[],
      readiness text NOT NULL CONSTRAINT insurer_readiness CHECK (readiness IN ('NOT_STARTED', 'STANDARDISED', 'SEND_READY', 'SENDING', 'MIGRATED', 'SHARING')))`);
    await protectDirectory(runner, "municipal", "insurer");
    await runner.query(`CREATE TABLE municipal.insured_card (
      insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL,
      care_level text, certified_on date, valid_from date NOT NULL, valid_to date,
      limit_units integer CONSTRAINT insured_card_limit CHECK (limit_units >= 0), limit_from date, limit_to date,
      notes text, issued_on date,
      CONSTRAINT insured_card_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT insured_card_once UNIQUE (insurer_number, recipient_id, valid_from))`);
    await runner.query(`CREATE TABLE municipal.burden_ratio (
      insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL,
      ratio integer NOT NULL CONSTRAINT burden_ratio_values CHECK (ratio IN (10, 20, 30)),
      valid_from date NOT NULL, valid_to date,
      CONSTRAINT burden_ratio_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT burden_ratio_once UNIQUE (insurer_number, recipient_id, valid_from))`);
    await runner.query(`CREATE TABLE municipal.certification (
      insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL,
      applied_on date NOT NULL,
      kind text NOT NULL CONSTRAINT certification_kind CHECK (kind IN ('NEW', 'RENEWAL', 'CHANGE')),
      surveyed_on date, opinion_received_on date, panel_on date, certified_on date,
      care_level text, valid_from date, valid_to date,
      status text NOT NULL CONSTRAINT certification_status CHECK (status IN ('APPLIED', 'SURVEYED', 'OPINION_RECEIVED', 'PANEL', 'CERTIFIED', 'REJECTED', 'WITHDRAWN')),
      opinion_office_number text,
      CONSTRAINT certification_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT certification_once UNIQUE (insurer_number, recipient_id, applied_on))`);
    await protectPersonalTable(runner, { schema: "municipal", table: "insured_card", category: "CARD" });
    await protectPersonalTable(runner, { schema: "municipal", table: "burden_ratio", category: "BURDEN" });
    await protectPersonalTable(runner, { schema: "municipal", table: "certification", category: "CERTIFICATION" });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP SCHEMA municipal CASCADE");
  }
}
