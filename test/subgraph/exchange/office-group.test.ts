import { createExchangeSubgraph, refreshOfficeGroups } from "../../../subgraphs/exchange/subgraph.js";
import { monthAfter } from "../../../subgraphs/exchange/office-group/office-group.service.js";
import { loadRowsInto } from "../../support/load-rows.js";
import { asViewer, openSmallTown, type SmallTown } from "../../support/small-town.js";
import { withConnection } from "../../support/sql.js";

const exchange = createExchangeSubgraph();
let town: SmallTown;
beforeAll(async () => {
  town = await openSmallTown(exchange, []);
  const offices = [...Array(8).keys()].map((at) => `42000000${String(at).padStart(2, "0")}`);
  await loadRowsInto(town.database, exchange, "office_group", [
    ...offices.map((officeNumber) => ({ groupName: "長崎モデル", introducedMonth: "2026-04", officeNumber })),
    { groupName: "二者", introducedMonth: "2026-04", officeNumber: "4200000000" },
    { groupName: "二者", introducedMonth: "2026-04", officeNumber: "4200000001" },
  ]);
  await loadRowsInto(town.database, exchange, "office_group_measure", [{ groupName: "長崎モデル", measure: "紙", unit: "枚", before: "1000", after: "200" }]);
  await loadRowsInto(town.database, exchange, "adoption_reference", [{ source: "WAM NET", month: "2026-01", prefectureCode: "00", officeKind: "ALL", officesUsing: "19283" }]);
  await withConnection(town.adminUrl, (admin) =>
    admin.query("INSERT INTO exchange.activity SELECT m, '42000000' || lpad(n::text, 2, '0'), 'SENT', 'plan', 5 FROM generate_series(0, 4) n, unnest(ARRAY['2026-03', '2026-04', '2026-07']) m WHERE m <> '2026-03' OR n < 4"));
  await town.database.work([], refreshOfficeGroups);
});
afterAll(() => town?.close());

test("a group stands with its offices, the exchange in the three months before and after, and what it measured", async () => {
  const { data, codes } = await town.ask(asViewer("ANALYST"), "{ exchangeOfficeGroups { name introducedMonth offices before { from to officesUsing setsSent } after { from to officesUsing setsSent } measures { measure unit before after } hiddenBecause } }");
  expect(codes).toEqual([]);
  expect(data.exchangeOfficeGroups).toEqual([
    { name: "二者", introducedMonth: "2026-04", offices: null, before: { from: "2026-01", to: "2026-03", officesUsing: null, setsSent: null }, after: { from: "2026-04", to: "2026-06", officesUsing: null, setsSent: null }, measures: [], hiddenBecause: "SMALL_CELL" },
    { name: "長崎モデル", introducedMonth: "2026-04", offices: 8, before: { from: "2026-01", to: "2026-03", officesUsing: 4, setsSent: 20 }, after: { from: "2026-04", to: "2026-06", officesUsing: 5, setsSent: 25 }, measures: [{ measure: "紙", unit: "枚", before: 1000, after: 200 }], hiddenBecause: null },
  ]);
});

test("a group that has one or two offices more than another is not counted: the difference would tell of them", async () => {
  const named = (groupName: string, count: number) => [...Array(count).keys()].map((at) => ({ groupName, introducedMonth: "2026-04", officeNumber: `43000000${String(at).padStart(2, "0")}` }));
  await loadRowsInto(town.database, exchange, "office_group", [...named("四者", 4), ...named("六者", 6), ...named("九者", 9)]);
  const { data } = await town.ask(asViewer("ANALYST"), "{ exchangeOfficeGroups { name offices hiddenBecause } }");
  const groups = (data.exchangeOfficeGroups as unknown as { name: string; offices: number | null; hiddenBecause: string | null }[]).filter(({ name }) => name.endsWith("者") && name !== "二者");
  expect(groups.sort((a, b) => a.name.localeCompare(b.name, "ja"))).toEqual([
    { name: "九者", offices: 9, hiddenBecause: null },
    { name: "四者", offices: 4, hiddenBecause: null },
    { name: "六者", offices: null, hiddenBecause: "SMALL_CELL" },
  ]);
});

test("published counts keep numerator and denominator apart, also where there is no denominator", async () => {
  const { data } = await town.ask(asViewer("MUNICIPALITY", { insurerNumber: "131011" }), '{ exchangeAdoptionReferences(from: "2026-01", to: "2026-02") { source month prefectureCode officeKind officesUsing officesAll } }');
  expect(data.exchangeAdoptionReferences).toEqual([{ source: "WAM NET", month: "2026-01", prefectureCode: "00", officeKind: "ALL", officesUsing: 19_283, officesAll: null }]);
});

test("a share above one is refused at the load", async () => {
  const bad = loadRowsInto(town.database, exchange, "adoption_reference", [{ source: "x", month: "2026-01", prefectureCode: "13", officeKind: "ALL", officesUsing: "5", officesAll: "4" }]);
  await expect(bad).rejects.toMatchObject({ code: "LOAD_REFUSED" });
});

test("months run over the end of a year", () => {
  expect([monthAfter("2026-11", 2), monthAfter("2026-02", -3), monthAfter("2026-12", 0)]).toEqual(["2027-01", "2025-11", "2026-12"]);
});
