import type { MigrationInterface, QueryRunner } from "typeorm";
import { renewReaderRules } from "../support/personal-table.js";

/** A session that reads about one person looks the grant for them up once per statement, not once per row. */
export class NotePerson20261126184000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner");
    await renewReaderRules(runner);
  }

  /** The rules say the same in other words: there is nothing to take back. */
  async down(): Promise<void> {}
}
