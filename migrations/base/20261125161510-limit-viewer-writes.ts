import type { MigrationInterface, QueryRunner } from "typeorm";
import { limitViewerWrites } from "../support/viewer-writes.js";

/** Mutations run under the workers' login: every table that login writes is closed to them until its own migration opens it. */
export class LimitViewerWrites20261125161510 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner");
    const tables: { schema: string; name: string }[] = await runner.query(`SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname NOT IN ('audit', 'idempotency') AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive AND 'kaigo_worker'::regrole = ANY (p.polroles))`);
    for (const { schema, name } of tables) await limitViewerWrites(runner, schema, name);
  }

  async down(runner: QueryRunner): Promise<void> {
    const policies: { policy: string; place: string }[] = await runner.query("SELECT p.polname AS policy, p.polrelid::regclass::text AS place FROM pg_policy p WHERE NOT p.polpermissive");
    for (const { policy, place } of policies) await runner.query(`DROP POLICY ${policy} ON ${place}`);
  }
}
