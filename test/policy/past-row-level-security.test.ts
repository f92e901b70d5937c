import pg from "pg";
import { today } from "../../platform/calendar/today.js";
import { viewerSettings } from "../../platform/database/session-settings.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { rolledBack } from "../support/sql.js";
import { fillTwoInsurers, here, people, viewer } from "../support/two-insurers.js";

let database: TestDatabase;
let admin: pg.Client;
const logins: Record<string, pg.Client> = {};

beforeAll(async () => {
  database = await createTestDatabase({ template: "migrated" });
  const urls = urlsFromAdmin(database.adminUrl);
  admin = new pg.Client({ connectionString: database.adminUrl });
  for (const login of ["app", "worker", "audit"] as const) logins[login] = new pg.Client({ connectionString: urls[login] });
  await Promise.all([admin, ...Object.values(logins)].map((client) => client.connect()));
  await fillTwoInsurers(admin, today());
}, 90_000);

afterAll(async () => {
  await Promise.all([admin, ...Object.values(logins)].map((client) => client?.end()));
  await database?.drop();
});

const people3 = "SELECT count(*)::int AS n FROM recipients.recipient";
const municipality = viewerSettings(viewer("MUNICIPALITY", { insurerNumber: here }));

/** The SQLSTATE that a login gets for statements, or what the last one answered. */
async function attempt(login: string, sql: string): Promise<unknown> {
  const client = logins[login] as pg.Client;
  return rolledBack(client, async () => {
    await client.query(municipality);
    const result = (await client.query(sql)) as pg.QueryResult | pg.QueryResult[];
    return (Array.isArray(result) ? result.at(-1) : result)?.rows;
  }).catch((error: { code?: string }) => error.code);
}

/** What somebody sees, as the superuser who then becomes them: shows what a wrong migration would open. */
async function planted(sql: string, role: string, look = people3): Promise<unknown> {
  return rolledBack(admin, async () => {
    await admin.query(sql);
    await admin.query(`SET LOCAL ROLE ${role}; ${municipality}`);
    return (await admin.query(look)).rows[0];
  });
}

describe("ways past row-level security that are closed to readers", () => {
  test.each([
    ["become the owner", "SET LOCAL ROLE kaigo_owner"],
    ["become the import", "SET LOCAL ROLE kaigo_worker"],
    ["become the superuser", "SET LOCAL ROLE postgres"],
    ["become another session", "SET LOCAL SESSION AUTHORIZATION kaigo_worker"],
    ["switch it off for the session", `SET LOCAL row_security = off; ${people3}`],
    ["switch it off for the table", "ALTER TABLE recipients.recipient DISABLE ROW LEVEL SECURITY"],
    ["add a policy", "CREATE POLICY mine ON recipients.recipient FOR SELECT TO kaigo_app USING (true)"],
    ["grant themselves a right", "INSERT INTO recipients.access_grant SELECT * FROM recipients.access_grant"],
    ["change a row", "UPDATE recipients.recipient SET name = 'x'"],
    ["lock a row", "SELECT * FROM recipients.recipient FOR UPDATE"],
    ["remove a row", "DELETE FROM recipients.recipient"],
    ["empty a table", "TRUNCATE recipients.recipient CASCADE"],
    ["read a partition", "SELECT count(*) FROM schedules.planned_service_202604"],
    ["look at the statistics of columns", "SELECT * FROM pg_statistic"],
    ["read a file of the server", "SELECT pg_read_file('PG_VERSION')"],
    ["run a program", "COPY recipients.office TO PROGRAM 'cat'"],
    ["write a table of their own", "CREATE TABLE public.mine AS SELECT * FROM recipients.recipient"],
    ["write a function", "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1'"],
    ["read passwords", "SELECT * FROM pg_authid"],
    ["hold the audit up", "LOCK TABLE audit.access_event IN SHARE MODE"],
    ["write the audit", "INSERT INTO audit.access_event (request_id, subject, role, purpose, operation, insurer_number, recipient_id, category, decision, row_count) VALUES ('r', 's', 'r', 'p', 'o', '1', uuidv7(), 'c', 'SEEN', 1)"],
  ])("%s", async (_way, sql) => {
    expect(await attempt("app", sql)).toBe("42501");
  });

  test("and the same statements without a trick answer the viewer's one row", async () => {
    expect(await attempt("app", people3)).toEqual([{ n: 1 }]);
    expect((await admin.query(people3)).rows).toEqual([{ n: 3 }]);
  });

  test("planner statistics show readers nothing of tables under row-level security", async () => {
    await admin.query("ANALYZE recipients.recipient");
    const seen = "SELECT count(*)::int AS n FROM pg_stats WHERE schemaname = 'recipients' AND tablename = 'recipient'";
    expect(await attempt("app", seen)).toEqual([{ n: 0 }]);
    expect((await admin.query(seen)).rows[0].n).toBeGreaterThan(0);
  });

  test("a function that tells of the rows it is given is not asked before the policy", async () => {
    const seen: string[] = [];
    const client = logins.app as pg.Client;
    const listen = ({ message }: { message?: string | undefined }) => void seen.push(String(message));
    await admin.query("CREATE FUNCTION public.tell(x text) RETURNS boolean COST 0.0000001 LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE '%', x; RETURN true; END $$");
    client.on("notice", listen);
    await attempt("app", "SELECT 1 FROM recipients.recipient WHERE public.tell(insured_number)");
    client.off("notice", listen);
    await admin.query("DROP FUNCTION public.tell");
    expect(seen).toEqual([people.own.number]);
  });
});

