import { addDays } from "../../../demo/calendar.js";
import { today } from "../../../platform/calendar/today.js";
import { defaultAgeLimits } from "../../../subgraphs/municipal/statistics/age-band.rule.js";
import { smallestCountOf } from "../../../subgraphs/municipal/statistics/population.rule.js";
import { StatisticDimension, statisticsWith, type Statistic } from "../../../subgraphs/municipal/statistics/statistic.js";
import { dimensionsOf, tableOf } from "../../../subgraphs/municipal/statistics/statistic-shape.rule.js";
import { municipalSubgraph, refreshStatistics } from "../../../subgraphs/municipal/subgraph.js";
import { actualsSubgraph } from "../../../subgraphs/actuals/subgraph.js";
import { recipientsSubgraph } from "../../../subgraphs/recipients/subgraph.js";
import { schedulesSubgraph } from "../../../subgraphs/schedules/subgraph.js";
import { withConnection } from "../../support/sql.js";
import { asViewer, openSmallTown, type SmallTown } from "../../support/small-town.js";
import { populate, type MadeUpInsurer } from "../../support/statistics/populate.js";
import type { ReadCell } from "../../support/statistics/reader.js";
import { recover } from "../../support/statistics/recover.js";

const month = addDays(`${today().slice(0, 7)}-01`, -1).slice(0, 7);
const analyst = asViewer("ANALYST");
const insurers: readonly MadeUpInsurer[] = [
  { insurerNumber: "131011", prefectureCode: "13", population: 300_000, insured: 700 },
  { insurerNumber: "131029", prefectureCode: "13", population: 18_000, insured: 160 },
  { insurerNumber: "131037", prefectureCode: "13", population: 1_500, insured: 40 },
  { insurerNumber: "271007", prefectureCode: "27", population: 60_000, insured: 150 },
  { insurerNumber: "271015", prefectureCode: "27", population: null, insured: 30 },
];
const statistics = statisticsWith(defaultAgeLimits);
const censuses = [municipalSubgraph, schedulesSubgraph, actualsSubgraph].flatMap((manifest) => manifest.censuses ?? []);

let town: SmallTown;
const refresh = () => refreshStatistics({ database: town.database, directory: recipientsSubgraph({ graceMonths: 2 }).directory as never, censuses });

beforeAll(async () => {
  town = await openSmallTown(municipalSubgraph, []);
  await populate(town.adminUrl, insurers, month);
  await refresh();
});
afterAll(() => town?.close());

interface Cell {
  readonly members: { readonly dimension: string; readonly member: string }[];
  readonly people: number | null;
  readonly services: number | null;
  readonly hiddenBecause: ReadCell["rule"];
}

/** A whole table, page by page. */
async function readTable(name: string, by: readonly string[], filter = ""): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (let after: string | null = null; ; ) {
    const { data, codes } = await town.ask(analyst, `query ($after: String) { statistic(name: ${name}, month: "${month}", by: [${by.join()}], first: 100, after: $after ${filter}) { by cells { nodes { members { dimension member } people services hiddenBecause } pageInfo { endCursor hasNextPage } } } }`, { after });
    expect(codes).toEqual([]);
    const { nodes, pageInfo } = (data.statistic as unknown as { cells: { nodes: Cell[]; pageInfo: { endCursor: string; hasNextPage: boolean } } }).cells;
    cells.push(...nodes);
    if (!pageInfo.hasNextPage) return cells;
    after = pageInfo.endCursor;
  }
}

const subsets = <Item>(items: readonly Item[]): Item[][] => items.reduce<Item[][]>((made, item) => [...made, ...made.map((set) => [...set, item])], [[]]);

/** Every table of a statistic that the graph gives. */
function tablesOf(statistic: Statistic): StatisticDimension[][] {
  return subsets(dimensionsOf(statistic)).filter((by) => {
    try {
      return tableOf(statistic, by).by.length === by.length;
    } catch {
      return false;
    }
  });
}

/** Service types that were used: of results there are visits only. */
const typesOf = ({ byServiceType, name }: Statistic): string[] => (!byServiceType ? [""] : name === "SERVICES_DELIVERED" ? ["11"] : ["11", "15"]);

