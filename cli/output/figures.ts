type Row = Readonly<Record<string, unknown>>;

const cellsOf = (line: string): string[] => line.replace(/^\s*\|/, "").replace(/\|\s*$/, "").split("|").map((cell) => cell.trim());

const isRow = (line: string) => /^\s*\|.*\|\s*$/.test(line);
const isRule = (line: string) => /^\s*\|[\s:|-]+\|\s*$/.test(line);

/** The tables in a text of Markdown as rows by column, and the lines beside them. */
export function splitTables(text: string): { readonly tables: readonly (readonly Row[])[]; readonly lines: readonly string[] } {
  const tables: Row[][] = [];
  const lines: string[] = [];
  let columns: string[] | undefined;
  for (const line of text.split("\n")) {
    if (!isRow(line)) {
      columns = undefined;
      lines.push(line);
    } else if (columns === undefined) {
      columns = cellsOf(line);
      tables.push([]);
    } else if (!isRule(line)) {
      const cells = cellsOf(line);
      tables.at(-1)?.push(Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ""])));
    }
  }
  return { tables, lines };
}

/** From here on each table that a measurement shows is one line of JSON on stdout; what it says beside them goes to stderr. */
export function tellFiguresAsJson(): void {
  const write = process.stdout.write.bind(process.stdout);
  const tell = (rows: readonly unknown[]) => write(`${JSON.stringify(rows)}\n`);
  console.table = (rows: unknown) => void tell(Array.isArray(rows) ? rows : [rows]);
  console.log = console.error;
  process.stdout.write = (chunk: string | Uint8Array): boolean => {
    const { tables, lines } = splitTables(String(chunk));
    for (const table of tables) tell(table);
    return process.stderr.write(lines.join("\n"));
  };
}
