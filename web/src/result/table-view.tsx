import { useState } from "react";
import { usePreferences } from "../preferences.js";
import { TableCell } from "./table-cell.js";
import { csvFileName, toCsv } from "./csv.js";
import { ROW_NUMBER, type ResultTable } from "./find-tables.js";
import { saveFile } from "./save-file.js";

// More rows make the page slow without telling more; the CSV has them all.
const SHOWN_ROWS = 300;

interface TableViewProps {
  tables: readonly ResultTable[];
  /** Terms in the reader's language by table and column path; the CSV keeps the names of the fields. */
  terms: ReadonlyMap<string, string>;
}

/** The lists of a result as tables, with a CSV of the chosen one. */
export function TableView({ tables, terms }: TableViewProps) {
  const { texts } = usePreferences();
  const [chosen, setChosen] = useState("");
  const table = tables.find(({ path }) => path === chosen) ?? tables[0]!;
  const columns = table.columns.filter((column) => column !== ROW_NUMBER);
  const shown = table.rows.slice(0, SHOWN_ROWS);
  const all = table.rows.length;

  return (
    <div className="kg-table-view">
      <div className="kg-table-tools">
        <label>
          <span className="kg-hidden">{texts("tableChoice")}</span>
          <select value={table.path} onChange={(event) => setChosen(event.target.value)}>
            {tables.map(({ path }) => (
              <option key={path} value={path}>
                {terms.has(path) ? `${path}　${terms.get(path)}` : path}
              </option>
            ))}
          </select>
        </label>
        <span className="kg-note">
          {all > SHOWN_ROWS ? texts("rowsShown", { shown: SHOWN_ROWS, all }) : texts("rowCount", { all })}
        </span>
        <span className="kg-space" />
        <button
          type="button"
          className="kg-solid"
          onClick={() => saveFile(csvFileName(table.path, new Date()), "text/csv;charset=utf-8", toCsv(table))}
        >
          {texts("download")}
        </button>
      </div>
      <div className="kg-table-scroll" tabIndex={0} role="region" aria-label={table.path}>
        <table>
          <thead>
            <tr>
              <th scope="col">{ROW_NUMBER}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                  {terms.has(`${table.path}.${column}`) && <small>{terms.get(`${table.path}.${column}`)}</small>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr key={index}>
                <th scope="row">{index + 1}</th>
                {columns.map((column) => (
                  <TableCell key={column} column={column} cell={row.get(column) ?? null} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
