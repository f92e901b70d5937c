import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { askGraph, type GraphAnswer } from "../support/graph-client.js";
import { prepareSubject, type Subject } from "../support/rights/subject.js";
import { startShape, type Shape } from "../support/shapes.js";
import { withConnection } from "../support/sql.js";

describe("staff accounts", () => {
  let database: TestDatabase;
  let shape: Shape;
  let subject: Subject;
  let office: string;
  let elsewhere: string;

  beforeAll(async () => {
    database = await createTestDatabase({ template: "town" });
    shape = await startShape("one process", database.adminUrl);
    subject = await prepareSubject(database.adminUrl);
    office = subject.inCharge.CARE_MANAGER;
    elsewhere = subject.strangers[0] as string;
    const account = (name: string, place: string | null, insurer: string | null, role: string, level: string) => `('${name}', ${place ? `'${place}'` : "NULL"}, ${insurer ? `'${insurer}'` : "NULL"}, '見本', '${role}', '介護支援専門員', NULL, '${level}')`;
    await withConnection(database.adminUrl, (admin) =>
      admin.query(`INSERT INTO recipients.staff_account (subject, office_number, insurer_number, display_name, role, job_type, service_type, level) VALUES
        ${account("chief", office, null, "CARE_MANAGER", "OFFICE")}, ${account("boss", office, null, "CARE_MANAGER", "ADMINISTRATOR")}, ${account("hand", office, null, "CARE_MANAGER", "GENERAL")},
        ${account("stranger", elsewhere, null, "CARE_MANAGER", "GENERAL")}, ${account("clerk", null, subject.insurerNumber, "MUNICIPALITY", "ADMINISTRATOR")}`),
    );
  }, 120_000);

  afterAll(async () => {
    await shape?.close();
    await database?.drop();
  });

  const as = (name: string, place = office) => shape.token({ subject: name, role: "CARE_MANAGER", office: place });
  const officer = () => shape.token({ subject: "clerk", role: "MUNICIPALITY", insurer: subject.insurerNumber });
  const change = (token: string, name: string, input: string) => askGraph<Record<string, { staffAccount: Record<string, unknown> }>>(shape.url, token, `mutation { ${name}(input: { idempotencyKey: "${randomUUID()}", ${input} }) { staffAccount { subject displayName role level version endedAt } } }`);
  const create = (token: string, name: string, level = "GENERAL") => change(token, "createStaffAccount", `subject: "${name}", displayName: "見本　花子", jobType: "介護支援専門員", level: ${level}`);
  const codes = ({ errors }: GraphAnswer<never> | GraphAnswer) => errors?.map(({ extensions }) => extensions.code);
  const rowsOf = (name: string) => withConnection(database.adminUrl, async (admin) => (await admin.query("SELECT office_number, insurer_number, role, level, ended_at IS NOT NULL AS ended FROM recipients.staff_account WHERE subject = $1", [name])).rows as Record<string, unknown>[]);

  test("begin in one's own office and role, change by version, and end; who was let in is out", async () => {
    const created = await create(await as("boss"), "newcomer");
    expect(created.data?.createStaffAccount?.staffAccount).toEqual({ subject: "newcomer", displayName: "見本　花子", role: "CARE_MANAGER", level: "GENERAL", version: 1, endedAt: null });
    expect(await rowsOf("newcomer")).toEqual([{ office_number: office, insurer_number: null, role: "CARE_MANAGER", level: "GENERAL", ended: false }]);
    const seen = async () => (await askGraph(shape.url, await as("newcomer"), "{ recipients(first: 1) { nodes { id } } }")).status;
    expect(await seen()).toBe(200);
    const changed = await change(await as("boss"), "changeStaffAccount", `subject: "newcomer", displayName: "見本　太郎", level: GENERAL, version: 1`);
    expect(changed.data?.changeStaffAccount?.staffAccount).toMatchObject({ displayName: "見本　太郎", version: 2 });
    expect(codes(await change(await as("boss"), "endStaffAccount", `subject: "newcomer", version: 1`))).toEqual(["CONFLICT"]);
    const ended = await change(await as("boss"), "endStaffAccount", `subject: "newcomer", version: 2`);
    expect(ended.data?.endStaffAccount?.staffAccount).toMatchObject({ version: 3, endedAt: expect.any(String) });
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await seen()).toBe(401);
    expect((await create(await as("boss"), "newcomer")).data?.createStaffAccount?.staffAccount).toMatchObject({ version: 4, endedAt: null });
  });

  test("keep what they said at any time, whoever changed it, and show it to those who look after them", async () => {
    await create(await as("boss"), "historic");
    await change(await as("boss"), "changeStaffAccount", `subject: "historic", displayName: "見本", jobType: "事務", level: GENERAL, version: 1`);
    await change(await as("chief"), "endStaffAccount", `subject: "historic", version: 2`);
    const history = async (token: string) =>
      (await askGraph<{ staffAccounts: { nodes: { subject: string; history: object[] }[] } }>(shape.url, token, "{ staffAccounts(first: 100) { nodes { subject history { version jobType level changedBy endedAt } } } }")).data?.staffAccounts.nodes.find(({ subject: name }) => name === "historic")?.history;
    expect(await history(await as("boss"))).toEqual([
      { version: 3, jobType: "事務", level: "GENERAL", changedBy: "chief", endedAt: expect.any(String) },
      { version: 2, jobType: "事務", level: "GENERAL", changedBy: "boss", endedAt: null },
      { version: 1, jobType: "介護支援専門員", level: "GENERAL", changedBy: "boss", endedAt: null },
    ]);
    expect(await history(await officer())).toBeUndefined();
  });

  test("are looked after by the levels above only, and nobody raises themselves", async () => {
    expect(codes(await create(await as("hand"), "x"))).toEqual(["FORBIDDEN"]);
    expect(codes(await create(await as("nobody knows"), "x"))).toEqual(["FORBIDDEN"]);
    expect(codes(await create(await as("boss"), "x", "ADMINISTRATOR"))).toEqual(["FORBIDDEN"]);
    expect(codes(await create(await as("chief"), "second boss", "ADMINISTRATOR"))).toBeUndefined();
    for (const [who, whom] of [["boss", "boss"], ["boss", "chief"], ["boss", "second boss"], ["chief", "chief"]] as const) {
      expect([whom, codes(await change(await as(who), "changeStaffAccount", `subject: "${whom}", displayName: "見本", level: GENERAL, version: 1`))]).toEqual([whom, ["NOT_FOUND"]]);
    }
  });

  test("of other offices look like none, for offices and officers", async () => {
    for (const token of [await as("boss"), await officer()]) {
      for (const whom of ["stranger", "no such account"]) expect(codes(await change(token, "endStaffAccount", `subject: "${whom}", version: 1`))).toEqual(["NOT_FOUND"]);
    }
    expect(codes(await create(await as("boss"), "stranger"))).toEqual(["INPUT_INVALID"]);
    expect(await rowsOf("stranger")).toEqual([{ office_number: elsewhere, insurer_number: null, role: "CARE_MANAGER", level: "GENERAL", ended: false }]);
    expect((await create(await officer(), "new clerk")).data?.createStaffAccount?.staffAccount).toMatchObject({ role: "MUNICIPALITY" });
    expect(await rowsOf("new clerk")).toMatchObject([{ office_number: null, insurer_number: subject.insurerNumber, role: "MUNICIPALITY" }]);
  });

  test("are listed to those who look after them, of their own office only", async () => {
    const list = async (token: string) => askGraph<{ staffAccounts: { nodes: { subject: string }[] } }>(shape.url, token, "{ staffAccounts(first: 100) { nodes { subject } } }");
    const names = (await list(await as("boss"))).data?.staffAccounts.nodes.map(({ subject: name }) => name);
    expect(names).toEqual(expect.arrayContaining(["boss", "hand"]));
    expect(names).not.toContain("stranger");
    expect(codes(await list(await as("hand")))).toEqual(["FORBIDDEN"]);
  });
});

