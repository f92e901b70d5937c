import { carePlanImporter } from "../../../subgraphs/care-plans/care-plan/care-plan.importer.js";
import { carePlansSubgraph } from "../../../subgraphs/care-plans/subgraph.js";
import { toImportBatch, type ParcelFiles } from "../../support/import-batch.js";
import { asViewer, openSmallTown, type SmallTown } from "../../support/small-town.js";
import { sampleOffices, samplePerson, sampleRecord } from "../../support/standard-samples.js";
import { withConnection } from "../../support/sql.js";
import { planFiles } from "./plan-samples.js";

const { insuredNumber, insurerNumber } = samplePerson;
const many = Array.from({ length: 200 }, (_, index) => String(5_000 + index).padStart(10, "0"));
const [first, second] = [{ officeNumber: sampleOffices.homeHelp, serviceType: "11" }, { officeNumber: sampleOffices.preventiveService, serviceType: "15" }];
let town: SmallTown;
beforeAll(async () => void (town = await openSmallTown(carePlansSubgraph, [insuredNumber, ...many])), 90_000);
afterAll(() => town?.close());
beforeEach(() => withConnection(town.adminUrl, (client) => client.query("DELETE FROM care_plans.document")));

interface SeenPlan {
  readonly status: string;
  readonly version: number;
  readonly carePlanDate: string;
  readonly senderOfficeNumber: string;
  readonly overallSupportPolicy: string;
  readonly concernedOffices: readonly { officeNumber: string }[];
  readonly versions: readonly { version: number; serial: string; validTo: string | null }[];
}
interface SeenPerson {
  readonly carePlan: SeenPlan | null;
  readonly carePlans: { readonly nodes: readonly SeenPlan[]; readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean } };
}

const insurer = asViewer("MUNICIPALITY", { insurerNumber });
const fields = "status version carePlanDate senderOfficeNumber overallSupportPolicy concernedOffices { officeNumber } versions { version serial validTo }";
async function see(args = "", person = insuredNumber): Promise<SeenPerson> {
  const query = `query($id: ID!) { _entities(representations: [{ __typename: "Recipient", id: $id }]) { ... on Recipient { carePlan { ${fields} } carePlans${args} { nodes { ${fields} } pageInfo { endCursor hasNextPage } } } } }`;
  const { data, codes } = await town.ask(insurer, query, { id: town.globalId(person) });
  if (codes.length > 0) throw new Error(String(codes));
  return (data._entities as unknown as SeenPerson[])[0]!;
}
const send = (serial: string, files: ParcelFiles, receiver = first, sender = sampleOffices.careManager) => town.take(carePlanImporter, { serial, files, receiver, sender: { officeNumber: sender, serviceType: "43" } });
const deletion = (carePlanDate = "2025-03-25"): ParcelFiles => ({ DLT1KYO: [sampleRecord("DLT1KYO", { carePlanDate })] });
const offices = (plan: SeenPlan | null) => plan?.concernedOffices.map(({ officeNumber }) => officeNumber);

