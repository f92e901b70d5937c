import { findTables } from "../../../web/src/result/find-tables.js";

/** Tables as plain rows of cells in column order. */
function plain(data: unknown) {
  return findTables(data).map(({ path, columns, rows }) => ({
    path,
    columns,
    rows: rows.map((row) => columns.map((column) => row.get(column) ?? null)),
  }));
}

describe("tables of a result", () => {
  test("a connection and a plain list of the same things give the same table", () => {
    const people = [{ id: "a", name: "花子" }, { id: "b", name: "一郎" }];
    const asList = plain({ people });
    expect(asList).toEqual([{ path: "people", columns: ["#", "id", "name"], rows: [[1, "a", "花子"], [2, "b", "一郎"]] }]);
    expect(plain({ people: { totalCount: 2, nodes: people } })).toEqual(asList);
    expect(plain({ people: { edges: people.map((node) => ({ cursor: "c", node })), pageInfo: {} } })).toEqual(asList);
  });

  test("objects inside a row become dotted columns and __typename is left out", () => {
    const [table] = plain({ people: [{ __typename: "R", card: { level: 3, valid: { to: "2026-03-31" } } }] });
    expect(table).toEqual({ path: "people", columns: ["#", "card.level", "card.valid.to"], rows: [[1, 3, "2026-03-31"]] });
  });

  test("a list inside a list is a table of its own that points back to the row it belongs to", () => {
    const [plans, needs] = plain({ plans: [{ id: 1, needs: [{ n: "x" }] }, { id: 2, needs: [{ n: "y" }, { n: "z" }] }] });
    expect(plans?.columns).toEqual(["#", "id"]);
    expect(needs).toEqual({
      path: "plans.needs",
      columns: ["#", "plans #", "n"],
      rows: [[1, 1, "x"], [2, 2, "y"], [3, 2, "z"]],
    });
  });

  test("a list of plain values is one column, and one cell where it stands inside a row", () => {
    expect(plain({ days: ["月", "水"] })[0]?.rows).toEqual([[1, "月"], [2, "水"]]);
    expect(plain({ rows: [{ days: ["月", "水"] }] })[0]?.rows).toEqual([[1, "月; 水"]]);
  });

  test("rows with different fields share the columns of all", () => {
    expect(plain({ rows: [{ a: 1 }, { b: 2 }] })[0]).toMatchObject({ columns: ["#", "a", "b"], rows: [[1, 1, null], [2, null, 2]] });
  });

  test("an alias named __proto__ is a column like any other", () => {
    const data: unknown = JSON.parse('{"rows":[{"__proto__":"x"}]}');
    expect(plain(data)[0]).toEqual({ path: "rows", columns: ["#", "__proto__"], rows: [[1, "x"]] });
  });

  test.each([null, undefined, 1, "x", {}, { person: { name: "花子" } }, { people: [] }, { people: { nodes: [] } }, { people: [null] }])(
    "%j has no table",
    (data) => {
      expect(findTables(data)).toEqual([]);
    },
  );
});
