import type { MigrationInterface, QueryRunner } from "typeorm";
import { setting } from "../support/setting.js";
import { byOffice, limitViewerWrites } from "../support/viewer-writes.js";

const tables = ["actual_report", "actual_report_version", "actual_day", "actual_report_delivery"];

/** A service office enters and takes back its own results of people it is in charge of, and nobody else's. */
export class OpenResults20261125174632 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner");
    const own = (table: string) => `service_office_number = nullif(${setting("office")}, '') AND ${byOffice(table, "RESULT", ["SERVICE_OFFICE"])}`;
    for (const table of ["actual_report", "actual_report_delivery"]) await limitViewerWrites(runner, "actuals", table, { insert: own(table), update: own(table) });
    for (const table of ["actual_report_version", "actual_day"]) await limitViewerWrites(runner, "actuals", table, { insert: own(table) });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await limitViewerWrites(runner, "actuals", table);
  }
}
