export type Cell = string | number | boolean | null;

/** One list of the result: every place where the same field path occurs, in order. */
export interface ResultTable {
  /** Field names from the root, without list positions, `edges`, `nodes` and `node`. */
  path: string;
  columns: string[];
  /** Cells by column; a column may be missing. Maps, because an alias may be called `__proto__`. */
  rows: Map<string, Cell>[];
}

/** The column that numbers a table's rows; a list inside a list points back with `<parent> #`. */
export const ROW_NUMBER = "#";

/** Finds every list and connection in `data`, outer lists first. Objects inside a row become dotted columns. */
export function findTables(data: unknown): ResultTable[] {
  const tables = new Map<string, ResultTable>();
  visit(data, "", undefined);
  return [...tables.values()].filter((table) => table.rows.length > 0);

  function visit(value: unknown, path: string, parent: Parent | undefined): void {
    const list = asList(value);
    if (list) addRows(list, path, parent);
    else if (isFields(value)) {
      for (const [name, child] of Object.entries(value)) visit(child, join(path, name), parent);
    }
  }

  function addRows(list: readonly unknown[], path: string, parent: Parent | undefined): void {
    const table = tables.get(path) ?? { path, columns: [], rows: [] };
    tables.set(path, table);
    for (const item of list) {
      if (item === null || item === undefined) continue;
      const row = new Map<string, Cell>();
      const number = table.rows.push(row);
      put(table, row, ROW_NUMBER, number);
      if (parent) put(table, row, `${parent.name} ${ROW_NUMBER}`, parent.number);
      const here = { name: path.split(".").at(-1) ?? path, number };
      if (isFields(item)) fill(table, row, item, "", here);
      else put(table, row, here.name, toCell(item));
    }
  }

  function fill(table: ResultTable, row: Map<string, Cell>, fields: Fields, prefix: string, here: Parent): void {
    for (const [name, value] of Object.entries(fields)) {
      if (name === "__typename") continue;
      const column = join(prefix, name);
      const list = asList(value);
      if (list?.some(isFields)) addRows(list, join(table.path, column), here);
      else if (list) put(table, row, column, list.map(toCell).join("; "));
      else if (isFields(value)) fill(table, row, value, column, here);
      else put(table, row, column, toCell(value));
    }
  }
}

interface Parent {
  name: string;
  number: number;
}

type Fields = Record<string, unknown>;

function put(table: ResultTable, row: Map<string, Cell>, column: string, cell: Cell): void {
  if (!table.columns.includes(column)) table.columns.push(column);
  row.set(column, cell);
}

/** The items of a plain list or of a connection (`edges` or `nodes`); undefined for anything else. */
function asList(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (!isFields(value)) return undefined;
  if (Array.isArray(value["nodes"])) return value["nodes"];
  if (Array.isArray(value["edges"])) return value["edges"].map((edge) => (isFields(edge) && "node" in edge ? edge["node"] : edge));
  return undefined;
}

function toCell(value: unknown): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return JSON.stringify(value);
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function join(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}
