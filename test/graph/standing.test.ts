import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { askGraph } from "../support/graph-client.js";
import { prepareSubject, type Subject } from "../support/rights/subject.js";
import { shapeNames, startShape, type Shape } from "../support/shapes.js";
import { withConnection } from "../support/sql.js";

/** Longer than an answer about an account is kept; one that nobody has asked about yet needs no waiting. */
const rightsHaveSettled = () => new Promise((resolve) => setTimeout(resolve, 600));

describe.each(shapeNames)("a staff account in the shape %s", (shapeName) => {
  let database: TestDatabase;
  let shape: Shape;
  let strict: Shape;
  let subject: Subject;
  let office: string;

  beforeAll(async () => {
    database = await createTestDatabase({ template: "town" });
    shape = await startShape(shapeName, database.adminUrl);
    strict = await startShape(shapeName, database.adminUrl, { STAFF_ACCOUNTS: "required" });
    subject = await prepareSubject(database.adminUrl);
    office = subject.inCharge.CARE_MANAGER;
  }, 120_000);

  afterAll(async () => {
    await shape?.close();
    await strict?.close();
    await database?.drop();
  });

  const account = { office: "", jobType: "介護支援専門員", role: "CARE_MANAGER", serviceType: "", insurer: null as string | null, ended: false };
  const setAccount = (holder: string, values: Partial<typeof account> = {}) => {
    const { jobType, role, serviceType, insurer, ended, office: place } = { ...account, office, ...values };
    return withConnection(database.adminUrl, (admin) =>
      admin.query(
        `INSERT INTO recipients.staff_account (subject, office_number, insurer_number, display_name, role, job_type, service_type, level, ended_at) VALUES ($7, $1, $2, '見本', $3, $4, $5, 'GENERAL', CASE WHEN $6 THEN now() END)
         ON CONFLICT (subject) DO UPDATE SET office_number = excluded.office_number, insurer_number = excluded.insurer_number, role = excluded.role, job_type = excluded.job_type, service_type = excluded.service_type, ended_at = excluded.ended_at`,
        [place, insurer, role, jobType, serviceType, ended, holder],
      ),
    );
  };
  const query = "query ($id: ID!) { recipient(id: $id) { name certifications { status } } }";
  const ask = async (at: Shape, holder: string, jobType?: string) => askGraph<{ recipient: { name: string; certifications: unknown[] } | null }>(at.url, await at.token({ subject: holder, role: "CARE_MANAGER", office, serviceType: "43", jobType }), query, { id: subject.id });
  const code = ({ errors }: Awaited<ReturnType<typeof ask>>) => errors?.map(({ extensions }) => extensions.code);

  test("in force opens the door; ended, moved to another office or made another's, it shuts it at once for tokens still good", async () => {
    const changes = [{ ended: true }, { office: subject.strangers[0] as string }, { role: "SERVICE_OFFICE" }, { serviceType: "46" }, { insurer: subject.insurerNumber }];
    for (const index of changes.keys()) {
      await setAccount(`leaver ${index}`);
      expect((await ask(shape, `leaver ${index}`)).data?.recipient?.name).toEqual(expect.any(String));
    }
    for (const [index, change] of changes.entries()) await setAccount(`leaver ${index}`, change);
    await rightsHaveSettled();
    for (const index of changes.keys()) {
      const refused = await ask(shape, `leaver ${index}`);
      expect([refused.status, code(refused), refused.data ?? null]).toEqual([401, ["ACCOUNT_CHANGED"], null]);
    }
  });

  test("shuts the other routes of a leaver as well", async () => {
    await setAccount("uploader", { ended: true });
    const token = await shape.token({ subject: "uploader", role: "CARE_MANAGER", office, serviceType: "43" });
    const response = await fetch(`${shape.url}/exchange/parcels`, { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(401);
  });

  test("leaves everybody else in while a leaver keeps asking", async () => {
    await setAccount("asks on", { ended: true });
    await Promise.all(Array.from({ length: 30 }, () => ask(shape, "asks on")));
    const other = await askGraph(shape.url, await shape.token({ subject: "colleague", role: "CARE_MANAGER", office }), query, { id: subject.id });
    expect([other.status, other.errors]).toEqual([200, undefined]);
  });

  test("says what job its holder has, whatever the token says: certification data is for care managers", async () => {
    await setAccount("clerk", { jobType: "事務職員" });
    expect((await ask(shape, "clerk", "介護支援専門員")).data?.recipient?.certifications).toEqual([]);
    await setAccount("manager");
    expect((await ask(shape, "manager", "事務職員")).data?.recipient?.certifications).not.toEqual([]);
  });

  test("is needed where the operator says so, by staff and not by the people themselves", async () => {
    await setAccount("known");
    expect(code(await ask(strict, "known"))).toBeUndefined();
    const unknown = await askGraph(strict.url, await strict.token({ subject: "nobody knows", role: "CARE_MANAGER", office }), query, { id: subject.id });
    expect([unknown.status, code(unknown as never)]).toEqual([401, ["ACCOUNT_CHANGED"]]);
    const self = await askGraph(strict.url, await strict.token({ subject: "self", role: "RECIPIENT", insurer: subject.insurerNumber, recipient: subject.recipientId }), query, { id: subject.id });
    expect(self.errors).toBeUndefined();
  });
});
