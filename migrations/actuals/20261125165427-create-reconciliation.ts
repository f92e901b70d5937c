import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema, protectPersonalTable } from "../support/personal-table.js";
import { setting } from "../support/setting.js";
import { anyOf, byOffice, limitViewerWrites } from "../support/viewer-writes.js";

const key = "insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL, service_month text NOT NULL";
const month = (table: string) => `CONSTRAINT ${table}_month CHECK (service_month ~ '^\\d{4}-(0[1-9]|1[0-2])$')`;
const counts = "planned_cells integer NOT NULL, given_cells integer NOT NULL, matched integer NOT NULL, changed integer NOT NULL, missing integer NOT NULL, extra integer NOT NULL";

/** Plan against results, kept by service office and service type and by person; month closing with its trace; reasons for differences. */
export class CreateReconciliation20261125165427 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "actuals");
    await this.reconciliation(runner);
    await this.closing(runner);
    await this.reasons(runner);
    for (const table of ["reconciliation_group", "person_month", "month_closing", "month_closing_event", "closing_unit", "difference_reason"]) await protectPersonalTable(runner, { schema: "actuals", table, category: "RESULT" });
    await this.narrow(runner);
    await this.openToMutations(runner);
  }

  private async reconciliation(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE actuals.reconciliation_group (${key},
      service_office_number text NOT NULL, service_type text NOT NULL, planning_office_number text,
      state text NOT NULL CONSTRAINT reconciliation_group_state CHECK (state IN ('NOT_REPORTED', 'DIFFERS', 'UNPLANNED', 'MATCHES')), ${counts},
      planned_units integer NOT NULL, given_units integer NOT NULL, planned_yen integer, given_yen integer,
      CONSTRAINT reconciliation_group_key PRIMARY KEY (insurer_number, id), ${month("reconciliation_group")},
      CONSTRAINT reconciliation_group_once UNIQUE (insurer_number, recipient_id, service_month, service_office_number, service_type))`);
    await runner.query("CREATE INDEX reconciliation_group_of_office ON actuals.reconciliation_group (service_office_number, service_month, insurer_number, recipient_id)");
    await runner.query(`CREATE TABLE actuals.person_month (${key}, planning_office_number text,
      progress text NOT NULL DEFAULT 'EMPTY' CONSTRAINT person_month_progress CHECK (progress IN ('EMPTY', 'NOT_REPORTED', 'DIFFERS', 'WAITING', 'CONFIRMED')),
      office_count integer NOT NULL DEFAULT 0, reported_count integer NOT NULL DEFAULT 0, differing_count integer NOT NULL DEFAULT 0,
      planned_units integer NOT NULL DEFAULT 0, given_units integer NOT NULL DEFAULT 0, planned_yen integer, given_yen integer,
      content text NOT NULL DEFAULT '', settled_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT person_month_key PRIMARY KEY (insurer_number, id), ${month("person_month")},
      CONSTRAINT person_month_once UNIQUE (insurer_number, recipient_id, service_month))`);
    await runner.query("CREATE INDEX person_month_of_office ON actuals.person_month (planning_office_number, service_month, insurer_number, recipient_id)");
  }

  private async closing(runner: QueryRunner): Promise<void> {
    const state = (table: string) => `state text NOT NULL CONSTRAINT ${table}_state CHECK (state IN ('CONFIRMED', 'REOPENED'))`;
    const entry = "version integer NOT NULL, office_number text, reason text, content text NOT NULL, recorded_at timestamptz NOT NULL DEFAULT now()";
    await runner.query(`CREATE TABLE actuals.month_closing (${key}, ${state("month_closing")}, ${entry},
      CONSTRAINT month_closing_key PRIMARY KEY (insurer_number, id), ${month("month_closing")},
      CONSTRAINT month_closing_once UNIQUE (insurer_number, recipient_id, service_month))`);
    await runner.query(`CREATE TABLE actuals.month_closing_event (${key}, ${state("month_closing_event")}, ${entry},
      CONSTRAINT month_closing_event_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT month_closing_event_once UNIQUE (insurer_number, recipient_id, service_month, version))`);
    await runner.query(`CREATE TABLE actuals.closing_unit (${key}, version integer NOT NULL, planning_office_number text,
      service_office_number text NOT NULL, service_type text NOT NULL, units integer NOT NULL,
      CONSTRAINT closing_unit_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT closing_unit_once UNIQUE (insurer_number, recipient_id, service_month, version, service_office_number, service_type))`);
    await runner.query("CREATE VIEW actuals.shared_month_closing WITH (security_invoker = true) AS SELECT insurer_number, recipient_id, service_month, state FROM actuals.month_closing");
    await runner.query("GRANT SELECT ON actuals.shared_month_closing TO kaigo_app, kaigo_worker");
  }

  private async reasons(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE actuals.difference_reason (${key},
      service_office_number text NOT NULL, service_type text NOT NULL, service_date date NOT NULL, service_code text NOT NULL, start_time text NOT NULL DEFAULT '',
      side text NOT NULL CONSTRAINT difference_reason_side CHECK (side IN ('CARE_MANAGER', 'SERVICE_OFFICE')), office_number text NOT NULL,
      version integer NOT NULL DEFAULT 1, reason text NOT NULL, recorded_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT difference_reason_key PRIMARY KEY (insurer_number, id), ${month("difference_reason")},
      CONSTRAINT difference_reason_once UNIQUE (insurer_number, recipient_id, service_month, service_office_number, service_date, service_code, start_time, side))`);
  }

  /** On top of the grants: a service office sees what is about its own service only, and nothing that counts the others'. */
  private async narrow(runner: QueryRunner): Promise<void> {
    for (const table of ["reconciliation_group", "closing_unit", "difference_reason"]) {
      await runner.query(`CREATE POLICY ${table}_own_office ON actuals.${table} AS RESTRICTIVE FOR SELECT TO kaigo_app USING (
        ${setting("role")} <> 'SERVICE_OFFICE' OR service_office_number = nullif(${setting("office")}, ''))`);
    }
    await runner.query(`CREATE POLICY person_month_of_all_offices ON actuals.person_month AS RESTRICTIVE FOR SELECT TO kaigo_app USING (${setting("role")} <> 'SERVICE_OFFICE')`);
  }

  /** What follows from a change is written by whoever may make it; a month is closed by the care manager alone. */
  private async openToMutations(runner: QueryRunner): Promise<void> {
    const inCharge = (table: string) => byOffice(table, "RESULT", ["CARE_MANAGER", "SERVICE_OFFICE"]);
    for (const table of ["reconciliation_group", "person_month"]) await limitViewerWrites(runner, "actuals", table, { insert: inCharge(table), update: inCharge(table), delete: inCharge(table) });
    const byManager = (table: string) => byOffice(table, "RESULT", ["CARE_MANAGER"]);
    await limitViewerWrites(runner, "actuals", "month_closing", { insert: byManager("month_closing"), update: byManager("month_closing") });
    for (const table of ["month_closing_event", "closing_unit"]) await limitViewerWrites(runner, "actuals", table, { insert: byManager(table) });
    const own = `office_number = nullif(${setting("office")}, '')`;
    const ownSide = `${own} AND (${anyOf(`side = 'CARE_MANAGER' AND ${byOffice("difference_reason", "RESULT", ["CARE_MANAGER"])}`, `side = 'SERVICE_OFFICE' AND service_office_number = office_number AND ${byOffice("difference_reason", "RESULT", ["SERVICE_OFFICE"])}`)})`;
    await limitViewerWrites(runner, "actuals", "difference_reason", { insert: ownSide, update: ownSide, delete: ownSide });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP VIEW actuals.shared_month_closing");
    for (const table of ["reconciliation_group", "person_month", "month_closing", "month_closing_event", "closing_unit", "difference_reason"]) await runner.query(`DROP TABLE actuals.${table}`);
  }
}
