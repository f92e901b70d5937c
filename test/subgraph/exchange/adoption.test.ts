import fc from "fast-check";
import { graphql, type GraphQLSchema } from "graphql";
import { AuditWriter } from "../../../platform/audit/audit-trail.js";
import { today } from "../../../platform/calendar/today.js";
import { buildSubgraph } from "../../../platform/graphql/build-subgraph.js";
import { createRequestContext } from "../../../platform/subgraph/request-context.js";
import { toViewer, type Role, type Viewer } from "../../../platform/viewer/viewer.js";
import { hideSmallCells } from "../../../subgraphs/exchange/adoption/small-cell.rule.js";
import { createExchangeSubgraph, refreshAdoption, sendParcel } from "../../../subgraphs/exchange/subgraph.js";
import { planSet } from "../../support/standard-samples.js";
import { careManager, homeHelp, named, openExchange, operator, type Exchange } from "./exchange-fixture.js";

interface Cell {
  readonly month: string;
  readonly officeKind: string;
  readonly prefectureCode: string;
  readonly officesUsing: number | null;
  readonly officesAll: number | null;
  readonly hiddenBecause: string | null;
}

let exchange: Exchange;
let schema: GraphQLSchema;
const month = today().slice(0, 7);

beforeAll(async () => {
  exchange = await openExchange();
  ({ schema } = await buildSubgraph(createExchangeSubgraph()));
  await exchange.admin(`INSERT INTO recipients.office (office_number, name, kind, service_types, prefecture_code)
    SELECT '99' || lpad(n::text, 8, '0'), 'x', CASE WHEN n <= 20 THEN 'SERVICE' ELSE 'CARE_MANAGEMENT' END, '{11}', CASE WHEN n <= 10 THEN '14' ELSE '27' END FROM generate_series(1, 30) AS n`);
  await sendParcel({ services: exchange.services, viewer: careManager, files: named(planSet()) });
  await exchange.admin("INSERT INTO exchange.activity SELECT '2026-01', '99' || lpad(n::text, 8, '0'), s, 'plan', 7 FROM generate_series(1, 4) AS n, unnest(ARRAY['SENT', 'RECEIVED']) AS s");
});
afterAll(() => exchange?.close());

async function ask(viewer: Viewer, from: string, to: string): Promise<{ cells: Cell[] | undefined; code: unknown }> {
  const audit = new AuditWriter(exchange.database).trail("request", viewer, "test");
  const context = createRequestContext({ requestId: "request", viewer, database: exchange.database, audit, directory: exchange.services.directory });
  try {
    const { data, errors } = await graphql({ schema, contextValue: context, source: `{ exchangeAdoption(from: "${from}", to: "${to}") { month officeKind prefectureCode officesUsing officesAll hiddenBecause } }` });
    return { cells: data ? (JSON.parse(JSON.stringify(data.exchangeAdoption)) as Cell[]) : undefined, code: errors?.[0]?.extensions.code };
  } finally {
    await context.session.close();
  }
}

const as = (role: Role): Viewer => toViewer({ ...operator, role });

test("counts distinct offices beside all offices of their kind and prefecture, and hides one or two", async () => {
  await refreshAdoption(exchange.services);
  const { cells } = await ask(as("ANALYST"), "2026-01", "2026-01");
  expect(cells).toEqual([
    { month: "2026-01", officeKind: "CARE_MANAGEMENT", prefectureCode: "13", officesUsing: 0, officesAll: null, hiddenBecause: "SMALL_CELL" },
    { month: "2026-01", officeKind: "CARE_MANAGEMENT", prefectureCode: "27", officesUsing: 0, officesAll: 10, hiddenBecause: null },
    { month: "2026-01", officeKind: "SERVICE", prefectureCode: "13", officesUsing: 0, officesAll: 3, hiddenBecause: null },
    { month: "2026-01", officeKind: "SERVICE", prefectureCode: "14", officesUsing: 4, officesAll: 10, hiddenBecause: null },
    { month: "2026-01", officeKind: "SERVICE", prefectureCode: "27", officesUsing: 0, officesAll: 10, hiddenBecause: null },
    { month: "2026-01", officeKind: "SUPPORT_CENTRE", prefectureCode: "13", officesUsing: 0, officesAll: null, hiddenBecause: "SMALL_CELL" },
  ].map((cell) => (cell.officesAll === null ? { ...cell, officesUsing: null } : cell)));
  const now = (await ask(as("OPERATOR"), month, month)).cells;
  expect(now?.find(({ officeKind, prefectureCode }) => officeKind === "SERVICE" && prefectureCode === "13")).toMatchObject({ officesUsing: null, officesAll: 3, hiddenBecause: "SMALL_CELL" });
});

test("counts anew change this month; a month long past keeps the directory of its time", async () => {
  await exchange.admin("INSERT INTO exchange.activity SELECT $1, '99' || lpad(n::text, 8, '0'), 'SENT', 'plan', 1 FROM generate_series(1, 5) AS n", [month]);
  await exchange.admin("UPDATE exchange.adoption SET offices_all = 99 WHERE month = '2026-01'");
  await refreshAdoption(exchange.services);
  const { cells } = await ask(as("MUNICIPALITY"), "2026-01", month);
  expect(cells?.filter(({ officesAll }) => officesAll === 99)).toHaveLength(6);
  expect(cells?.find((cell) => cell.month === month && cell.prefectureCode === "14")).toMatchObject({ officesUsing: 5, officesAll: 10 });
});

test("is for the administration only, and for spans that make sense", async () => {
  for (const viewer of [careManager, homeHelp, as("RECIPIENT"), as("MEDICAL_INSTITUTION")]) expect((await ask(viewer, month, month)).code).toBe("FORBIDDEN");
  expect((await ask(as("ANALYST"), month, "2026-01")).code).toBe("INPUT_INVALID");
  expect((await ask(as("ANALYST"), "2020-01", "2022-01")).code).toBe("INPUT_INVALID");
  expect((await ask(as("ANALYST"), "2020-01", "2021-12")).code).toBeUndefined();
});

test("no stored count shows one or two offices, nor a difference of one or two", () => {
  fc.assert(
    fc.property(fc.nat(30), fc.nat(30), (using, others) => {
      const { officesUsing, officesAll } = hideSmallCells({ officesUsing: using, officesAll: using + others });
      const told = [officesUsing, officesAll, officesUsing !== null && officesAll !== null ? officesAll - officesUsing : null];
      return !told.includes(1) && !told.includes(2);
    }),
  );
  expect(hideSmallCells({ officesUsing: 3, officesAll: 9 })).toEqual({ officesUsing: 3, officesAll: 9 });
});

test.each([[1, 9], [2, null], [7, 9], [null, 2], [1, 1]])("the table itself takes no count of few offices: %p of %p", async (using, all) => {
  await expect(exchange.admin("INSERT INTO exchange.adoption VALUES ('2025-01', 'SERVICE', '13', $1, $2)", [using, all])).rejects.toMatchObject({ code: "23514" });
});
