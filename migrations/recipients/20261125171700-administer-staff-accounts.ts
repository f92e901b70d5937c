import type { MigrationInterface, QueryRunner } from "typeorm";
import { setting } from "../support/setting.js";
import { limitViewerWrites } from "../support/viewer-writes.js";

/** Accounts of one's own office, or of the insurer for its officers, in one's own role. */
const ofOwnHouse = `role = ${setting("role")} AND (office_number = nullif(${setting("office")}, '')
  OR (role = 'MUNICIPALITY' AND office_number IS NULL AND insurer_number = nullif(${setting("insurer")}, '')))`;

/** 事業所ユーザ → 管理者ユーザ → 一般ユーザ: each level looks after those below it, so that nobody raises themselves. */
const below = `((${setting("level")} = 'OFFICE' AND level IN ('ADMINISTRATOR', 'GENERAL')) OR (${setting("level")} = 'ADMINISTRATOR' AND level = 'GENERAL'))`;

/** Staff accounts end, are versioned, and are kept by those who look after them. */
export class AdministerStaffAccounts20261125171700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner");
    await runner.query("ALTER TABLE recipients.staff_account ADD COLUMN version integer NOT NULL DEFAULT 1, ADD COLUMN ended_at timestamptz");
    const administers = `${ofOwnHouse} AND ${below}`;
    // An account that has ended anywhere may be taken on again: the person works here now.
    await limitViewerWrites(runner, "recipients", "staff_account", { insert: administers, update: { from: `(${administers}) OR ended_at IS NOT NULL`, to: administers } });
  }

  async down(runner: QueryRunner): Promise<void> {
    await limitViewerWrites(runner, "recipients", "staff_account");
    await runner.query("ALTER TABLE recipients.staff_account DROP COLUMN version, DROP COLUMN ended_at");
  }
}
