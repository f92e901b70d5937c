import pg from "pg";
import { migrations } from "../../migrations/index.js";
import { migrate } from "../../platform/database/migrate.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import { ask, borrowedRights, crossingForeignKeys, crossingViews, keysAcrossInsurers, loosePolicies, openPartitions, openToEveryone, openToViewers, privilegesOf, strongLogins, unlimitedForWorkers, unprotectedTables, type Question } from "../support/catalogue.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { rolledBack } from "../support/sql.js";

/** What readers and mutations may write, and why. Everything else they only read. */
const writableByApp: Readonly<Record<string, string>> = {
  "exchange.parcel: INSERT": "an office sends a file set",
  "exchange.parcel: UPDATE": "a receiver confirms that it collected a parcel: four columns only",
  "exchange.parcel_file: INSERT": "the files of a new parcel of one's own",
  "exchange.parcel_file_chunk: INSERT": "the bytes of an upload of one's own",
  "exchange.pending_upload: INSERT": "an upload begins",
  "exchange.pending_upload: DELETE": "an upload has become a parcel or is given up",
  "exchange.webhook: INSERT": "an office registers a webhook of its own",
  "recipients.ended_session: INSERT": "somebody signs out of a browser session of their own",
  "recipients.ended_session: DELETE": "what is past its time is forgotten, of one's own only",
  "exchange.webhook: DELETE": "an office removes a webhook of its own",
};

/** Tables in which imports see all insurers, and why. */
const acrossInsurers: Readonly<Record<string, string>> = {
  "recipients.office": "directory of offices, no personal rows",
  "recipients.staff_account": "accounts of staff belong to offices, not to insurers",
  "recipients.access_rule": "the access matrix",
  "recipients.relationship_rule": "how long service keeps a relation alive",
  "municipal.insurer": "directory of insurers",
  "schedules.service_code": "national codes, no personal rows",
  "schedules.care_level_limit": "limits by care level, no personal rows",
  "schedules.unit_price": "prices by area grade, no personal rows",
  "schedules.labour_share": "labour shares by service type, no personal rows",
  "schedules.insurer_grade": "area grade of insurers, no personal rows",
  "schedules.type_limit": "limits that insurers set by ordinance, no personal rows",
  "municipal.municipality": "directory of municipalities",
  "municipal.allowance_rule": "what insurers allow, no personal rows",
  "load.job": "book-keeping of loads, no personal rows",
  "load.file": "book-keeping of loads, no personal rows",
  "load.portion": "book-keeping of loads, no personal rows",
  "load.finding": "line numbers and rules, no values",
  "exchange.parcel": "a parcel belongs to two offices and may hold people of several insurers",
  "exchange.parcel_file": "part of a parcel",
  "exchange.parcel_file_chunk": "part of a parcel",
  "exchange.parcel_person": "part of a parcel",
  "exchange.finding": "part of a parcel",
  "exchange.activity": "counts of parcels per month, office and kind, no personal rows",
  "exchange.webhook": "belongs to an office, no personal rows",
  "exchange.notice": "belongs to a webhook, no personal rows",
  "exchange.adoption": "counts of offices",
  "exchange.adoption_reference": "published counts of offices",
  "exchange.office_group": "groups of offices, no personal rows",
  "exchange.office_group_member": "groups of offices, no personal rows",
  "exchange.office_group_measure": "what groups measured, no personal rows",
  "municipal.readiness": "public per insurer: the portal publishes it",
  "municipal.survey_answer": "answers of municipalities, no personal rows",
  "municipal.survey_result": "counts of municipalities",
  "municipal.statistic_release": "which statistics were released when",
  "municipal.statistic_cell": "counts that may be published, small cells taken out",
  "exchange.pending_upload": "not yet read, so nobody knows whose it is",
};

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  // Not a copy of a migrated one: rights on a database itself are not copied with it.
  database = await createTestDatabase({ template: "empty" });
  await migrate(urlsFromAdmin(database.adminUrl), migrations);
  client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
}, 90_000);

afterAll(async () => {
  await client?.end();
  await database?.drop();
});

const table = "CREATE TABLE recipients.bare (insurer_number text NOT NULL, recipient_id uuid NOT NULL, id uuid PRIMARY KEY)";
const guarded = `${table}; ALTER TABLE recipients.bare ENABLE ROW LEVEL SECURITY; ALTER TABLE recipients.bare FORCE ROW LEVEL SECURITY`;

