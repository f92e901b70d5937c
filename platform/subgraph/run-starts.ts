/**
 * Tells of rows one after the other which differ from the row before them in what `isSame` looks at, as the first does. Rows of one
 * person mostly stand together: what belongs to the person is looked up at the first of them, since a set has some hundred thousand.
 * A comparison that names its items takes a fifth of the time of a list of them.
 */
export function runStarts<Row extends object>(isSame: (row: Row, before: Row) => boolean): (row: Row) => boolean {
  let before: Row | undefined;
  return (row) => {
    const last = before;
    before = row;
    return last === undefined || !isSame(row, last);
  };
}

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
