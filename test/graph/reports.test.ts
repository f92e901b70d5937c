import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { runKaigo } from "../support/run-kaigo.js";
import { withConnection } from "../support/sql.js";
import { shapeNames, startShape, type Shape } from "../support/shapes.js";
import { today } from "../../platform/calendar/today.js";

let database: TestDatabase;
const running = new Map<string, Shape>();

beforeAll(async () => {
  database = await createTestDatabase({ template: "town" });
  await withConnection(database.adminUrl, async (admin) => {
    await admin.query(`UPDATE municipal.insurer SET name = coalesce((ARRAY['=1+1', '＝HYPERLINK("x")'])[n], name) FROM (SELECT insurer_number AS number, row_number() OVER (ORDER BY insurer_number) AS n FROM municipal.insurer) i WHERE number = insurer_number`);
    await admin.query("INSERT INTO municipal.insurer (insurer_number, name, kind, prefecture_code, municipalities, readiness) SELECT (980000 + n)::text, 'x,\"y\"', 'CITY', '47', '{x}', 'NOT_STARTED' FROM generate_series(1, 2500) n");
  });
  for (const name of shapeNames) running.set(name, await startShape(name, database.adminUrl));
}, 120_000);

afterAll(async () => {
  for (const shape of running.values()) await shape.close();
  await database?.drop();
});

const origin = (shape: Shape) => new URL(shape.url).origin;

async function ask(shape: Shape, role: "ANALYST" | "MUNICIPALITY" | "CARE_MANAGER", path: string): Promise<{ status: number; type: string | null; text: string; bytes: Uint8Array }> {
  const token = await shape.token({ subject: role, role, insurer: "131011", office: "1370100008" });
  const answer = await fetch(`${origin(shape)}${path}`, { headers: { authorization: `Bearer ${token}`, "accept-language": "en" } });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { status: answer.status, type: answer.headers.get("content-type"), text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes), bytes };
}