/** [rule, question, statements that break it] */
const rules: readonly (readonly [string, Question, readonly string[]])[] = [
  ["every table has forced row-level security and a policy", unprotectedTables, [
    table,
    guarded,
    `${table}; ALTER TABLE recipients.bare ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON recipients.bare FOR SELECT TO kaigo_app USING (false)`,
    "ALTER TABLE recipients.recipient NO FORCE ROW LEVEL SECURITY",
    "ALTER TABLE audit.access_event DISABLE ROW LEVEL SECURITY",
  ]],
  ["partitions are reached through their parent only", openPartitions, [
    "CREATE TABLE recipients.parent (a int) PARTITION BY LIST (a); CREATE TABLE recipients.part PARTITION OF recipients.parent DEFAULT; GRANT SELECT ON recipients.part TO kaigo_app",
  ]],
  ["policies are for named roles, check what is written and never show readers everything", loosePolicies, [
    "CREATE POLICY p ON recipients.recipient FOR ALL TO kaigo_worker USING (true)",
    "CREATE POLICY p ON recipients.recipient FOR SELECT USING (false)",
    "CREATE POLICY p ON recipients.recipient FOR SELECT TO kaigo_app USING (true)",
  ]],
  ["mutations are held by a restrictive policy wherever imports write", openToViewers, [
    `${guarded}; CREATE POLICY p ON recipients.bare FOR ALL TO kaigo_worker USING (insurer_number = '139006') WITH CHECK (insurer_number = '139006')`,
    "DROP POLICY consent_insert_by_viewer ON recipients.consent",
    "DROP POLICY insured_card_delete_by_viewer ON municipal.insured_card",
    "ALTER POLICY care_plan_update_by_viewer ON care_plans.care_plan TO kaigo_worker, kaigo_app",
  ]],
  ["nothing runs with its owner's rights", borrowedRights, [
    "CREATE VIEW recipients.everyone AS SELECT * FROM recipients.recipient",
    "CREATE VIEW public.everyone WITH (security_invoker = false) AS SELECT * FROM recipients.recipient",
    "CREATE MATERIALIZED VIEW recipients.everyone AS SELECT * FROM recipients.recipient",
    "CREATE FUNCTION public.everyone() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT count(*) FROM recipients.recipient'",
  ]],
  ["the logins own nothing and have no powers", strongLogins, [
    "ALTER ROLE kaigo_app BYPASSRLS",
    "ALTER ROLE kaigo_worker SUPERUSER",
    "ALTER ROLE kaigo_audit CREATEROLE",
    "GRANT kaigo_worker TO kaigo_app",
    "GRANT pg_read_all_data TO kaigo_app",
    "ALTER TABLE recipients.recipient OWNER TO kaigo_app",
    "GRANT CREATE ON SCHEMA recipients TO kaigo_worker",
    "ALTER ROLE kaigo_app SET app.role = 'OPERATOR'",
    "ALTER ROLE kaigo_owner LOGIN",
  ]],
  ["nothing is granted to everyone", openToEveryone, ["GRANT SELECT ON recipients.recipient TO PUBLIC", "GRANT USAGE ON SCHEMA recipients TO PUBLIC"]],
  ["no foreign key crosses subgraphs", crossingForeignKeys, [
    "CREATE TABLE municipal.crossing (office_number text REFERENCES recipients.office)",
  ]],
  ["no view reads another subgraph's tables past its shared views", crossingViews, [
    "CREATE VIEW schedules.crossing WITH (security_invoker = true) AS SELECT insured_number FROM recipients.recipient",
    "CREATE VIEW municipal.crossing WITH (security_invoker = true) AS SELECT ratio FROM municipal.burden_ratio JOIN schedules.usage_table USING (insurer_number, recipient_id)",
  ]],
];

describe.each(rules)("in the migrated database %s", (_rule, question, breaks) => {
  test("without exception", async () => {
    expect(await ask(client, question)).toEqual([]);
  });

  test.each(breaks)("and %j would be found", async (statement) => {
    const found = await rolledBack(client, async () => {
      await client.query(statement);
      return ask(client, question);
    });
    expect(found).not.toEqual([]);
  });
});