describe("a plan sent again", () => {
  test("with the same content to another office keeps its version and adds the office", async () => {
    await send("20250325100000", planFiles());
    await send("20250325100007", planFiles(), second);
    const { carePlan } = await see();
    expect({ version: carePlan?.version, offices: offices(carePlan), history: carePlan?.versions.length }).toEqual({ version: 1, offices: [first.officeNumber, second.officeNumber], history: 1 });
  });

  test("with other content becomes the next version and the history stays readable", async () => {
    await send("20250325100000", planFiles({ overallSupportPolicy: "前の方針" }));
    await send("20250326100000", planFiles({ overallSupportPolicy: "新しい方針" }));
    const { carePlan, carePlans } = await see();
    expect(carePlan).toMatchObject({ version: 2, status: "IN_FORCE", overallSupportPolicy: "新しい方針" });
    expect(carePlan?.versions).toEqual([{ version: 2, serial: "20250326100000", validTo: null }, { version: 1, serial: "20250325100000", validTo: expect.stringMatching(/^\d{4}-/) }]);
    expect(carePlans.nodes).toHaveLength(1);
    const kept = await withConnection(town.adminUrl, async (client) => (await client.query("SELECT content->'header'->>'overallSupportPolicy' AS policy, jsonb_array_length(content->'parts'->'care_plans.care_plan_line') AS lines FROM care_plans.document_version_content ORDER BY id")).rows);
    expect(kept).toEqual([{ policy: "前の方針", lines: 5 }, { policy: "新しい方針", lines: 5 }]);
  });

  test("with a changed row of table 2 or 3 is a new version too", async () => {
    const files = planFiles();
    await send("20250325100000", files);
    await send("20250325100001", { ...files, UP2KYO: files.UP2KYO.map((line, index) => (index === 4 ? { ...line, frequency: "週3回" } : line)) });
    await send("20250325100002", { ...files, UP3KYO: files.UP3KYO.slice(1) });
    expect((await see()).carePlan?.version).toBe(3);
  });

  test("under another edition of the file format says the same", async () => {
    const files = planFiles();
    await send("20250325100000", files);
    await send("20250325100001", { ...files, UP1KYO: files.UP1KYO.map((header) => ({ ...header, csvVersion: "202504" })) });
    expect((await see()).carePlan?.version).toBe(1);
  });
});

describe("a deletion", () => {
  test("to one of two offices leaves the plan in force for the other", async () => {
    await send("20250325100000", planFiles());
    await send("20250325100001", planFiles(), second);
    await send("20250325100002", deletion(), first);
    const { carePlan } = await see();
    expect({ status: carePlan?.status, offices: offices(carePlan) }).toEqual({ status: "IN_FORCE", offices: [second.officeNumber] });
  });

  test("to every office withdraws the plan, which lists show only on request", async () => {
    await send("20250325100000", planFiles());
    await send("20250325100002", deletion());
    expect(await see()).toMatchObject({ carePlan: null, carePlans: { nodes: [] } });
    expect((await see("(statuses: [WITHDRAWN])")).carePlans.nodes).toMatchObject([{ status: "WITHDRAWN", version: 1 }]);
  });

  test("that comes before its plan keeps an older serial from bringing it back, but not a newer one", async () => {
    await send("20250325100005", deletion());
    await send("20250325100000", planFiles());
    expect((await see("(statuses: [WITHDRAWN, IN_FORCE])")).carePlans.nodes).toEqual([]);
    await send("20250325100009", planFiles());
    expect((await see()).carePlan).toMatchObject({ version: 1, status: "IN_FORCE" });
  });

  test("followed by the same content makes no new version", async () => {
    await send("20250325100000", planFiles());
    await send("20250325100001", deletion());
    await send("20250325100002", planFiles());
    expect((await see()).carePlan).toMatchObject({ version: 1, status: "IN_FORCE" });
  });
});

describe("several plans of one person", () => {
  test("the newest of an office is in force; when it is withdrawn the one before is again", async () => {
    await send("20250325100000", planFiles());
    await send("20250410100000", planFiles({ carePlanDate: "2025-04-10" }));
    expect((await see()).carePlans.nodes.map(({ carePlanDate, status }) => [carePlanDate, status])).toEqual([["2025-04-10", "IN_FORCE"], ["2025-03-25", "SUPERSEDED"]]);
    await send("20250411100000", deletion("2025-04-10"));
    expect((await see()).carePlan).toMatchObject({ carePlanDate: "2025-03-25", status: "IN_FORCE" });
  });

  test("plans of different offices are kept apart, and the newest in force is shown", async () => {
    await send("20250325100000", planFiles());
    await send("20250325100000", planFiles({ overallSupportPolicy: "センターの方針" }), first, sampleOffices.centre);
    await send("20250401100000", planFiles({ carePlanDate: "2025-04-01" }), first, sampleOffices.centre);
    const { carePlan, carePlans } = await see();
    expect(carePlan).toMatchObject({ carePlanDate: "2025-04-01", senderOfficeNumber: sampleOffices.centre });
    expect(carePlans.nodes.map(({ status }) => status).sort()).toEqual(["IN_FORCE", "IN_FORCE", "SUPERSEDED"]);
  });

  test("pages follow each other without a gap, newest first", async () => {
    const days = ["2025-01-10", "2025-02-10", "2025-03-10", "2025-04-10", "2025-05-10"];
    for (const [index, carePlanDate] of days.entries()) await send(`2025051010000${index}`, planFiles({ carePlanDate }));
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { nodes, pageInfo } = (await see(`(first: 2${after ? `, after: "${after}"` : ""})`)).carePlans as SeenPerson["carePlans"];
      seen.push(...nodes.map(({ carePlanDate }) => carePlanDate));
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    expect(seen).toEqual([...days].reverse());
    await expect(see("(first: 0)")).rejects.toThrow("INPUT_INVALID");
    await expect(see('(after: "WyJ4IiwieSJd")')).rejects.toThrow("INPUT_INVALID");
  });
});