describe("ways past row-level security that a migration could open, and what they would show", () => {
  test.each([
    ["a view with its owner's rights", "CREATE VIEW public.leak AS SELECT * FROM recipients.recipient; GRANT SELECT ON public.leak TO kaigo_app", "SELECT count(*)::int AS n FROM public.leak", 3],
    ["a view with its caller's rights", "CREATE VIEW public.leak WITH (security_invoker = true) AS SELECT * FROM recipients.recipient; GRANT SELECT ON public.leak TO kaigo_app", "SELECT count(*)::int AS n FROM public.leak", 1],
    ["a copied view", "CREATE MATERIALIZED VIEW public.leak AS SELECT * FROM recipients.recipient; GRANT SELECT ON public.leak TO kaigo_app", "SELECT count(*)::int AS n FROM public.leak", 3],
    ["a function with its owner's rights", "CREATE FUNCTION public.leak() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT count(*)::int FROM recipients.recipient'", "SELECT public.leak() AS n", 3],
    ["a login that passes over policies", "ALTER ROLE kaigo_app BYPASSRLS", people3, 3],
  ])("%s", async (_way, sql, look, seen) => {
    expect(await planted(sql, "kaigo_app", look)).toEqual({ n: seen });
  });

  test("the owner itself sees nothing, only because it is forced", async () => {
    expect(await planted("SELECT 1", "kaigo_owner")).toEqual({ n: 0 });
    expect(await planted("ALTER TABLE recipients.recipient NO FORCE ROW LEVEL SECURITY", "kaigo_owner")).toEqual({ n: 3 });
  });
});

describe("the audit", () => {
  const event = `INSERT INTO audit.access_event (request_id, subject, role, purpose, operation, insurer_number, recipient_id, category, decision, row_count) VALUES ('r', 's', 'r', 'p', 'o', '${here}', '${people.own.id}', 'PERSON', 'SEEN', 1)`;

  test("can be appended to by its own login, without reading back", async () => {
    expect(await attempt("audit", event)).toEqual([]);
    expect(await attempt("audit", `${event} RETURNING id`)).toBe("42501");
  });

  test.each(["SELECT * FROM audit.access_event", "UPDATE audit.access_event SET subject = 'x'", "DELETE FROM audit.access_event", "TRUNCATE audit.access_event", "ALTER TABLE audit.access_event DISABLE TRIGGER ALL", "SELECT name FROM recipients.recipient"])("refuses its own login %j", async (sql) => {
    expect(await attempt("audit", sql)).toBe("42501");
  });

  test("finds nobody by its own login under a viewer's role", async () => {
    expect(await attempt("audit", people3)).toEqual([{ n: 0 }]);
  });

  test.each(["app", "worker"])("cannot be written, changed or emptied by %s", async (login) => {
    for (const sql of [event, "UPDATE audit.access_event SET subject = 'x'", "DELETE FROM audit.access_event", "TRUNCATE audit.access_event"]) expect(await attempt(login, sql)).toBe("42501");
  });

  test("cannot be dated or numbered by who writes it", async () => {
    expect(await attempt("audit", event.replace("(request_id", "(id, request_id").replace("VALUES ('r'", "VALUES (1, 'r'"))).toBe("428C9");
  });
});

describe("an import", () => {
  test.each(["SET LOCAL ROLE kaigo_owner", "SET LOCAL row_security = off; SELECT count(*) FROM recipients.recipient", "TRUNCATE municipal.insured_card", "ALTER TABLE municipal.insured_card NO FORCE ROW LEVEL SECURITY", "CREATE TABLE public.mine (x int)", "SELECT * FROM audit.access_event"])("is refused %j", async (sql) => {
    expect(await attempt("worker", sql)).toBe("42501");
  });
});
