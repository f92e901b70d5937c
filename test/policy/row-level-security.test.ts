import pg from "pg";
import { today } from "../../platform/calendar/today.js";
import { loadConfig } from "../../platform/config/config.js";
import { openDatabase } from "../../platform/database/database.js";
import { personSetting, viewerSettings } from "../../platform/database/session-settings.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import { roles, type Viewer } from "../../platform/viewer/viewer.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { patience } from "../support/patience.js";
import { rolledBack, withConnection } from "../support/sql.js";
import { elsewhere, filledTables, fillTwoInsurers, here, office, otherOffice, people, viewer } from "../support/two-insurers.js";

let database: TestDatabase;
let admin: pg.Client;
let app: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase({ template: "migrated" });
  admin = new pg.Client({ connectionString: database.adminUrl });
  app = new pg.Client({ connectionString: urlsFromAdmin(database.adminUrl).app });
  await Promise.all([admin.connect(), app.connect()]);
  await fillTwoInsurers(admin, today());
}, 90_000);

afterAll(async () => {
  await Promise.all([admin?.end(), app?.end()]);
  await database?.drop();
});

const personal = filledTables.filter((table) => !["recipients.staff_account", "recipients.access_grant", "audit.access_event"].includes(table));
const count = async (client: pg.Client, table: string): Promise<number> => Number((await client.query(`SELECT count(*) AS n FROM ${table}`)).rows[0].n);
/** Rows a viewer sees in a table, in a transaction as the product opens it. */
const seenBy = (who: Viewer, table: string) =>
  rolledBack(app, async () => {
    await app.query(viewerSettings(who));
    return count(app, table);
  });
const refusedAs = (code: string) => expect.objectContaining({ code });
const insert = `INSERT INTO municipal.insured_card (insurer_number, recipient_id, valid_from) VALUES`;

describe("without a viewer", () => {
  test.each(filledTables)("%s has rows, and readers see none: setting missing, empty or of somebody without rights", async (table) => {
    expect(await count(admin, table)).toBeGreaterThan(0);
    await withConnection(urlsFromAdmin(database.adminUrl).app, async (fresh) => {
      expect(await count(fresh, table)).toBe(0);
      await fresh.query(`BEGIN; ${viewerSettings(viewer("MUNICIPALITY", { insurerNumber: here }))}; COMMIT`);
      expect((await fresh.query("SELECT current_setting('app.role', true) AS role")).rows).toEqual([{ role: "" }]);
      expect(await count(fresh, table)).toBe(0);
    });
    const everything = { insurerNumber: here, recipientId: people.own.id, officeNumber: otherOffice };
    for (const role of ["ANALYST", "OPERATOR"] as const) expect(await seenBy(viewer(role, everything), table)).toBe(0);
  });

  test("workers see nothing before they are limited to insurers", async () => {
    await withConnection(urlsFromAdmin(database.adminUrl).worker, async (worker) => {
      for (const table of personal) expect(await count(worker, table)).toBe(0);
      await worker.query(`SET app.insurers = '${elsewhere}'`);
      expect(await count(worker, "recipients.recipient")).toBe(2);
    });
  });
});

describe("a viewer sees", () => {
  test.each(personal)("of %s: a municipality its own, a person their own, an office whom it serves", async (table) => {
    expect(await seenBy(viewer("MUNICIPALITY", { insurerNumber: here }), table)).toBe(1);
    expect(await seenBy(viewer("MUNICIPALITY", { insurerNumber: elsewhere }), table)).toBe(table.endsWith("care_relationship") ? 1 : 2);
    expect(await seenBy(viewer("RECIPIENT", { insurerNumber: elsewhere, recipientId: people.served.id }), table)).toBe(1);
    expect(await seenBy(viewer("RECIPIENT", { insurerNumber: here, recipientId: people.served.id }), table)).toBe(0);
    expect(await seenBy(viewer("CARE_MANAGER", { officeNumber: office }), table)).toBe(2);
  });

  test.each(personal)("nothing of %s without the category, in another role, or at another office", async (table) => {
    expect(await seenBy(viewer("MUNICIPALITY", { insurerNumber: here, categories: [] }), table)).toBe(0);
    expect(await seenBy(viewer("RECIPIENT", { insurerNumber: here, recipientId: people.own.id, categories: ["PERSONS"] }), table)).toBe(0);
    expect(await seenBy(viewer("CARE_MANAGER", { officeNumber: otherOffice }), table)).toBe(0);
    for (const role of roles.filter((role) => role !== "CARE_MANAGER")) expect(await seenBy(viewer(role, { officeNumber: office }), table)).toBe(0);
  });

  test("nothing more from the day after a grant has ended, or before it begins", async () => {
    const care = viewer("CARE_MANAGER", { officeNumber: office });
    for (const [from, to, seen] of [["-1", "0", 2], ["0", "1", 2], ["-9", "-1", 0], ["1", "9", 0]] as const) {
      await admin.query(`UPDATE recipients.access_grant SET valid_from = $1::date + ${from}, valid_to = $1::date + ${to}`, [today()]);
      expect(await seenBy(care, "municipal.insured_card")).toBe(seen);
    }
    await admin.query("UPDATE recipients.access_grant SET valid_from = $1::date - 1, valid_to = $1::date + 1", [today()]);
  });
});

