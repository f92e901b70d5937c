import pg from "pg";
import { monthOfEventSql } from "../audit/sealed-event.js";
import { KaigoError } from "../errors/kaigo-error.js";
import type { Database } from "./database.js";
import { toDatabaseError } from "./database-error.js";

const monthsAhead = 24;

const monthAfter = (month: string, count: number): string => {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
};
const partitionOf = (month: string) => `access_event_${month.replace("-", "")}`;
const startOf = (month: string) => `'${month}-01 00:00+09'`;

/** What was dropped and made, as months. */
export interface Retention {
  readonly dropped: readonly string[];
  readonly made: readonly string[];
}

/**
 * Drops months of the access record that ended more than `years` before `today` and are sealed whole: their seals remain and
 * still verify. Makes the partitions of the next two years. Runs as the owner, in one transaction. Throws CONFIG_INVALID without
 * the administrator's address.
 */
export async function retainAudit(database: Database, admin: string | undefined, { today, years }: { readonly today: string; readonly years: number }): Promise<Retention> {
  if (!admin) throw new KaigoError("CONFIG_INVALID", { variable: "DATABASE_URL" });
  const waiting = await findUnsealedMonths(database);
  const client = new pg.Client({ connectionString: admin });
  const month = today.slice(0, 7);
  try {
    await client.connect();
    await client.query("BEGIN; SET LOCAL ROLE kaigo_owner; SET LOCAL lock_timeout = '5s'");
    const existing = await findMonths(client);
    const dropped = existing.filter((old) => old < monthAfter(month, -12 * years) && !waiting.has(old));
    for (const old of dropped) await client.query(`DROP TABLE audit.${partitionOf(old)}`);
    const made = Array.from({ length: monthsAhead + 1 }, (_, ahead) => monthAfter(month, ahead)).filter((next) => !existing.includes(next));
    for (const next of made) await client.query(`CREATE TABLE audit.${partitionOf(next)} PARTITION OF audit.access_event FOR VALUES FROM (${startOf(next)}) TO (${startOf(monthAfter(next, 1))})`);
    await client.query("COMMIT");
    return { dropped, made };
  } catch (error) {
    throw toDatabaseError(error);
  } finally {
    await client.end();
  }
}

async function findMonths(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ month: string }>(
    `SELECT substr(c.relname, 14, 4) || '-' || substr(c.relname, 18, 2) AS month FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'audit.access_event'::regclass AND c.relname ~ '^access_event_[0-9]{6}$' ORDER BY 1`,
  );
  return rows.map(({ month }) => month);
}

/** Months that hold an event without a seal. */
function findUnsealedMonths(database: Database): Promise<ReadonlySet<string>> {
  return database.seal(async (tx) => {
    const rows = await tx.query<{ month: string }>(
      `SELECT DISTINCT ${monthOfEventSql} AS month FROM audit.access_event e WHERE NOT EXISTS (SELECT FROM audit.seal s CROSS JOIN unnest(s.event_ids) AS u (id) WHERE u.id = e.id AND s.month = ${monthOfEventSql})`,
    );
    return new Set(rows.map(({ month }) => month));
  });
}
