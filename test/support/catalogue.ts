import type pg from "pg";

/** A question to the database's own catalogue: rows are offences, one text each. */
export type Question = string;

/** Schemas of the house; the recorded migrations stand in `public`. */
const house = "n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT IN ('information_schema', 'public')";
const logins = "('kaigo_app'), ('kaigo_worker'), ('kaigo_audit'), ('kaigo_sealer'), ('kaigo_auditor')";
const tables = `pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${house} AND c.relkind IN ('r', 'p')`;
const place = "n.nspname || '.' || c.relname";

/** Tables whose rows are not behind forced row-level security with a policy. Partitions are reached through their parent only. */
export const unprotectedTables: Question = `
  SELECT ${place} AS offence FROM ${tables} AND NOT c.relispartition
    AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))`;

/** Partitions that somebody else than their owner may reach past the parent's policies. */
export const openPartitions: Question = `
  SELECT ${place} || ' to ' || g.grantee::regrole AS offence FROM ${tables.replace("pg_class c JOIN", "pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) g JOIN")}
    AND c.relispartition AND g.grantee <> c.relowner`;

/** Policies that let write what they would not show, that speak to everyone, or that show readers every row. */
export const loosePolicies: Question = `
  SELECT ${place} || ': ' || p.polname || w.why AS offence
  FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  CROSS JOIN LATERAL (VALUES
    (' writes without a check', p.polcmd IN ('a', 'w', '*') AND p.polwithcheck IS NULL),
    (' is for everyone', p.polroles && ARRAY[0::oid]),
    (' shows readers every row', 'kaigo_app'::regrole = ANY (p.polroles) AND coalesce(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) = 'true')
  ) w (why, holds) WHERE w.holds AND n.nspname NOT LIKE 'pg\\_%'`;

/** Tables that the workers' login writes and in which a viewer's mutation would be held by nothing but the insurer. The mutations' own outcomes belong to their caller, and the audit takes none but their own rows. */
export const openToViewers: Question = `
  SELECT ${place} || ': ' || w.kind AS offence FROM ${tables} AND NOT c.relispartition AND n.nspname NOT IN ('audit', 'idempotency')
    AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive AND 'kaigo_worker'::regrole = ANY (p.polroles) AND p.polcmd IN ('*', 'a', 'w', 'd'))`.replace("pg_class c JOIN", "pg_class c CROSS JOIN (VALUES ('INSERT', 'a'), ('UPDATE', 'w'), ('DELETE', 'd')) w (kind, cmd) JOIN") + `
    AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND NOT p.polpermissive AND p.polroles = ARRAY['kaigo_worker'::regrole::oid] AND p.polcmd = w.cmd::"char"
      AND pg_get_expr(coalesce(p.polwithcheck, p.polqual), p.polrelid) NOT LIKE '%OR true%')`;

/** Tables in which imports see the rows of every insurer. */
export const unlimitedForWorkers: Question = `
  SELECT ${place} AS offence FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE 'kaigo_worker'::regrole = ANY (p.polroles) AND pg_get_expr(p.polqual, p.polrelid) = 'true'`;

/** Views with their owner's rights, copies of rows, foreign tables, and functions with their owner's rights. */
export const borrowedRights: Question = `
  SELECT ${place} || ' is a view, copy or foreign table with its owner''s rights' AS offence FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
    AND (c.relkind IN ('m', 'f') OR (c.relkind = 'v' AND NOT coalesce(c.reloptions @> ARRAY['security_invoker=true'], false)))
  UNION ALL SELECT p.oid::regprocedure || ' runs with its owner''s rights' FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE p.prosecdef AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'`;