describe.each(shapeNames)("in the shape %s", (name) => {
  const here = () => running.get(name) as Shape;

  test("a report of several pages streams as CSV with a mark, every row once, and no formula in it", async () => {
    const { status, type, text, bytes } = await ask(here(), "ANALYST", "/reports/readiness");
    expect([status, type, Array.from(bytes.subarray(0, 3))]).toEqual([200, "text/csv; charset=utf-8", [0xef, 0xbb, 0xbf]]);
    const lines = text.slice(1).trimEnd().split("\r\n");
    expect(lines).toHaveLength(2_504);
    expect(lines[0]).toBe("insurerNumber,name,prefectureCode,state,schedule,standardisedPlanned,standardisedOn,sendReadyPlanned,sendReadyOn,sendingOn,migratedPlanned,migratedOn,sharingPlanned,sharingOn,deadline");
    expect(new Set(lines.map((line) => line.slice(0, 6))).size).toBe(2_504);
    expect(text).toContain(",'=1+1,");
    expect(text).toContain(`"'＝HYPERLINK(""x"")"`);
    expect(lines.at(-1)).toContain('"x,""y"""');
  });

  test("the same report as JSON", async () => {
    const { type, text } = await ask(here(), "ANALYST", "/reports/readiness?format=json&prefectureCode=47");
    expect(type).toBe("application/json; charset=utf-8");
    const { report, rows } = JSON.parse(text) as { report: string; rows: Record<string, unknown>[] };
    expect([report, rows.length, rows[0]]).toEqual(["readiness", 2_500, expect.objectContaining({ insurerNumber: "980001", state: "NOT_STARTED", deadline: "2028-04-01", sharingOn: null })]);
  });

  test("a statistic is for analysts, and refuses what the graph refuses", async () => {
    const path = `/reports/statistic?name=CERTIFIED_PEOPLE&month=${today().slice(0, 7)}&by=`;
    const shown = await ask(here(), "ANALYST", `${path}PREFECTURE,AGE_BAND`);
    expect(shown.text.slice(1).split("\r\n")[0]).toBe("PREFECTURE,AGE_BAND,people,services,hiddenBecause,asOf");
    expect((await ask(here(), "MUNICIPALITY", `${path}PREFECTURE`)).status).toBe(403);
    expect(JSON.parse((await ask(here(), "ANALYST", `${path}PREFECTURE,INSURER`)).text)).toMatchObject({ code: "INPUT_INVALID", parameters: { field: "by" } });
    const rules = await Promise.all(["name=X&month=2026-10", "name=CERTIFIED_PEOPLE", "name=CERTIFIED_PEOPLE&month=x"].map(async (query) => (JSON.parse((await ask(here(), "ANALYST", `/reports/statistic?${query}`)).text) as { parameters: object }).parameters));
    expect(rules).toEqual([{ field: "name", rule: expect.stringContaining("CERTIFIED_PEOPLE, ") }, { field: "month", rule: "required" }, { field: "month", rule: "/^\\d{4}-(0[1-9]|1[0-2])$/" }]);
    expect((await ask(here(), "ANALYST", `${path}PREFECTURE&nonsense=1`)).status).toBe(400);
    expect((await ask(here(), "ANALYST", "/reports/nothing")).status).toBe(404);
  });

  test("reports on the exchange and on readiness are for the administration", async () => {
    const span = `from=${today().slice(0, 7)}&to=${today().slice(0, 7)}`;
    for (const path of [`/exchange/reports/adoption?${span}`, `/exchange/reports/adoption-reference?${span}`, "/exchange/reports/office-groups?", "/reports/readiness-survey?"]) {
      expect((await ask(here(), "MUNICIPALITY", `${path}&format=json`)).status).toBe(200);
      expect((await ask(here(), "CARE_MANAGER", path)).status).toBe(403);
    }
    expect((await fetch(`${origin(here())}/reports/readiness`)).status).toBe(401);
  });

  test("how often a named office used the exchange goes to that office and the operator only", async () => {
    const own = await ask(here(), "CARE_MANAGER", "/exchange/reports/activity?format=json");
    const { rows } = JSON.parse(own.text) as { rows: Record<string, unknown>[] };
    expect([own.status, rows.filter(({ officeNumber }) => officeNumber !== "1370100008")]).toEqual([200, []]);
    for (const role of ["ANALYST", "MUNICIPALITY"] as const) expect((await ask(here(), role, "/exchange/reports/activity")).status).toBe(403);
  });

  test("the effect is reckoned with an office's own figures, labour apart", async () => {
    const effect = async (query: string) => (JSON.parse((await ask(here(), "CARE_MANAGER", `/exchange/reports/effect?format=json${query}`)).text) as { rows: object[] }).rows;
    expect(await effect("&before=1000,2000,3000,2500,30000,90000,3000&after=100,1500,200,900,31750")).toEqual([
      { basis: "OWN_FIGURES", totalBefore: 38_500, totalAfter: 34_450, savedMonthly: 4_050, savedYearly: 48_600, labourBefore: 90_000, labourAfter: null, labourMinutesBefore: 3_000, labourMinutesAfter: null },
    ]);
    expect((await ask(here(), "CARE_MANAGER", "/exchange/reports/effect?before=1,2,3")).status).toBe(400);
  });
});

test("kaigo report prints the survey of February 2025 as it was published, and the founding document's totals", async () => {
  const shape = running.get("one process") as Shape;
  const base = ["--url", origin(shape), "--token", await shape.token({ subject: "analyst", role: "ANALYST" })];
  const lines = async (...args: string[]) => (await runKaigo(["report", ...args, ...base])).out.slice(1).split("\r\n");
  expect((await lines("readiness-survey", "--set", "survey=2025-02")).slice(0, 2)).toEqual([
    "populationClass,asked,answered,undecided,valid,byFiscal2026,byFiscal2026Percent,byFiscal2027,byFiscal2027Percent,fromFiscal2028,fromFiscal2028Percent,hiddenBecause",
    "ALL,1741,1733,134,1599,1055,66,1551,97,48,3,",
  ]);
  expect((await lines("effect")).slice(0, 2)).toEqual([
    "basis,totalBefore,totalAfter,savedMonthly,savedYearly,labourBefore,labourAfter,labourMinutesBefore,labourMinutesAfter",
    "FOUNDING_RATIO,38395,34211,4184,50208,95218,,3144,",
  ]);
});

