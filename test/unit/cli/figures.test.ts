import { splitTables } from "../../../cli/output/figures.js";

describe("figures of a measurement for scripts", () => {
  test("are the rows of its tables, apart from what it says beside them", () => {
    const { tables, lines } = splitTables("Node v20\n| way | rows/s |\n|---|--:|\n| ours | 12 |\n| COPY | 40 |\nheld\n| only |\n|--|\n| 1 |\n");
    expect(tables).toEqual([[{ way: "ours", "rows/s": "12" }, { way: "COPY", "rows/s": "40" }], [{ only: "1" }]]);
    expect(lines).toEqual(["Node v20", "held", ""]);
  });
});