test("the schemas are the six subgraphs', the audit's, the loads' and the mutations'", async () => {
  const { rows } = await client.query<{ name: string }>("SELECT nspname AS name FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('public', 'information_schema') ORDER BY 1");
  expect(rows.map(({ name }) => name)).toEqual(["actuals", "audit", "care_plans", "exchange", "idempotency", "load", "municipal", "recipients", "schedules"]);
});

describe("keys about people", () => {
  const byRequest = "audit.access_event has a key without the insurer";

  test("all begin with the insurer, but for the audit's running number, which nobody outside can choose", async () => {
    expect(await ask(client, keysAcrossInsurers)).toEqual([byRequest]);
  });

  test.each([table, "CREATE TABLE recipients.bare (recipient_id uuid)", "CREATE UNIQUE INDEX ON recipients.consent (recipient_id)"])("and %j would be found", async (statement) => {
    const found = await rolledBack(client, async () => {
      await client.query(statement);
      return ask(client, keysAcrossInsurers);
    });
    expect(found.filter((offence) => offence !== byRequest)).not.toEqual([]);
  });
});

describe("what the logins may do", () => {
  const writes = async () => (await ask(client, privilegesOf("kaigo_app"))).filter((privilege) => !privilege.endsWith(": SELECT"));

  test("readers and mutations write only where a reason is given", async () => {
    expect(await writes()).toEqual(Object.keys(writableByApp).sort());
  });

  test.each(["GRANT UPDATE ON recipients.recipient TO kaigo_app", "GRANT UPDATE (name) ON recipients.recipient TO kaigo_app", "GRANT TRUNCATE ON exchange.parcel TO kaigo_app", "GRANT INSERT ON municipal.insurer TO PUBLIC"])("and %j would be found", async (statement) => {
    const found = await rolledBack(client, async () => {
      await client.query(statement);
      return writes();
    });
    expect(found).toHaveLength(Object.keys(writableByApp).length + 1);
  });

  test("imports see all insurers only where a reason is given, and never empty or restructure a table", async () => {
    expect(await ask(client, unlimitedForWorkers)).toEqual(Object.keys(acrossInsurers).sort());
    const powers = (await ask(client, privilegesOf("kaigo_worker"))).filter((privilege) => /: (?:TRUNCATE|REFERENCES|TRIGGER|MAINTAIN)$/.test(privilege));
    expect(powers).toEqual([]);
  });

  test("imports and mutations only append to the audit", async () => {
    expect((await ask(client, privilegesOf("kaigo_worker"))).filter((privilege) => privilege.startsWith("audit."))).toEqual(["audit.access_event: INSERT"]);
  });

  test("the audit's login appends access events, knows which offices have opened records in an emergency, and which rows that were asked for by key are there", async () => {
    const asked = ["actuals.actual_report", "care_plans.basic_information", "care_plans.care_plan", "care_plans.draft", "care_plans.preventive_plan", "exchange.parcel_person", "municipal.certification", "recipients.recipient", "schedules.usage_table"];
    expect(await ask(client, privilegesOf("kaigo_audit"))).toEqual(["audit.access_event: INSERT", "audit.head: SELECT", "audit.seal: SELECT", ...[...asked, "recipients.break_glass"].map((table) => `${table}: SELECT`)].sort());
    const { rows } = await client.query<{ column: string }>("SELECT DISTINCT column_name AS column FROM information_schema.column_privileges WHERE grantee = 'kaigo_audit' AND privilege_type = 'SELECT' AND table_schema || '.' || table_name = ANY ($1) ORDER BY 1", [asked]);
    expect(rows.map(({ column }) => column)).toEqual(["id", "insured_number", "insurer_number", "parcel_id", "recipient_id"]);
  });

  test("the auditor's login reads the access record, the seals and the head, nothing else, and writes nothing", async () => {
    expect(await ask(client, privilegesOf("kaigo_auditor"))).toEqual(["audit.access_event: SELECT", "audit.head: SELECT", "audit.seal: SELECT"]);
  });

  test("the sealer's login reads the access record, appends seals and signs the head, nothing else", async () => {
    expect(await ask(client, privilegesOf("kaigo_sealer"))).toEqual(["audit.access_event: SELECT", "audit.head: INSERT", "audit.head: SELECT", "audit.head: UPDATE", "audit.seal: INSERT", "audit.seal: SELECT"]);
  });
});
