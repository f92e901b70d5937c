import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema } from "../support/personal-table.js";
import { setting } from "../support/setting.js";
import { limitViewerWrites } from "../support/viewer-writes.js";

/**
 * Statistics as they may be published: counts after small and complementary cells were taken out. Nothing that was hidden is stored,
 * so that no way to these tables leads to it. How many people live where decides what is small.
 */
export class CreateStatistics20261125163258 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "municipal");
    await runner.query("ALTER TABLE municipal.insurer ADD COLUMN population integer CONSTRAINT insurer_population CHECK (population >= 0)");
    await runner.query(`CREATE TABLE municipal.statistic_release (
      statistic text NOT NULL, month text NOT NULL CONSTRAINT statistic_release_month CHECK (month ~ '^\\d{4}-(0[1-9]|1[0-2])$'),
      as_of timestamptz NOT NULL, counted_at timestamptz NOT NULL, insurers integer NOT NULL, source_hash text NOT NULL,
      CONSTRAINT statistic_release_key PRIMARY KEY (statistic, month))`);
    await runner.query(`CREATE TABLE municipal.statistic_cell (
      statistic text NOT NULL, month text NOT NULL, shape text NOT NULL, members text COLLATE "C" NOT NULL,
      people integer, amount integer,
      hidden_because text CONSTRAINT statistic_cell_rule CHECK (hidden_because IN ('SMALL_CELL', 'CLOSED', 'COMPLEMENTARY')),
      CONSTRAINT statistic_cell_key PRIMARY KEY (statistic, month, shape, members),
      CONSTRAINT statistic_cell_hidden CHECK ((hidden_because IS NULL) = (people IS NOT NULL) AND (hidden_because IS NULL OR amount IS NULL)),
      CONSTRAINT statistic_cell_release FOREIGN KEY (statistic, month) REFERENCES municipal.statistic_release ON DELETE CASCADE)`);
    for (const table of ["statistic_release", "statistic_cell"]) {
      await runner.query(`ALTER TABLE municipal.${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE municipal.${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`CREATE POLICY ${table}_of_analyst ON municipal.${table} FOR SELECT TO kaigo_app USING (${setting("role")} = 'ANALYST')`);
      await runner.query(`CREATE POLICY ${table}_of_worker ON municipal.${table} FOR ALL TO kaigo_worker USING (true) WITH CHECK (true)`);
      await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON municipal.${table} TO kaigo_worker`);
      await limitViewerWrites(runner, "municipal", table);
    }
    // The hash of what was counted stays with the worker: small counts could be guessed from it.
    await runner.query("GRANT SELECT (statistic, month, as_of, counted_at, insurers) ON municipal.statistic_release TO kaigo_app; GRANT SELECT ON municipal.statistic_cell TO kaigo_app");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE municipal.statistic_cell, municipal.statistic_release; ALTER TABLE municipal.insurer DROP COLUMN population");
  }
}