describe("planned benefit units", () => {
  /** Confirms everybody's month of one care-management office, past all mutations. */
  async function confirmAll(): Promise<{ office: string; month: string; lines: string[] }> {
    return withConnection(database.adminUrl, async (admin) => {
      const { rows: [most] } = await admin.query<{ office: string; month: string }>("SELECT planning_office_number AS office, service_month AS month FROM schedules.usage_table GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2 LIMIT 1");
      const values = [most?.office, most?.month];
      await admin.query("INSERT INTO actuals.month_closing (insurer_number, recipient_id, service_month, state, version, office_number, content) SELECT DISTINCT insurer_number, recipient_id, service_month, 'CONFIRMED', 1, $1, '' FROM schedules.usage_table WHERE planning_office_number = $1 AND service_month = $2", values);
      await admin.query(`INSERT INTO actuals.closing_unit (insurer_number, recipient_id, service_month, version, planning_office_number, service_office_number, service_type, units)
        SELECT g.insurer_number, g.recipient_id, g.service_month, v, $1, g.service_office_number, g.service_type, g.within_units + v FROM schedules.benefit_group g JOIN schedules.usage_table t ON t.insurer_number = g.insurer_number AND t.id = g.usage_table_id CROSS JOIN (VALUES (0), (1)) AS k (v) WHERE t.planning_office_number = $1 AND t.service_month = $2`, values);
      const { rows } = await admin.query<{ line: string }>(`SELECT concat_ws(',', u.insurer_number, p.insured_number, u.service_month, u.service_office_number, u.service_type, u.units) AS line FROM actuals.closing_unit u JOIN recipients.recipient p ON p.insurer_number = u.insurer_number AND p.id = u.recipient_id WHERE u.version = 1`);
      return { office: String(most?.office), month: String(most?.month), lines: rows.map(({ line }) => line).sort() };
    });
  }

  test("of the months as confirmed last leave as CSV for the care manager who planned them, and every look is written down", async () => {
    const { office, month, lines } = await confirmAll();
    expect(lines.length).toBeGreaterThan(3);
    const path = `/actuals/reports/benefit-units?month=${month}`;
    for (const name of shapeNames) {
      const shape = running.get(name) as Shape;
      const get = async (role: "CARE_MANAGER" | "SERVICE_OFFICE" | "MUNICIPALITY", at: string, query = path) => {
        const answer = await fetch(`${origin(shape)}${query}`, { headers: { authorization: `Bearer ${await shape.token({ subject: `${role}-units`, role, office: at, insurer: "131011" })}` } });
        return { status: answer.status, text: Buffer.from(await answer.arrayBuffer()).toString("utf8") };
      };
      const { status, text } = await get("CARE_MANAGER", office);
      const [head, ...body] = text.slice(1).trimEnd().split("\r\n");
      expect([status, head, body.sort()]).toEqual([200, "insurerNumber,insuredNumber,serviceMonth,serviceOfficeNumber,serviceType,units", lines]);
      expect(await get("CARE_MANAGER", "1370100099")).toEqual({ status: 200, text: `${text.slice(0, 1)}${head}\r\n` });
      expect([(await get("SERVICE_OFFICE", office)).status, (await get("MUNICIPALITY", office)).status, (await get("CARE_MANAGER", office, `${path}x`)).status]).toEqual([403, 403, 400]);
    }
    const seen = await withConnection(database.adminUrl, async (admin) => (await admin.query("SELECT category, count(DISTINCT recipient_id)::integer AS people FROM audit.access_event WHERE operation = 'report.benefit-units' GROUP BY 1 ORDER BY 1")).rows);
    const people = new Set(lines.map((line) => line.slice(0, 17))).size;
    expect(seen).toEqual([{ category: "PERSON", people }, { category: "RESULT", people }]);
  });
});

test("kaigo report prints the same report, and ends with 2 when it is refused", async () => {
  const shape = running.get("one process") as Shape;
  const base = ["--url", origin(shape), "--token", await shape.token({ subject: "analyst", role: "ANALYST" })];
  const csv = await runKaigo(["report", "readiness", ...base, "--set", "prefectureCode=47"]);
  expect([csv.code, csv.err, csv.out.trimEnd().split("\r\n").length]).toEqual([0, "", 2_501]);
  const json = await runKaigo(["report", "readiness-survey", ...base, "--json"]);
  expect(JSON.parse(json.out)).toMatchObject({ report: "readiness-survey", rows: [{ populationClass: "ALL" }, {}, {}] });
  expect(await runKaigo(["report", "statistic", ...base, "--set", "name=CERTIFIED_PEOPLE", "month=1999-01"])).toMatchObject({ code: 2, out: "", err: expect.stringContaining("NOT_FOUND") });
});
