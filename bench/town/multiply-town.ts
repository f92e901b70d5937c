import type pg from "pg";
import { copyOfficeNumbers } from "./copy-numbers.js";

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
}

/** Schemas with records of people; mail and the access record are not multiplied. */
const schemas = ["recipients", "care_plans", "schedules", "actuals", "municipal"];
const copiesAtOnce = 50;
/** The real town is loaded in less. */
const minutesApart = 5;

/**
 * Multiplies the people of a small real town with all their records and offices, in sets: `copies` times more of each. A copy is a
 * district of its own: its people are served by its own offices, so that an office stays as large as it was. Needs the superuser.
 */
export async function multiplyTown(admin: pg.Client, copies: number, onProgress: (done: number) => void = () => undefined): Promise<void> {
  await prepare(admin, copies);
  const tables = await findTables(admin);
  // Only what was there at first is multiplied, not what the copies before have made.
  for (const table of tables.keys()) await admin.query(`CREATE TABLE ${originals(table)} AS SELECT * FROM ${table} ORDER BY ${await primaryKeyOf(admin, table)}; ANALYZE ${originals(table)}`);
  const indexes = await dropIndexes(admin, [...tables.keys()]);
  // Copies keep what the originals have: checks and references need not be gone through again.
  await admin.query("SET session_replication_role = replica; SET work_mem = '512MB'");
  await setDurable(admin, false);
  for (let first = 1; first <= copies; first += copiesAtOnce) {
    const last = Math.min(copies, first + copiesAtOnce - 1);
    for (const [table, columns] of tables) await admin.query(copyStatement(table, columns), [first, last]);
    onProgress(last);
  }
  for (const make of indexes) await admin.query(make);
  await admin.query("RESET session_replication_role; RESET work_mem; DROP SCHEMA town CASCADE");
  await admin.query("VACUUM (ANALYZE)");
  await setDurable(admin, true);
  await admin.query("CHECKPOINT");
}

/** A town that is half made is thrown away: until it is whole, nothing waits for the disk, and it is cleaned once at the end. */
async function setDurable(admin: pg.Client, isDurable: boolean): Promise<void> {
  for (const name of ["fsync", "full_page_writes", "autovacuum"]) await admin.query(isDurable ? `ALTER SYSTEM RESET ${name}` : `ALTER SYSTEM SET ${name} = off`);
  await admin.query("SELECT pg_reload_conf()");
}

/**
 * Takes indexes away that only readers need, and answers how to make all of them anew: in one go at the end it is faster, and they are
 * as small as those of a town that grew in order.
 */
async function dropIndexes(admin: pg.Client, tables: readonly string[]): Promise<string[]> {
  const { rows } = await admin.query<{ drop: string | null; make: string }>(
    `SELECT CASE WHEN i.is_needed THEN NULL WHEN u.oid IS NULL THEN format('DROP INDEX %s', i.name) ELSE format('ALTER TABLE %s DROP CONSTRAINT %I', i.table, u.conname) END AS drop,
       CASE WHEN i.is_needed THEN format('REINDEX INDEX %s', i.name) WHEN u.oid IS NULL THEN replace(pg_get_indexdef(i.oid), ' ON ONLY ', ' ON ') ELSE format('ALTER TABLE %s ADD CONSTRAINT %I %s', i.table, u.conname, pg_get_constraintdef(u.oid)) END AS make
     FROM (SELECT indexrelid AS oid, indexrelid::regclass AS name, indrelid::regclass AS table, indisprimary OR EXISTS (SELECT FROM pg_constraint f WHERE f.contype = 'f' AND f.conindid = indexrelid) AS is_needed
       FROM pg_index WHERE indrelid = ANY ($1::regclass[])) i
     LEFT JOIN pg_constraint u ON u.conindid = i.oid AND u.contype IN ('u', 'x')`,
    [tables],
  );
  for (const { drop } of rows) if (drop !== null) await admin.query(drop);
  return rows.map(({ make }) => make);
}

