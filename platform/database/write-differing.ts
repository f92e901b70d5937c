/** A table whose rows are worked out from others. */
export interface DerivedTable {
  readonly name: string;
  /** The unique constraint of a row's place. */
  readonly constraint: string;
  /** Everything that is worked out, as `fresh` gives it. */
  readonly columns: string;
  /** What tells the rows of a scope apart. */
  readonly key: string;
  /** What may change in a row. */
  readonly items: readonly string[];
}

/**
 * A statement that makes the rows of a scope what `fresh` gives: what comes out as it stands is not written again. Set operations tell
 * what differs: they take as long for a table without statistics as for any other.
 */
export const writeDiffering = ({ name, constraint, columns, key, items }: DerivedTable, inScope: string, fresh: string): string => `
  WITH fresh AS MATERIALIZED (SELECT ${columns} FROM (${fresh}) s),
  gone AS (DELETE FROM ${name} WHERE ${inScope} AND (${key}) NOT IN (SELECT ${key} FROM fresh))
  INSERT INTO ${name} AS t (${columns})
  SELECT * FROM fresh EXCEPT SELECT ${columns} FROM ${name} WHERE ${inScope} ORDER BY ${key}
  ON CONFLICT ON CONSTRAINT ${constraint} DO UPDATE SET ${items.map((item) => `${item} = excluded.${item}`).join(", ")}`;