describe("the person whom a session says it reads about", () => {
  const persons = Object.entries(people);
  const seers = { office: viewer("CARE_MANAGER", { officeNumber: office }), "another office": viewer("CARE_MANAGER", { officeNumber: otherOffice }), insurer: viewer("MUNICIPALITY", { insurerNumber: elsewhere }), person: viewer("RECIPIENT", { insurerNumber: elsewhere, recipientId: people.served.id }) };
  /** Keys of the rows that a viewer sees in a table, whoever is named. */
  const seenAbout = (who: Viewer, table: string, about: string) =>
    rolledBack(app, async () => {
      await app.query(`${viewerSettings(who)}; ${about}`);
      return (await app.query(`SELECT to_jsonb(t)::text AS row FROM ${table} t ORDER BY 1`)).rows.map(({ row }: { row: string }) => row);
    });

  test.each(personal)("opens and closes nothing in %s, whoever it is", async (table) => {
    for (const who of Object.values(seers)) {
      const right = await seenAbout(who, table, "SET LOCAL app.person = ''");
      for (const [, { insurer, id }] of persons) expect(await seenAbout(who, table, personSetting(insurer, id))).toEqual(right);
      expect(await seenAbout(who, table, personSetting(here, people.served.id))).toEqual(right);
      expect(await seenAbout(who, table, "SET LOCAL app.person = 'nobody'")).toEqual(right);
    }
  });

  test("would open what it names if the rules believed it", async () => {
    await rolledBack(admin, async () => {
      await admin.query(`ALTER POLICY insured_card_of_office ON municipal.insured_card USING ((SELECT current_setting('app.office', true)) <> '' AND insurer_number = split_part(current_setting('app.person', true), '/', 1) AND recipient_id = split_part(current_setting('app.person', true), '/', 2)::uuid)`);
      await admin.query(`${viewerSettings(seers["another office"])}; ${personSetting(elsewhere, people.other.id)}; SET LOCAL ROLE kaigo_app`);
      expect(await count(admin, "municipal.insured_card")).toBe(1);
    });
    expect(await seenAbout(seers["another office"], "municipal.insured_card", personSetting(elsewhere, people.other.id))).toEqual([]);
  });

  test("is looked up once per statement: nobody else's grant is searched for a row of theirs", async () => {
    const searches = (about: string) =>
      rolledBack(app, async () => {
        await app.query(`${viewerSettings(seers.office)}; ${about}`);
        const plan = (await app.query("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) SELECT FROM municipal.insured_card WHERE recipient_id = $1", [people.served.id])).rows.map((row) => row["QUERY PLAN"] as string).join("\n");
        return plan.split("SubPlan").at(-1)?.includes("(never executed)");
      });
    expect(await searches(personSetting(elsewhere, people.served.id))).toBe(true);
    expect(await searches("SET LOCAL app.person = ''")).toBe(false);
  });
});