describe("row-level security alone", () => {
  test("holds accounts to one's own office, role and the levels below", async () => {
    const database = await createTestDatabase({ template: "migrated" });
    const shape = await startShape("one process", database.adminUrl);
    const viewer = (level: "OFFICE" | "ADMINISTRATOR" | "GENERAL" | undefined) => ({ subject: "v", role: "CARE_MANAGER" as const, officeNumber: "1370100018", level, purpose: "CARE", secondFactor: true, categories: [] });
    const tried = (level: Parameters<typeof viewer>[0], text: string) =>
      shape.house.database.change(viewer(level), [], async (tx) => Promise.reject(new Error((await tx.execute(text)) > 0 ? "done" : "nothing"))).catch((error: Error & { code?: string }) => error.code ?? error.message);
    const insert = (level: string, place = "1370100018", role = "CARE_MANAGER") => `INSERT INTO recipients.staff_account (subject, office_number, display_name, role, level) VALUES ('n', '${place}', 'n', '${role}', '${level}')`;
    try {
      expect([await tried("ADMINISTRATOR", insert("GENERAL")), await tried("OFFICE", insert("ADMINISTRATOR"))]).toEqual(["done", "done"]);
      for (const [level, text] of [["GENERAL", insert("GENERAL")], [undefined, insert("GENERAL")], ["ADMINISTRATOR", insert("ADMINISTRATOR")], ["OFFICE", insert("OFFICE")], ["OFFICE", insert("GENERAL", "1370100026")], ["OFFICE", insert("GENERAL", "1370100018", "MUNICIPALITY")]] as const) expect([level, text, await tried(level, text)]).toEqual([level, text, "FORBIDDEN"]);
      await withConnection(database.adminUrl, (admin) => admin.query(insert("ADMINISTRATOR")));
      expect(await tried("ADMINISTRATOR", "UPDATE recipients.staff_account SET level = 'OFFICE'")).toBe("nothing");
      expect(await tried("OFFICE", "UPDATE recipients.staff_account SET level = 'OFFICE'")).toBe("FORBIDDEN");
      expect(await tried("OFFICE", "DELETE FROM recipients.staff_account")).toBe("nothing");
    } finally {
      await shape.close();
      await database.drop();
    }
  });
});
