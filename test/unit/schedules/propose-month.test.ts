import fc from "fast-check";
import { proposeMonth } from "../../../subgraphs/schedules/planning/propose-month.rule.js";

const cell = (weekday: string, content = "訪問介護") => ({ weekday, startTime: "10:00", endTime: "11:00", content });
const meaning = { content: "訪問介護", serviceCode: "111111", serviceOfficeNumber: "1370100016" };

describe("a month made from the week", () => {
  test("has each service on each of its weekdays, but for the days left out", () => {
    const { days } = proposeMonth("2026-11", [cell("1"), cell("4")], [meaning], ["2026-11-23"]);
    expect(days.map(({ serviceDate }) => serviceDate.slice(8))).toEqual(["02", "05", "09", "12", "16", "19", "26", "30"]);
  });

  test("tells what has no code instead of guessing", () => {
    expect(proposeMonth("2026-11", [cell("1"), cell("2", "通所介護"), cell("3", "通所介護")], [meaning], [])).toMatchObject({ unassigned: ["通所介護"] });
  });

  test("knows the days of every month and their weekdays as the calendar does", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, number) => {
        const month = `${year}-${String(number).padStart(2, "0")}`;
        const { days } = proposeMonth(month, ["1", "2", "3", "4", "5", "6", "7"].map((weekday) => cell(weekday)), [meaning], []);
        const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
        expect(days).toHaveLength(last);
        const sundays = proposeMonth(month, [cell("7")], [meaning], []).days;
        expect(sundays.every(({ serviceDate }) => new Date(`${serviceDate}T00:00:00Z`).getUTCDay() === 0)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
