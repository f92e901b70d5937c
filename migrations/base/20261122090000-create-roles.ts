import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The roles of the house: `kaigo_owner` owns every object and cannot log in; `kaigo_app` reads and writes under row-level
 * security; `kaigo_worker` imports for named insurers; `kaigo_audit` only appends. None may bypass row-level security.
 */
export class CreateRoles20261122090000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [role, login] of [["kaigo_owner", "NOLOGIN"], ["kaigo_app", "LOGIN"], ["kaigo_worker", "LOGIN"], ["kaigo_audit", "LOGIN"]] as const) {
      await runner.query(`DO $$ BEGIN
        CREATE ROLE ${role} ${login} NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
    }
    await runner.query(`DO $$ BEGIN
      EXECUTE format('GRANT kaigo_owner TO %I WITH SET TRUE, INHERIT TRUE', current_user);
    EXCEPTION WHEN unique_violation THEN NULL; END $$`);
    await runner.query("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    await runner.query(`DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO kaigo_owner', current_database()); END $$`);
    await runner.query(`DO $$ BEGIN EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()); END $$`);
    await runner.query(`DO $$ BEGIN EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO kaigo_worker', current_database()); END $$`);
    await runner.query("GRANT SELECT ON public.schema_migration TO kaigo_app, kaigo_worker");
    await runner.query("GRANT SELECT, INSERT ON public.schema_migration TO kaigo_owner; GRANT USAGE ON SEQUENCE public.schema_migration_id_seq TO kaigo_owner");
    await runner.query(`CREATE TABLE public.installation (name text NOT NULL CONSTRAINT installation_key PRIMARY KEY, value text NOT NULL);
      ALTER TABLE public.installation OWNER TO kaigo_owner; GRANT SELECT, INSERT, UPDATE ON public.installation TO kaigo_worker`);
  }

  async down(): Promise<void> {
    throw new Error("roles may own data of other databases: remove them by hand");
  }
}
