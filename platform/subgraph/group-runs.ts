/** Rows by key, in their order. The key is asked for once in each stretch of rows that `isSame` finds alike, and the stretch taken as it stands. */
export function groupRuns<Row extends object>(rows: readonly Row[], isSame: (row: Row, before: Row) => boolean, keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  let start = 0;
  for (let at = 1; at <= rows.length; at += 1) {
    if (at < rows.length && isSame(rows[at] as Row, rows[at - 1] as Row)) continue;
    const key = keyOf(rows[start] as Row);
    const group = groups.get(key);
    if (!group) groups.set(key, rows.slice(start, at));
    else for (let next = start; next < at; next += 1) group.push(rows[next] as Row);
    start = at;
  }
  return groups;
}
