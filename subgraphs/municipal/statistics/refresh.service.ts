import { createHash } from "node:crypto";
import { today } from "../../../platform/calendar/today.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import { protectInTurns } from "../../../platform/statistics/protect.js";
import type { RouteServices } from "../../../platform/subgraph/manifest.js";
import { defaultAgeLimits, type AgeLimits } from "./age-band.rule.js";
import { slicesOf, type CountedInsurer, type CountRow } from "./count.rule.js";
import { releasedCells, storedKey, type ReleasedCell } from "./released-cell.rule.js";
import { statisticsWith, type Statistic } from "./statistic.js";

type Services = Pick<RouteServices, "database" | "directory" | "censuses">;

export interface RefreshOptions {
  readonly ageLimits?: AgeLimits;
  /** Months counted in less than this many hours are left alone. */
  readonly notWithinHours?: number;
  readonly isStopped?: () => boolean;
}

/** Older months are closed: what was released of them stays as it is. */
const openMonths = 13;

const rowsPerStatement = 20_000;

/** Counts of one statistic and month, and what was hidden of it before. */
interface Counted {
  readonly statistic: Statistic;
  readonly month: string;
  readonly rows: readonly CountRow[];
  readonly hiddenBefore: ReadonlySet<string>;
  readonly hash: string;
}

/**
 * Counts the open months anew and releases those that changed, as small and complementary cells allow. A cell that was hidden in an
 * earlier release of its month stays hidden. True counts exist in the counting transaction and in this process only.
 */
export async function refreshStatistics(services: Services, { ageLimits = defaultAgeLimits, notWithinHours = 0, isStopped = () => false }: RefreshOptions = {}): Promise<void> {
  const { database } = services;
  const insurers = await database.work([], (tx) => tx.query<CountedInsurer>(`SELECT insurer_number AS "insurerNumber", prefecture_code AS "prefectureCode", population FROM municipal.insurer ORDER BY prefecture_code, insurer_number`));
  const numbers = insurers.map(({ insurerNumber }) => insurerNumber);
  const statistics = statisticsWith(ageLimits);
  const months = await database.work(numbers, (tx) => openMonthsOf(services, tx, notWithinHours));
  for (const month of months) {
    if (isStopped()) return;
    const counted = await database.work(numbers, (tx) => countMonth(services, tx, statistics, month, insurers));
    for (const change of counted) await release(services, change, insurers);
  }
}

async function openMonthsOf({ censuses }: Services, tx: WriteTransaction, notWithinHours: number): Promise<string[]> {
  const [{ first } = { first: "" }] = await tx.query<{ first: string }>("SELECT to_char($1::date - make_interval(months => $2), 'YYYY-MM') AS first", [today(), openMonths - 1]);
  const found = new Set<string>();
  for (const census of censuses) for (const month of await census.monthsSince(tx, first)) found.add(month);
  const fresh = await tx.query<{ month: string }>("SELECT month FROM municipal.statistic_release GROUP BY month HAVING max(as_of) > now() - make_interval(hours => $1)", [notWithinHours]);
  return [...found].filter((month) => month <= today().slice(0, 7) && !fresh.some((known) => known.month === month)).sort();
}

async function countMonth({ censuses, directory }: Services, tx: WriteTransaction, statistics: readonly Statistic[], month: string, insurers: readonly CountedInsurer[]): Promise<Counted[]> {
  await tx.execute("CREATE TEMPORARY TABLE census (source text NOT NULL, insurer_number text NOT NULL, recipient_id uuid NOT NULL, kind text NOT NULL, quantity integer NOT NULL) ON COMMIT DROP");
  for (const census of censuses) await census.give(tx, month);
  await directory.describeCensus(tx);
  const [{ day } = { day: "" }] = await tx.query<{ day: string }>("SELECT least((to_date($1, 'YYYY-MM') + interval '1 month - 1 day')::date, $2::date)::text AS day", [month, today()]);
  const changed: Counted[] = [];
  for (const statistic of statistics) {
    const rows = await tx.query<CountRow>(statistic.counts, [day]);
    const hash = createHash("sha256").update(JSON.stringify([statistic.dimensions.map(({ members }) => members), rows, insurers])).digest("hex");
    const kept = await tx.execute("UPDATE municipal.statistic_release SET as_of = now() WHERE statistic = $1 AND month = $2 AND source_hash = $3", [statistic.name, month, hash]);
    if (kept > 0 || rows.length === 0) continue;
    const hidden = await tx.query<{ key: string }>("SELECT shape || ':' || members AS key FROM municipal.statistic_cell WHERE statistic = $1 AND month = $2 AND hidden_because IS NOT NULL", [statistic.name, month]);
    changed.push({ statistic, month, rows, hash, hiddenBefore: new Set(hidden.map(({ key }) => key)) });
  }
  return changed;
}

async function release({ database }: Services, { statistic, month, rows, hash, hiddenBefore }: Counted, insurers: readonly CountedInsurer[]): Promise<void> {
  const cells: ReleasedCell[] = [];
  for (const slice of slicesOf(statistic, rows, insurers)) {
    const { tables } = await protectInTurns(slice.cube, (table, cell) => {
      const { shape, members } = storedKey(slice, table, cell);
      return hiddenBefore.has(`${shape}:${members}`);
    });
    for (const cell of releasedCells(slice, tables)) cells.push(cell);
  }
  await database.work([], async (tx) => {
    await tx.execute(
      `INSERT INTO municipal.statistic_release (statistic, month, as_of, counted_at, insurers, source_hash) VALUES ($1, $2, now(), now(), $3, $4)
       ON CONFLICT (statistic, month) DO UPDATE SET as_of = excluded.as_of, counted_at = excluded.counted_at, insurers = excluded.insurers, source_hash = excluded.source_hash`,
      [statistic.name, month, new Set(rows.map(({ insurerNumber }) => insurerNumber)).size, hash],
    );
    await tx.execute("DELETE FROM municipal.statistic_cell WHERE statistic = $1 AND month = $2", [statistic.name, month]);
    for (let start = 0; start < cells.length; start += rowsPerStatement) {
      const part = cells.slice(start, start + rowsPerStatement);
      await tx.execute(
        `INSERT INTO municipal.statistic_cell (statistic, month, shape, members, people, amount, hidden_because)
         SELECT $1, $2, u.* FROM unnest($3::text[], $4::text[], $5::integer[], $6::integer[], $7::text[]) AS u`,
        [statistic.name, month, part.map(({ shape }) => shape), part.map(({ members }) => members), part.map(({ people }) => people), part.map(({ amount }) => amount), part.map(({ hiddenBecause }) => hiddenBecause)],
      );
    }
  });
}