/** Everything an analyst can ask of a statistic, as a system of sums over insurer × dimensions for one service type. */
async function session(statistic: Statistic): Promise<Map<string, ReadCell[]>> {
  const leaves = [insurers.map(({ insurerNumber }) => insurerNumber), ...statistic.dimensions.map(({ members }) => members)].reduce<string[][]>((made, members) => made.flatMap((before) => members.map((member) => [...before, member])), [[]]);
  const axes = [StatisticDimension.INSURER, ...statistic.dimensions.map(({ name }) => name)];
  const memberAt = (leaf: readonly string[], dimension: string) => (dimension === "PREFECTURE" ? insurers.find(({ insurerNumber }) => insurerNumber === leaf[0])?.prefectureCode : leaf[axes.indexOf(dimension as StatisticDimension)]) ?? "";
  const read = new Map<string, ReadCell[]>();
  for (const by of tablesOf(statistic)) {
    const cells = await readTable(statistic.name, by);
    const own = by.filter((name) => name !== StatisticDimension.SERVICE_TYPE);
    const keyOf = (members: Cell["members"]) => members.filter(({ dimension }) => dimension !== "SERVICE_TYPE").map(({ member }) => member).join();
    const groups = new Map<string, number[]>();
    for (const [index, leaf] of leaves.entries()) {
      const key = own.map((dimension) => memberAt(leaf, dimension)).join();
      groups.set(key, [...(groups.get(key) ?? []), index]);
    }
    const typeOf = ({ members }: Cell) => members.find(({ dimension }) => dimension === "SERVICE_TYPE")?.member ?? "";
    for (const type of typesOf(statistic)) {
      const given = new Map(cells.filter((cell) => typeOf(cell) === type).map((cell) => [keyOf(cell.members), cell]));
      const rows = [...groups].map(([key, unknowns]): ReadCell => {
        const cell = given.get(key);
        const minimum = own.includes(StatisticDimension.INSURER) ? smallestCountOf(insurers.find(({ insurerNumber }) => key.startsWith(insurerNumber))?.population ?? null) : 10;
        return { key: `${own.join()}:${key}`, table: own.join(), unknowns, minimum, shown: cell ? cell.people : 0, rule: cell?.hiddenBecause ?? null };
      });
      read.set(type, [...(read.get(type) ?? []), ...rows]);
    }
  }
  return read;
}

describe.each(statistics.map((statistic) => [statistic.name, statistic] as const))("%s", (_name, statistic) => {
  let answers: Map<string, ReadCell[]>;
  let truth: Truth;
  beforeAll(async () => {
    answers = await session(statistic);
    truth = await trueCounts(statistic);
  });

  test("shows no small cell and nothing of a small municipality", () => {
    const cells = [...answers.values()].flat();
    expect(cells.filter(({ shown, minimum }) => shown !== null && shown > 0 && shown < minimum)).toEqual([]);
    expect(cells.filter(({ shown }) => shown !== null && shown > 0).length).toBeGreaterThan(3);
    expect(cells.filter(({ rule }) => rule === "CLOSED").length).toBeGreaterThan(3);
  });

  test("the answers of a whole session give no hidden cell away", () => {
    for (const [type, cells] of answers) {
      expect(cells.some(({ shown }) => shown === null)).toBe(true);
      expect(recovered(truth, type, cells)).toEqual([]);
    }
  });

  test("and would, if only small cells were hidden", () => {
    for (const [type, cells] of answers) {
      const uncovered = cells.map((cell) => (cell.rule === "COMPLEMENTARY" ? { ...cell, rule: null, shown: truth(type, cell) } : cell));
      expect(recover(uncovered).length).toBeGreaterThan(0);
    }
  });
});

/** Hidden cells that the solver finds. That nobody is in a closed place may be known: nought may be shown. */
function recovered(truth: Truth, type: string, cells: readonly ReadCell[]): string[] {
  const found = new Set(recover(cells));
  return cells.filter((cell) => found.has(cell.key) && !(cell.rule === "CLOSED" && truth(type, cell) === 0)).map(({ key }) => key);
}

/** The true count of a cell, of a service type. */
type Truth = (type: string, cell: ReadCell) => number;

