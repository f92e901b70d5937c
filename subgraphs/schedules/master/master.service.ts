import { entityColumn, type EntityClass } from "../../../platform/database/entity-columns.js";
import { assertPage, fromCursor, toConnection, type Connection } from "../../../platform/graphql/connection.js";
import { selectFrom } from "../../../platform/graphql/read-rows.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import type { MasterArgs } from "./master.input.js";
import type { MasterRow } from "./master-row.js";

/** Which rows of a master are wanted: a condition on the table `t` over the value `$1`, which is null for all. */
export interface MasterFilter {
  readonly condition: string;
  readonly value: string | null | undefined;
}

/**
 * One page of a master by its key. In a month each key has one row, the newest that holds; without a month every row is listed,
 * each key's oldest first. Throws INPUT_INVALID for a bad page.
 */
export async function listMaster<Row extends MasterRow>(context: RequestContext, entity: EntityClass<Row>, key: readonly (keyof Row & string)[], args: MasterArgs, { condition, value }: MasterFilter = { condition: "true", value: null }): Promise<Connection<Row>> {
  assertPage(args);
  const names = args.month ? key : [...key, "validFrom" as const];
  const columns = names.map((name) => `t.${entityColumn(entity, name)}::text`);
  const after = fromCursor(args.after, names.length);
  // A newer row that holds in the month hides the older ones of its key.
  const source = args.month
    ? selectFrom(entity).replace("SELECT", `SELECT DISTINCT ON (${columns.join(", ")})`)
    : selectFrom(entity);
  const rows = await context.session.query<Row>(
    `${source} WHERE ($1::text IS NULL OR ${condition}) AND ($2::text IS NULL OR $2 BETWEEN t.valid_from AND coalesce(t.valid_to, '9999-12'))
       AND ($3::text[] IS NULL OR ARRAY[${columns.join(", ")}] > $3::text[]) ORDER BY ${columns.join(", ")}${args.month ? ", t.valid_from DESC" : ""} LIMIT $4`,
    [value ?? null, args.month ?? null, after?.map(String) ?? null, args.first + 1],
  );
  return toConnection(rows, args.first, (row) => names.map((name) => String(row[name])));
}