async function primaryKeyOf(admin: pg.Client, table: string): Promise<string> {
  const { rows } = await admin.query<{ name: string }>("SELECT quote_ident(a.attname) AS name FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) WHERE i.indrelid = $1::regclass AND i.indisprimary ORDER BY array_position(i.indkey::smallint[], a.attnum)", [table]);
  return rows.map(({ name }) => name).join(", ") || "ctid";
}

async function prepare(admin: pg.Client, copies: number): Promise<void> {
  await admin.query(`CREATE SCHEMA town;
    CREATE TABLE town.office (original text, copy integer, office_number text NOT NULL, PRIMARY KEY (original, copy));
    -- The time at the front is ${minutesApart} minutes later for each copy: copies come one after another, as what is sent does, and lie so in the indexes.
    CREATE FUNCTION town.copy_id(id uuid, copy integer) RETURNS uuid LANGUAGE sql IMMUTABLE AS
      $$ SELECT overlay(id::text PLACING overlay(lpad(to_hex(('x' || left(id::text, 8) || substr(id::text, 10, 4))::bit(48)::bigint + copy * ${minutesApart * 60_000}::bigint), 12, '0') PLACING '-' FROM 9 FOR 0) FROM 1 FOR 13)::uuid $$;
    CREATE FUNCTION town.copy_number(number text, copy integer) RETURNS text LANGUAGE sql IMMUTABLE AS
      $$ SELECT left(number, 1) || lpad((substr(number, 2)::bigint + copy * 100000::bigint)::text, 9, '0') $$`);
  const { rows } = await admin.query<{ number: string }>("SELECT office_number AS number FROM recipients.office ORDER BY 1");
  const numbers = copyOfficeNumbers(rows.map(({ number }) => number), copies);
  await admin.query("INSERT INTO town.office SELECT * FROM unnest($1::text[], $2::integer[], $3::text[])", [numbers.map(({ original }) => original), numbers.map(({ copy }) => copy), numbers.map(({ officeNumber }) => officeNumber)]);
  await admin.query("ANALYZE town.office");
}

/** Every table about people or offices with its columns; what the database makes itself is left to it. */
async function findTables(admin: pg.Client): Promise<Map<string, Column[]>> {
  const { rows } = await admin.query<Column>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS table, a.attname AS name, format_type(a.atttypid, NULL) AS type
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity = ''
     ORDER BY 1, a.attnum`,
    [schemas],
  );
  const tables = new Map<string, Column[]>();
  for (const column of rows) tables.set(column.table, [...(tables.get(column.table) ?? []), column]);
  const offices = new Set(["recipients.office", "recipients.staff_account"]);
  return new Map([...tables].filter(([table, columns]) => table === "recipients.recipient" || offices.has(table) || columns.some(({ name }) => name === "recipient_id")));
}

const originals = (table: string): string => `town.${table.replace(".", "_")}`;

/** One statement for all copies from $1 to $2, one after another: keys and numbers are made anew, all else is taken over. */
function copyStatement(table: string, columns: readonly Column[]): string {
  const joins: string[] = [];
  const office = (name: string) => {
    joins.push(`LEFT JOIN town.office o${joins.length} ON o${joins.length}.original = t.${name} AND o${joins.length}.copy = c.copy`);
    return `coalesce(o${joins.length - 1}.office_number, t.${name})`;
  };
  const values = columns.map(({ name, type }) => {
    if (type === "uuid") return `town.copy_id(t.${name}, c.copy)`;
    if (name === "insured_number") return "town.copy_number(t.insured_number, c.copy)";
    if (type === "text" && name.endsWith("office_number")) return office(name);
    if (table === "recipients.staff_account" && name === "subject") return `overlay(t.subject PLACING ${office("office_number")} FROM 1 FOR 10)`;
    return `t.${name}`;
  });
  // Officers of insurers have no office: there is one insurer for all copies.
  const where = table === "recipients.staff_account" ? "WHERE t.office_number IS NOT NULL" : "";
  return `INSERT INTO ${table} (${columns.map(({ name }) => name).join(", ")}) SELECT ${values.join(", ")} FROM generate_series($1::integer, $2::integer) AS c (copy) CROSS JOIN ${originals(table)} t ${joins.join(" ")} ${where} ORDER BY c.copy, t.ctid`;
}