describe("settings", () => {
  const municipality = viewer("MUNICIPALITY", { insurerNumber: elsewhere });

  test.each(["COMMIT", "ROLLBACK"])("do not reach the next request of a pooled connection after %s", async (end) => {
    await withConnection(urlsFromAdmin(database.adminUrl).app, async (pooled) => {
      await pooled.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${viewerSettings(municipality)}`);
      expect(await count(pooled, "recipients.recipient")).toBe(2);
      await pooled.query(end);
      expect(await count(pooled, "recipients.recipient")).toBe(0);
      await pooled.query(`BEGIN; ${viewerSettings(viewer("OPERATOR"))}`);
      expect(await count(pooled, "recipients.recipient")).toBe(0);
      await pooled.query("COMMIT");
    });
  });

  test("stay with their request when many viewers take turns on one connection of the product", async () => {
    const own = openDatabase(urlsFromAdmin(database.adminUrl), loadConfig({ NODE_ENV: "test", ...patience, DATABASE_POOL_MAX: "1" }));
    const turns = [municipality, viewer("OPERATOR"), viewer("MUNICIPALITY", { insurerNumber: here }), viewer("CARE_MANAGER", { officeNumber: office }), viewer("CARE_MANAGER", { officeNumber: otherOffice })];
    try {
      const seen = await Promise.all(
        Array.from({ length: 100 }, async (_, turn) => {
          const session = own.read(turns[turn % turns.length] as Viewer);
          const [row] = await session.query<{ n: number }>("SELECT count(*) AS n FROM recipients.recipient").finally(() => session.close());
          return row?.n;
        }),
      );
      expect(seen).toEqual(seen.map((_, turn) => [2, 0, 1, 2, 0][turn % turns.length]));
    } finally {
      await own.close();
    }
  });

  test("would reach it without LOCAL", async () => {
    await withConnection(urlsFromAdmin(database.adminUrl).app, async (pooled) => {
      await pooled.query(viewerSettings(municipality).replaceAll("SET LOCAL", "SET"));
      expect(await count(pooled, "recipients.recipient")).toBe(2);
    });
  });

  test("stay one value whatever a token's texts contain", async () => {
    const texts = ["x'; SET LOCAL app.role = 'MUNICIPALITY'; --", "\\'; SET LOCAL app.role = 'MUNICIPALITY'; --", `${elsewhere}' OR '1'='1`, "$1", "E'\\x27'", "名前"];
    for (const text of texts) {
      const who = viewer("OPERATOR", { subject: text, officeNumber: text, insurerNumber: text, categories: [text] });
      const read = await rolledBack(app, async () => {
        await app.query(viewerSettings(who));
        return (await app.query("SELECT current_setting('app.role') AS role, current_setting('app.subject') AS subject, current_setting('app.office') AS office")).rows[0];
      });
      expect(read).toEqual({ role: "OPERATOR", subject: text, office: text });
      expect(await seenBy(who, "recipients.recipient")).toBe(0);
    }
  });
});

describe("an import limited to one insurer", () => {
  const inWorker = <T>(work: (worker: pg.Client) => Promise<T>) =>
    withConnection(urlsFromAdmin(database.adminUrl).worker, (worker) =>
      rolledBack(worker, async () => {
        await worker.query(`SET LOCAL app.role = 'WORKER'; SET LOCAL app.insurers = '${here}'`);
        return work(worker);
      }),
    );

  test("writes its own rows, and is refused another's: inserted, moved or put over", async () => {
    await inWorker(async (worker) => expect((await worker.query(`${insert} ('${here}', '${people.own.id}', '2020-01-01')`)).rowCount).toBe(1));
    const tries = [
      `${insert} ('${elsewhere}', '${people.other.id}', '2020-01-01')`,
      `UPDATE municipal.insured_card SET insurer_number = '${elsewhere}'`,
      `${insert} ('${elsewhere}', '${people.other.id}', '${today()}') ON CONFLICT (insurer_number, recipient_id, valid_from) DO UPDATE SET notes = 'taken'`,
    ];
    for (const statement of tries) await expect(inWorker((worker) => worker.query(statement))).rejects.toEqual(refusedAs("42501"));
  });

  test("neither changes nor removes what it does not see", async () => {
    const touched = await inWorker(async (worker) => [
      (await worker.query(`UPDATE municipal.insured_card SET notes = 'x' WHERE insurer_number = '${elsewhere}'`)).rowCount,
      (await worker.query(`DELETE FROM municipal.insured_card WHERE insurer_number = '${elsewhere}'`)).rowCount,
      (await worker.query(`DELETE FROM municipal.insured_card`)).rowCount,
    ]);
    expect(touched).toEqual([0, 0, 1]);
  });

  test("learns nothing of another's keys: a taken one and a free one are refused alike, and numbers may repeat across insurers", async () => {
    const person = (insurer: string, id: string, number: string) => `INSERT INTO recipients.recipient (insurer_number, id, insured_number, name, name_kana, sex, birth_date) VALUES ('${insurer}', '${id}', '${number}', 'x', 'x', '1', '1940-01-01')`;
    const free = "01900000-0000-7000-8000-00000000ffff";
    const messages = [];
    for (const statement of [person(elsewhere, people.other.id, people.other.number), person(elsewhere, free, "9999999999")]) {
      messages.push(await inWorker((worker) => worker.query(statement)).then(() => "", (error: Error) => error.message));
    }
    expect(messages[0]).toBe(messages[1]);
    expect(messages[0]).toContain("row-level security");
    await inWorker(async (worker) => expect((await worker.query(person(here, people.other.id, people.other.number))).rowCount).toBe(1));
    await expect(admin.query(person(elsewhere, people.other.id, people.other.number))).rejects.toEqual(refusedAs("23505"));
  });
});
