import { guard } from "../support/source-tree/guard.js";
import { lastingSettings, rightsPassedBy } from "../support/source-tree/sql-settings.js";

guard("settings of row-level security end with their transaction", lastingSettings, {
  finds: [
    ["platform/x.ts", "await client.query(`SET app.role = 'X'`);"],
    ["platform/x.ts", 'await client.query("set session app.insurer = 1");'],
    ["platform/x.ts", "await client.query(`SELECT set_config('app.role', $1, false)`);"],
    ["migrations/base/x.ts", 'await runner.query("SET ROLE kaigo_owner");'],
    ["migrations/x.sql", "ALTER ROLE kaigo_app SET app.role = 'OPERATOR';"],
    ["platform/x.ts", "await client.query(`BEGIN; SET\n app.role = 'X'`);"],
  ],
  passes: [
    ["platform/x.ts", "await client.query(`SET LOCAL app.role = 'X'; SET LOCAL ROLE kaigo_owner`);"],
    ["platform/x.ts", "await client.query(`SELECT set_config('app.role', $1, true)`);"],
    ["platform/x.ts", "// SET app.role would stay on the connection\nconst sql = 'UPDATE x.staff SET role = $1';"],
  ],
});

guard("nothing gets around row-level security", rightsPassedBy, {
  finds: [
    ["migrations/base/x.ts", "await runner.query(`CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT 1 $$`);"],
    ["migrations/base/x.ts", "await runner.query(`CREATE MATERIALIZED VIEW v AS SELECT 1`);"],
    ["migrations/base/x.ts", "await runner.query(`ALTER ROLE kaigo_app BYPASSRLS`);"],
    ["platform/x.ts", "await client.query(`SET LOCAL row_security = off`);"],
    ["migrations/x.sql", "ALTER TABLE a.b NO FORCE ROW LEVEL SECURITY;"],
  ],
  passes: [["migrations/base/x.ts", "await runner.query(`CREATE ROLE a NOBYPASSRLS; ALTER TABLE a.b FORCE ROW LEVEL SECURITY`);"]],
});
