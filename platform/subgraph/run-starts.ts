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
