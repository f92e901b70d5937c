import { foreignTables } from "../support/source-tree/sql-schemas.js";
import { sourceTree, tell } from "../support/source-tree/source-file.js";

const of = (path: string, sql: string) => ({ path, text: `const sql = \`${sql}\`;` });
/** Schemas are known by the folders that there are. */
const others = ["care-plans", "recipients", "schedules"].map((name) => of(`subgraphs/${name}/x.ts`, "SELECT 1"));

describe("SQL of one subgraph that crosses to another's tables", () => {
  test("stands nowhere in the project", () => expect(tell(foreignTables(sourceTree()))).toEqual([]));

  test.each([
    "SELECT id FROM recipients.recipient",
    "SELECT id FROM schedules.planned_service JOIN care_plans.care_plan USING (recipient_id)",
    'SELECT id FROM "recipients" . "consent"',
    "UPDATE recipients.office SET name = ''",
    "WITH x AS (DELETE FROM recipients.proxy RETURNING *) SELECT 1",
    "SELECT id FROM recipients.unshared_view",
    "SELECT 1 FROM recipients.access_grant g WHERE g.office_number = $1",
  ])("is found: %s", (sql) => expect(foreignTables([...others, of("subgraphs/schedules/a.ts", sql)])).toHaveLength(1));

  test.each([
    "SELECT id FROM schedules.usage_table JOIN recipients.shared_person USING (recipient_id)",
    "`; recipients.forEach(look); const rest = `",
  ])("is right: %s", (sql) => expect(tell(foreignTables([...others, of("subgraphs/schedules/a.ts", sql)]))).toEqual([]));

  test("is looked for in every subgraph's own SQL", () => {
    const planted = sourceTree().map((file) => (file.path === "subgraphs/actuals/benefit-units/benefit-units.report.ts" ? { ...file, text: file.text.replace("recipients.shared_person", "recipients.recipient") } : file));
    expect(tell(foreignTables(planted))).toEqual([expect.stringContaining("recipients.recipient belongs to another subgraph")]);
  });
});
