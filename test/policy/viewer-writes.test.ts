import { loadConfig } from "../../platform/config/config.js";
import { openDatabase, type Database } from "../../platform/database/database.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import { today } from "../../platform/calendar/today.js";
import type { Viewer } from "../../platform/viewer/viewer.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { patience } from "../support/patience.js";
import { withConnection } from "../support/sql.js";
import { elsewhere, fillTwoInsurers, here, office, otherOffice, people, viewer } from "../support/two-insurers.js";

let fixture: TestDatabase;
let database: Database;

beforeAll(async () => {
  fixture = await createTestDatabase({ template: "migrated" });
  await withConnection(fixture.adminUrl, (admin) => fillTwoInsurers(admin, today()));
  database = openDatabase(urlsFromAdmin(fixture.adminUrl), loadConfig({ NODE_ENV: "test", ...patience }));
}, 90_000);

afterAll(async () => {
  await database?.close();
  await fixture?.drop();
});

const consent = (insurer: string, id: string) => `INSERT INTO recipients.consent (insurer_number, recipient_id, category, state, taken_by, taken_on) VALUES ('${insurer}', '${id}', 'LIFE', 'GIVEN', 'OFFICE', '2026-01-01')`;
const grant = (category: string, from = "2020-01-01", to = "2020-01-01") => `INSERT INTO recipients.access_grant (insurer_number, recipient_id, office_number, role, category, valid_from, valid_to) VALUES ('${elsewhere}', '${people.served.id}', '${otherOffice}', 'CARE_MANAGER', '${category}', '${from}', '${to}')`;

/** What a statement does in a mutation's transaction, with no check before it: "done" or the code of the refusal. The change is taken back. */
const tried = (who: Viewer, statement: string, insurers = [here, elsewhere]): Promise<string> =>
  database
    .change(who, insurers, async (tx) => {
      const touched = await tx.execute(statement);
      throw new Error(touched > 0 ? "done" : "nothing");
    })
    .catch((error: Error & { code?: string }) => error.code ?? error.message);

const officer = viewer("MUNICIPALITY", { insurerNumber: elsewhere });
const manager = viewer("CARE_MANAGER", { officeNumber: office });

describe("row-level security alone, under a mutation that checks nothing", () => {
  test("lets those in charge record consent, and nobody else", async () => {
    expect(await tried(officer, consent(elsewhere, people.served.id))).toBe("done");
    expect(await tried(manager, consent(elsewhere, people.served.id))).toBe("done");
    for (const who of [viewer("MUNICIPALITY", { insurerNumber: here }), viewer("CARE_MANAGER", { officeNumber: otherOffice }), viewer("MEDICAL_INSTITUTION", { officeNumber: office }), viewer("RECIPIENT", { insurerNumber: elsewhere, recipientId: people.served.id }), viewer("ANALYST"), viewer("OPERATOR")]) {
      expect([who.role, await tried(who, consent(elsewhere, people.served.id))]).toEqual([who.role, "FORBIDDEN"]);
    }
  });

  test("keeps the mutation to the insurers it was opened for", async () => {
    expect(await tried(officer, consent(elsewhere, people.served.id), [here])).toBe("FORBIDDEN");
  });

  test("lets nobody give a right that does not follow from relation, rule and consent", async () => {
    for (const who of [officer, manager, viewer("CARE_MANAGER", { officeNumber: otherOffice })]) expect(await tried(who, grant("CARE_PLAN"))).toBe("FORBIDDEN");
  });

  test("lets nobody change what no mutation is made for", async () => {
    for (const who of [officer, manager]) {
      expect(await tried(who, "UPDATE recipients.recipient SET name = 'x'")).toBe("FORBIDDEN");
      expect(await tried(who, "DELETE FROM recipients.recipient")).toBe("nothing");
      expect(await tried(who, "UPDATE municipal.insured_card SET care_level = '25'")).toBe("nothing");
      expect(await tried(who, "DELETE FROM recipients.care_relationship")).toBe("nothing");
      expect(await tried(who, "UPDATE recipients.access_rule SET mode = 'ALLOWED'")).toBe("nothing");
    }
  });

  test("keeps another caller's outcome and another's name in the record out of reach", async () => {
    await database.change(officer, [], (tx) => tx.execute("INSERT INTO idempotency.mutation_outcome (subject, key, mutation, input_hash) VALUES (current_setting('app.subject'), '01900000-0000-7000-8000-000000000001', 'x', 'x')"));
    expect(await tried(viewer("MUNICIPALITY", { insurerNumber: elsewhere, subject: "another" }), "DELETE FROM idempotency.mutation_outcome")).toBe("nothing");
    expect(await tried(officer, "DELETE FROM idempotency.mutation_outcome")).toBe("done");
    const event = (values: string) => `INSERT INTO audit.access_event (request_id, purpose, operation, category, row_count, insurer_number, recipient_id, subject, role, decision) VALUES ('r', 'CARE', 'x', 'CARD', 1, ${values})`;
    const own = `'${elsewhere}', '${people.served.id}', current_setting('app.subject')`;
    expect(await tried(officer, event(`${own}, 'MUNICIPALITY', 'CHANGED'`))).toBe("done");
    for (const other of [`${own}, 'MUNICIPALITY', 'SEEN'`, `${own}, 'RECIPIENT', 'CHANGED'`, `'${elsewhere}', '${people.served.id}', 'another', 'MUNICIPALITY', 'CHANGED'`]) expect(await tried(officer, event(other))).toBe("FORBIDDEN");
  });

  test("lets nobody write what a record said earlier, and not even a load change what is kept of it", async () => {
    const state = (insurer: string, id: string) => `INSERT INTO municipal.superseded_record (insurer_number, recipient_id, record_id, kind, category, how, record_key, record_values, manifest_sha256) VALUES ('${insurer}', '${id}', uuidv7(), 'insured_card', 'CARD', 'CORRECTED', '{}', '{}', 'x')`;
    for (const who of [officer, manager, viewer("RECIPIENT", { insurerNumber: elsewhere, recipientId: people.served.id })]) expect([who.role, await tried(who, state(elsewhere, people.served.id))]).toEqual([who.role, "FORBIDDEN"]);
    const asLoad = (statement: string) => database.work([elsewhere], async (tx) => { throw new Error((await tx.execute(statement)) > 0 ? "done" : "nothing"); }).catch((error: Error & { cause?: { code?: string } }) => error.cause?.code ?? error.message);
    expect(await asLoad(state(elsewhere, people.served.id))).toBe("done");
    for (const statement of [state(here, people.own.id), state(elsewhere, people.served.id).replace("'CARD'", "'PANEL'"), "UPDATE municipal.superseded_record SET how = 'CORRECTED'", "DELETE FROM municipal.superseded_record"]) expect([statement.slice(0, 6), await asLoad(statement)]).not.toEqual([statement.slice(0, 6), "done"]);
  });

  test("would be passed by an import, which is limited by insurer only", async () => {
    const done = await database.work([elsewhere], (tx) => tx.execute("UPDATE municipal.insured_card SET notes = 'x'"));
    expect(done).toBe(2);
  });
});