/** True counts of cells, as the superuser, by the same question the worker asks. */
async function trueCounts(statistic: Statistic): Promise<Truth> {
  const rows = await town.database.work(insurers.map(({ insurerNumber }) => insurerNumber), async (tx) => {
    await tx.execute("CREATE TEMPORARY TABLE census (source text, insurer_number text, recipient_id uuid, kind text, quantity integer) ON COMMIT DROP");
    for (const census of censuses) await census.give(tx, month);
    await recipientsSubgraph({ graceMonths: 2 }).directory?.describeCensus(tx);
    return tx.query<{ insurerNumber: string; slice: string; raw: string[]; people: number }>(statistic.counts, [addDays(`${today().slice(0, 7)}-01`, -1)]);
  });
  const sizes = statistic.dimensions.map(({ members }) => members.length);
  const place = (row: (typeof rows)[number]) => statistic.dimensions.reduce((at, { members, toMember }, index) => at * (sizes[index] ?? 1) + members.indexOf(toMember(row.raw[index] ?? "")), insurers.findIndex(({ insurerNumber }) => insurerNumber === row.insurerNumber));
  return (type, { unknowns }) => rows.filter((row) => row.slice === type && unknowns.includes(place(row))).reduce((sum, { people }) => sum + people, 0);
}

test("a table is what was asked for: filters, order and refusals", async () => {
  const whole = await readTable("CERTIFIED_PEOPLE", ["AGE_BAND", "INSURER"]);
  const cells = await readTable("CERTIFIED_PEOPLE", ["AGE_BAND", "INSURER"], ', prefectureCode: "27"');
  expect(cells).toEqual(whole.filter(({ members }) => members[0]?.member.startsWith("27")));
  expect(cells[0]?.members.map(({ dimension }) => dimension)).toEqual(["INSURER", "AGE_BAND"]);
  expect((await readTable("CERTIFIED_PEOPLE", []))[0]?.people).toBe(1080);
  for (const by of ["INSURER, PREFECTURE", "SEX, SEX", "SEX, AGE_BAND, CARE_LEVEL, INSURER", "OUTCOME"]) {
    const { codes } = await town.ask(analyst, `{ statistic(name: CERTIFIED_PEOPLE, month: "${month}", by: [${by}]) { by } }`);
    expect(codes).toEqual(["INPUT_INVALID"]);
  }
});

test("nobody but analysts reads them, and no true count is in the database", async () => {
  for (const role of ["MUNICIPALITY", "OPERATOR", "CARE_MANAGER", "RECIPIENT"] as const) {
    const { codes } = await town.ask(asViewer(role, { insurerNumber: "131011" }), `{ statistics { month } }`);
    expect(codes).toEqual(["FORBIDDEN"]);
  }
  await withConnection(town.adminUrl, async (admin) => {
    const { rows } = await admin.query("SELECT count(*)::integer AS n FROM municipal.statistic_cell WHERE hidden_because IS NOT NULL AND (people IS NOT NULL OR amount IS NOT NULL)");
    expect(rows).toEqual([{ n: 0 }]);
  });
});

test("a cell that was hidden stays hidden when its month is released again, and a month without news is not released again", async () => {
  const before = await readTable("CERTIFIED_PEOPLE", ["INSURER", "CARE_LEVEL", "AGE_BAND"]);
  const times = async () => (await town.ask(analyst, "{ statistics { statistic month asOf countedAt } }")).data.statistics as unknown as { statistic: string; month: string; countedAt: string }[];
  const first = await times();
  await refresh();
  expect((await times()).map(({ countedAt }) => countedAt)).toEqual(first.map(({ countedAt }) => countedAt));
  await withConnection(town.adminUrl, (admin) => admin.query("UPDATE municipal.insured_card SET care_level = '25' WHERE insurer_number = '131011' AND care_level = '22'"));
  await refresh();
  const after = await readTable("CERTIFIED_PEOPLE", ["INSURER", "CARE_LEVEL", "AGE_BAND"]);
  const keyOf = ({ members }: Cell) => members.map(({ member }) => member).join();
  const hiddenNow = new Set(after.filter(({ people }) => people === null).map(keyOf));
  expect(before.filter(({ people }) => people === null).map(keyOf).filter((key) => !hiddenNow.has(key))).toEqual([]);
  expect(after).not.toEqual(before);
}, 90_000);
