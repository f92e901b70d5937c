import pg from "pg";
import { viewerSettings } from "../../platform/database/session-settings.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import { categoriesOf } from "../../subgraphs/recipients/subgraph.js";
import { ask } from "../support/catalogue.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { demoPersonas } from "../../demo/personas.js";
import { asViewer } from "../support/small-town.js";
import { TOWN } from "../support/templates.js";

/** Counts an analyst may read: the columns that count people or offices. None holds 1 or 2; what was hidden is not stored. */
const counts: Readonly<Record<string, readonly string[]>> = {
  "municipal.statistic_cell": ["people"],
  "municipal.statistic_release": [],
  "municipal.survey_result": ["municipalities"],
  "exchange.adoption": ["offices_using", "offices_all"],
  "exchange.office_group": ["offices", "using_before", "using_after"],
};

/** What others publish, and registers that are public or the same for everybody: no people, nothing of what one office does. */
const published: Readonly<Record<string, string>> = {
  "exchange.adoption_reference": "counts that others published",
  "exchange.office_group_measure": "what a group published of itself",
  "municipal.insurer": "register of insurers",
  "municipal.municipality": "register of municipalities",
  "municipal.readiness": "the portal publishes it by insurer",
  "municipal.allowance_rule": "rule",
  "recipients.office": "register of offices",
  "recipients.access_rule": "the access matrix",
  "recipients.relationship_rule": "rule",
  "recipients.shared_office_grade": "area grade by office",
  "schedules.service_code": "national codes",
  "schedules.care_level_limit": "limits by care level",
  "schedules.unit_price": "prices by area grade",
  "schedules.labour_share": "shares by service type",
  "schedules.insurer_grade": "area grade by insurer",
  "schedules.type_limit": "limits by ordinance",
  "schedules.shared_unit_price": "prices by area grade",
  "schedules.shared_service_code": "national codes",
  "schedules.shared_insurer_grade": "area grade by insurer",
  "public.schema_migration": "names of migrations",
};

let database: TestDatabase;
let admin: pg.Client;
let app: pg.Client;
/** Everything a token could carry beside the role. */
const { goodExample } = demoPersonas(TOWN);
const insurerNumber = goodExample.insurerNumber;

beforeAll(async () => {
  database = await createTestDatabase({ template: "town" });
  admin = new pg.Client({ connectionString: database.adminUrl });
  app = new pg.Client({ connectionString: urlsFromAdmin(database.adminUrl).app });
  await Promise.all([admin.connect(), app.connect()]);
}, 120_000);

afterAll(async () => {
  await Promise.all([admin?.end(), app?.end()]);
  await database?.drop();
});

/** Tables and views of which the readers' login may select something, each with a column it may. */
async function selectable(): Promise<{ name: string; column: string }[]> {
  const { rows } = await app.query<{ name: string; column: string }>(
    `SELECT n.nspname || '.' || c.relname AS name, min(quote_ident(a.attname)) AS column FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' AND has_schema_privilege(n.oid, 'USAGE') AND has_column_privilege(c.oid, a.attnum, 'SELECT') GROUP BY 1 ORDER BY 1`,
  );
  return rows;
}

/** Those in which an analyst sees a row, whatever else the token says: the office, insurer and person of somebody who is in the town. */
async function seenByAnalysts(): Promise<string[]> {
  const { rows: [person] } = await admin.query<{ id: string; office: string }>("SELECT recipient_id AS id, office_number AS office FROM recipients.care_relationship WHERE insurer_number = $1 AND role = 'CARE_MANAGER' ORDER BY 1 LIMIT 1", [insurerNumber]);
  const analyst = asViewer("ANALYST", { insurerNumber, officeNumber: person?.office, recipientId: person?.id, categories: categoriesOf("CARE_MANAGER", []) });
  const seen: string[] = [];
  await app.query(`BEGIN READ ONLY; ${viewerSettings(analyst)}`);
  for (const { name, column } of await selectable()) if ((await app.query(`SELECT ${column} FROM ${name} LIMIT 1`)).rows.length > 0) seen.push(name);
  await app.query("ROLLBACK");
  return seen;
}

/** Tables with a policy for readers that names analysts, or asks for no role: neither itself, nor by the parcel it goes with, nor by being somebody's own. */
const openByPolicy = `
  SELECT DISTINCT schemaname || '.' || tablename AS offence FROM pg_policies
  WHERE 'kaigo_app' = ANY (roles) AND permissive = 'PERMISSIVE' AND cmd IN ('SELECT', 'ALL')
    AND (qual LIKE '%ANALYST%' OR NOT (qual LIKE '%app.role%' OR qual LIKE '%FROM exchange.parcel%' OR qual LIKE '%subject = %app.subject%'))`;

const stated = [...Object.keys(counts), ...Object.keys(published)];

test("an analyst's login reads protected counts and public registers, and no row of anybody", async () => {
  expect((await seenByAnalysts()).filter((name) => !stated.includes(name))).toEqual([]);
});

test("nor does a policy open anything else, also where the town has no rows", async () => {
  expect((await ask(admin, openByPolicy)).filter((name) => !stated.includes(name))).toEqual([]);
});

test.each(Object.entries(counts))("%s holds no count of one or two", async (table, columns) => {
  expect(await seenByAnalysts()).toContain(table);
  for (const column of columns) expect((await admin.query(`SELECT ${column} FROM ${table} WHERE ${column} IN (1, 2)`)).rows).toEqual([]);
});

test("were the use of single offices open again, both would find it", async () => {
  const { rows: [policy] } = await admin.query<{ qual: string }>("SELECT qual FROM pg_policies WHERE policyname = 'activity_of_administration'");
  await admin.query("ALTER POLICY activity_of_administration ON exchange.activity USING ((SELECT current_setting('app.role', true)) IN ('OPERATOR', 'ANALYST'))");
  try {
    expect(await seenByAnalysts()).toContain("exchange.activity");
    expect(await ask(admin, openByPolicy)).toContain("exchange.activity");
  } finally {
    await admin.query(`ALTER POLICY activity_of_administration ON exchange.activity USING (${policy?.qual})`);
  }
});
