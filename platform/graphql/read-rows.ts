import type { AuditTrail } from "../audit/audit-trail.js";
import { entityTable, selectList, type EntityClass } from "../database/entity-columns.js";
import type { RequestContext } from "../subgraph/request-context.js";
import { rowKeyText, toGlobalId, type RowKey } from "./global-id.js";

interface KeyedRow {
  insurerNumber: string;
  rowId: string;
  recipientId?: string;
  id: string;
}

const personOf = (row: KeyedRow): string => row.recipientId ?? row.rowId;

const selects = new Map<EntityClass, string>();

/** `SELECT <columns> FROM schema.table t`, built once per entity. */
export function selectFrom(entity: EntityClass): string {
  let text = selects.get(entity);
  if (!text) selects.set(entity, (text = `SELECT ${selectList(entity)} FROM ${entityTable(entity)} t`));
  return text;
}

const mostKept = 2_000;
const kept = new Map<EntityClass, Map<string, string>>();

/** The whole text of a statement that begins with {@link selectFrom}: the same string each time, so that whoever looks it up need not read a thousand letters again (0.07 µs instead of 1.9). */
function statementOf(entity: EntityClass, rest: string): string {
  let texts = kept.get(entity);
  if (!texts) kept.set(entity, (texts = new Map()));
  const known = texts.get(rest);
  if (known !== undefined) return known;
  const text = `${selectFrom(entity)} ${rest}`;
  if (texts.size < mostKept) texts.set(rest, text);
  return text;
}

/**
 * Reads personal rows of one entity under the viewer's rights, gives each its opaque id and notes in the audit whose rows
 * of which category were seen. `rest` starts after the FROM clause; the table's alias is `t`. A page reads one row more than
 * it shows: `shown` keeps that row out of the access record.
 */
export async function readPersonalRows<Row extends KeyedRow>(context: Pick<RequestContext, "session"> & { readonly audit: Pick<AuditTrail, "note"> }, entity: EntityClass<Row>, category: string, rest: string, values: readonly unknown[], shown = Number.POSITIVE_INFINITY): Promise<Row[]> {
  const rows = await context.session.query<Row>(statementOf(entity, rest), values);
  const [first] = rows;
  let areOfOne = true;
  rows.forEach((row, index) => {
    row.id = toGlobalId(row.insurerNumber, row.rowId);
    areOfOne &&= personOf(row) === personOf(first as Row) && row.insurerNumber === first?.insurerNumber;
    if (index < shown) context.audit.note(row.insurerNumber, personOf(row), category, 1);
  });
  if (first && areOfOne) context.session.about(first.insurerNumber, personOf(first));
  return rows;
}

/** Rows of one entity by their own keys, null where there is none for this viewer. What is hidden is recorded as denied. */
export async function readByKey<Row extends KeyedRow>(context: RequestContext, entity: EntityClass<Row>, category: string, keys: readonly RowKey[]): Promise<(Row | null)[]> {
  const rows = await readPersonalRows(context, entity, category, "WHERE (t.insurer_number, t.id) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))", [
    keys.map(({ insurerNumber }) => insurerNumber),
    keys.map(({ rowId }) => rowId),
  ]);
  const found = inKeyOrder(keys, rows, rowKeyText, rowKeyText);
  keys.forEach(({ insurerNumber, rowId }, index) => {
    if (!found[index]) context.audit.miss({ entity, insurerNumber, column: "id", value: rowId }, category);
  });
  return found;
}

/** Puts rows in the order of their keys: one row or null for each key. */
export function inKeyOrder<Key, Row>(keys: readonly Key[], rows: readonly Row[], keyText: (key: Key) => string, rowText: (row: Row) => string): (Row | null)[] {
  const byKey = new Map(rows.map((row) => [rowText(row), row]));
  return keys.map((key) => byKey.get(keyText(key)) ?? null);
}

/** Groups rows by key, keeping the rows' order; an empty list for keys without rows. */
export function groupedByKey<Key, Row>(keys: readonly Key[], rows: readonly Row[], keyText: (key: Key) => string, rowText: (row: Row) => string): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const text = rowText(row);
    const group = groups.get(text);
    if (group) group.push(row);
    else groups.set(text, [row]);
  }
  return keys.map((key) => groups.get(keyText(key)) ?? []);
}
