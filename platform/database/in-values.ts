/**
 * `column IN ($4, $5)` for values that are sent from the given parameter on. Unlike `= ANY ($4)` it leaves out the partitions that
 * hold none of them also when the statement is planned for any values. Throws nothing; an empty list is a fault of the caller.
 */
export const inValues = (column: string, first: number, values: readonly unknown[]): string => `${column} IN (${values.map((_value, index) => `$${first + index}`).join(", ")})`;