describe("a large set", () => {
  test("takes as many statements as a small one", async () => {
    const count = (people: readonly string[]) =>
      town.database.work([insurerNumber], async (tx) => {
        let statements = 0;
        const counted = { ...tx, query: <Row>(text: string, values?: readonly unknown[]) => ((statements += 1), tx.query<Row>(text, values)), execute: (text: string, values?: readonly unknown[]) => ((statements += 1), tx.execute(text, values)) };
        const files = people.map((number) => planFiles({ insuredNumber: number }));
        const ofPerson = (index: number) => ({ insuredNumber: people[index]! });
        await carePlanImporter.take(
          toImportBatch(counted, {
            serial: "20250325100000",
            people: town.people,
            files: { UP1KYO: files.flatMap(({ UP1KYO }) => UP1KYO), UP2KYO: files.flatMap(({ UP2KYO }, index) => UP2KYO.map((line) => ({ ...line, ...ofPerson(index) }))), UP3KYO: files.flatMap(({ UP3KYO }, index) => UP3KYO.map((item) => ({ ...item, ...ofPerson(index) }))) },
          }),
        );
        return statements;
      });
    const one = await count([insuredNumber]);
    expect(await count(many)).toBe(one);
    expect((await see("", many[150])).carePlan).toMatchObject({ version: 1, versions: [{}] });
  });

  test("people's plans side by side cost one statement per table", async () => {
    await send("20250325100000", { UP1KYO: many.slice(0, 5).map((number) => sampleRecord("UP1KYO", { insuredNumber: number })) });
    const people = many.slice(0, 5).map((number) => ({ __typename: "Recipient", id: town.globalId(number) }));
    const { data, statements } = await town.ask(insurer, "query($people: [_Any!]!) { _entities(representations: $people) { ... on Recipient { carePlans(first: 3) { nodes { issues { text } weeklyServices { content } versions { version } } } } } }", { people });
    expect(data._entities).toHaveLength(5);
    expect(statements).toHaveLength(4);
  });
});

test("two sets that speak of one person wait for each other, so that only one plan is in force", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let entered = () => {};
  const inside = new Promise<void>((resolve) => (entered = resolve));
  const batch = (tx: Parameters<typeof toImportBatch>[0], serial: string, carePlanDate: string) => toImportBatch(tx, { serial, people: town.people, files: planFiles({ carePlanDate }) });
  const slow = town.database.work([insurerNumber], async (tx) => {
    await carePlanImporter.take(batch(tx, "20250410100000", "2025-04-10"));
    entered();
    await held;
  });
  await inside;
  let isDone = false;
  const quick = town.database.work([insurerNumber], (tx) => carePlanImporter.take(batch(tx, "20250325100000", "2025-03-25"))).then(() => (isDone = true));
  const waiting = () => withConnection(town.adminUrl, async (client) => (await client.query("SELECT count(*)::integer AS count FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")).rows[0].count as number);
  while ((await waiting()) === 0 && !isDone) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(isDone).toBe(false);
  release();
  await Promise.all([slow, quick]);
  expect((await see()).carePlans.nodes.map(({ status }) => status)).toEqual(["IN_FORCE", "SUPERSEDED"]);
});