/** Powers of the logins that none of them needs: attributes, ownership, membership, making things. */
export const strongLogins: Question = `
  WITH login AS (SELECT r.* FROM (VALUES ${logins}) v (name) JOIN pg_roles r ON r.rolname = v.name)
  SELECT rolname || ' has an attribute that passes over rights' AS offence FROM login WHERE rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication
  UNION ALL SELECT rolname || ' owns ' || d.classid::regclass FROM login JOIN pg_shdepend d ON d.refclassid = 'pg_authid'::regclass AND d.refobjid = login.oid AND d.deptype = 'o'
  UNION ALL SELECT rolname || ' is a member of ' || m.roleid::regrole FROM login JOIN pg_auth_members m ON m.member = login.oid
  UNION ALL SELECT rolname || ' may create in ' || n.nspname FROM login, pg_namespace n WHERE has_schema_privilege(login.oid, n.oid, 'CREATE') AND n.nspname NOT LIKE 'pg\\_temp%'
  UNION ALL SELECT rolname || ' may create schemas' FROM login WHERE has_database_privilege(login.oid, current_database(), 'CREATE')
  UNION ALL SELECT rolname || ' may make temporary tables' FROM login WHERE rolname <> 'kaigo_worker' AND has_database_privilege(login.oid, current_database(), 'TEMPORARY')
  UNION ALL SELECT rolname || ' has a setting of its own' FROM login JOIN pg_db_role_setting s ON s.setrole = login.oid
  UNION ALL SELECT 'kaigo_owner is more than an owner' FROM pg_roles WHERE rolname = 'kaigo_owner' AND (rolcanlogin OR rolsuper OR rolbypassrls OR rolcreaterole)
  UNION ALL SELECT name || ' is missing' FROM (VALUES ${logins}, ('kaigo_owner')) v (name) WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name)`;

/** What everyone is allowed by way of PUBLIC in the house. */
export const openToEveryone: Question = `
  SELECT ${place} || ': ' || g.privilege_type AS offence FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace CROSS JOIN LATERAL aclexplode(c.relacl) g WHERE g.grantee = 0 AND ${house}
  UNION ALL SELECT n.nspname || ': ' || g.privilege_type FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) g WHERE g.grantee = 0 AND ${house}`;

/** Every privilege of a login as `TABLE: PRIVILEGE`, those on single columns and on sequences included. */
export const privilegesOf = (login: string): Question => `
  SELECT ${place} || ': ' || p.name AS offence FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  CROSS JOIN (VALUES ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE'), ('REFERENCES'), ('TRIGGER'), ('MAINTAIN')) p (name)
  WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' AND (
    (c.relkind IN ('r', 'p', 'v', 'm', 'f') AND (has_table_privilege('${login}', c.oid, p.name)
      OR CASE WHEN p.name IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') THEN has_any_column_privilege('${login}', c.oid, p.name) END))
    OR CASE WHEN c.relkind = 'S' AND p.name IN ('SELECT', 'UPDATE') THEN has_sequence_privilege('${login}', c.oid, p.name) END)`;

/** Tables about people whose keys would tell one insurer what another has, or that cannot be spread over machines by insurer. */
export const keysAcrossInsurers: Question = `
  SELECT ${place} || w.why AS offence FROM ${tables.replace("WHERE", "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'recipient_id' LEFT JOIN pg_attribute i ON i.attrelid = c.oid AND i.attname = 'insurer_number' CROSS JOIN LATERAL (VALUES (' has no insurer', i.attnum IS NULL OR NOT i.attnotnull), (' has a key without the insurer', EXISTS (SELECT FROM pg_index x WHERE x.indrelid = c.oid AND x.indisunique AND NOT i.attnum = ANY (x.indkey)))) w (why, holds) WHERE")}
    AND NOT c.relispartition AND w.holds`;

/** Foreign keys from one subgraph's schema into another's. */
export const crossingForeignKeys: Question = `
  SELECT k.conrelid::regclass || ' → ' || k.confrelid::regclass AS offence FROM pg_constraint k
  JOIN pg_class a ON a.oid = k.conrelid JOIN pg_class b ON b.oid = k.confrelid WHERE k.contype = 'f' AND a.relnamespace <> b.relnamespace`;

/** The offences that a question finds, sorted. */
export async function ask(client: pg.ClientBase, question: Question): Promise<string[]> {
  const { rows } = await client.query<{ offence: string }>(question);
  return rows.map(({ offence }) => offence).sort();
}

/** Views of one subgraph over tables of another: what others may read stands in views named `shared_`. */
export const crossingViews: Question = `
  SELECT DISTINCT v.oid::regclass || ' reads ' || t.oid::regclass AS offence
  FROM pg_rewrite r JOIN pg_class v ON v.oid = r.ev_class AND v.relkind = 'v' JOIN pg_namespace n ON n.oid = v.relnamespace
  JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid AND d.refclassid = 'pg_class'::regclass JOIN pg_class t ON t.oid = d.refobjid
  WHERE ${house} AND t.relnamespace <> v.relnamespace AND t.relname NOT LIKE 'shared\\_%'`;
