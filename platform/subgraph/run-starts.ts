/**
 * Tells of rows one after the other which differ from the row before them in one of the items, as the first does. Rows of one person
 * mostly stand together: what belongs to the person is looked up at the first of them, since a set has some hundred thousand.
 */
export function runStarts<Row extends object>(...items: readonly (keyof Row)[]): (row: Row) => boolean {
  let before: Row | undefined;
  return (row) => {
    const last = before;
    before = row;
    return last === undefined || items.some((item) => row[item] !== last[item]);
  };
}
