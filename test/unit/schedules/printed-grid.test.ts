import fc from "fast-check";
import { toPrintedGrid, type GridCell, type GridRow } from "../../../subgraphs/schedules/planned-service/printed-grid.rule.js";

const cell: GridCell = {
  serviceDate: "2025-04-01", startTime: "09:00", endTime: "10:00", serviceCount: 1, serviceCode: "111111",
  taisCode: null, equipmentNotificationCode: null, equipmentName: null, detailNumber: null,
  serviceOfficeNumber: "1370100016", serviceOfficeName: "見本訪問介護", satelliteBranch: null, over30Days: false,
};
const onDays = (row: GridRow) => row.days.flatMap((count, index) => (count === 0 ? [] : [[index + 1, count]]));

test("cells of one service at one time by one office stand in one printed row", () => {
  const grid = toPrintedGrid([cell, { ...cell, serviceDate: "2025-04-08" }, { ...cell, serviceDate: "2025-04-30", serviceCount: 2 }]);
  expect(grid.map(onDays)).toEqual([[[1, 1], [8, 1], [30, 2]]]);
  expect(grid[0]).toMatchObject({ total: 4, serviceCode: "111111", startTime: "09:00" });
});

test("several records of one day are counted together", () => {
  expect(toPrintedGrid([cell, { ...cell, serviceCount: 3 }]).map(onDays)).toEqual([[[1, 4]]]);
});

test("another time, code, office, satellite, equipment, detail number or 30-day flag is another row", () => {
  const others: Partial<GridCell>[] = [
    { startTime: "09:30" }, { endTime: null }, { serviceCode: "111112" }, { serviceOfficeNumber: "1370100024" }, { satelliteBranch: "01" },
    { taisCode: "00001-000010" }, { equipmentNotificationCode: "00001-000010" }, { detailNumber: 1 }, { over30Days: true },
  ];
  expect(toPrintedGrid([cell, ...others.map((other) => ({ ...cell, ...other }))])).toHaveLength(others.length + 1);
});

test("names do not split a row: the first one is printed", () => {
  expect(toPrintedGrid([cell, { ...cell, serviceOfficeName: "別の名", equipmentName: "車いす" }]).map(({ serviceOfficeName }) => serviceOfficeName)).toEqual(["見本訪問介護"]);
});

test("a month without services has no rows", () => {
  expect(toPrintedGrid([])).toEqual([]);
});

const anyCell = fc.record({
  serviceDate: fc.integer({ min: 1, max: 31 }).map((day) => `2025-05-${String(day).padStart(2, "0")}`),
  startTime: fc.constantFrom(null, "09:00", "15:30"),
  endTime: fc.constantFrom(null, "10:00"),
  serviceCount: fc.integer({ min: 0, max: 99 }),
  serviceCode: fc.constantFrom("111111", "111211", "171001"),
  taisCode: fc.constantFrom(null, "00001-000010"),
  equipmentNotificationCode: fc.constantFrom(null, "00001-000010"),
  equipmentName: fc.constantFrom(null, "車いす"),
  detailNumber: fc.constantFrom(null, 1, 2),
  serviceOfficeNumber: fc.constantFrom("1370100016", "1370100024"),
  serviceOfficeName: fc.constantFrom(null, "見本"),
  satelliteBranch: fc.constantFrom(null, "1"),
  over30Days: fc.boolean(),
});
const shared = ({ startTime, endTime, serviceCode, taisCode, equipmentNotificationCode, detailNumber, serviceOfficeNumber, satelliteBranch, over30Days }: Omit<GridCell, "serviceDate" | "serviceCount">) =>
  JSON.stringify([startTime, endTime, serviceCode, taisCode, equipmentNotificationCode, detailNumber, serviceOfficeNumber, satelliteBranch, over30Days]);

test("the grid spread out again gives the same times per day and line as the cells, none lost or invented", () => {
  fc.assert(
    fc.property(fc.array(anyCell, { maxLength: 60 }), (cells) => {
      const expected = new Map<string, number>();
      for (const one of cells.filter(({ serviceCount }) => serviceCount > 0)) expected.set(`${shared(one)}${one.serviceDate}`, (expected.get(`${shared(one)}${one.serviceDate}`) ?? 0) + one.serviceCount);
      const grid = toPrintedGrid(cells);
      const found = new Map(grid.flatMap((row) => onDays(row).map(([day, count]) => [`${shared(row)}2025-05-${String(day).padStart(2, "0")}`, count as number] as const)));
      expect(found).toEqual(expected);
      expect(new Set(grid.map(shared)).size).toBe(grid.length);
      for (const row of grid) {
        expect(row.days).toHaveLength(31);
        expect(row.total).toBe(row.days.reduce((sum, count) => sum + count, 0));
      }
    }),
  );
});

test("the order of records moves rows, never numbers", () => {
  fc.assert(
    fc.property(fc.array(anyCell, { maxLength: 30 }), (cells) => {
      const numbers = (grid: GridRow[]) => new Map(grid.map((row) => [shared(row), row.days]));
      expect(numbers(toPrintedGrid([...cells].reverse()))).toEqual(numbers(toPrintedGrid(cells)));
    }),
  );
});
