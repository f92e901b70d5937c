import { today } from "../../../platform/calendar/today.js";
import type { ReadSession } from "../../../platform/database/read-session.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { selectFrom } from "../../../platform/graphql/read-rows.js";
import type { RouteServices } from "../../../platform/subgraph/manifest.js";
import { AdoptionReference } from "./adoption-reference.js";
import { ExchangeAdoption } from "./adoption.entity.js";
import { hideSmallCells } from "./small-cell.rule.js";

const mostMonths = 24;

/**
 * Counts anew for this month and the last, and for months that were never counted: distinct offices with a set taken in, and all
 * offices of the directory as it is now. Months further back keep the directory of their time.
 */
export async function refreshAdoption({ database, directory }: Pick<RouteServices, "database" | "directory">): Promise<void> {
  const thisMonth = today().slice(0, 7);
  await database.work([], async (tx) => {
    const months = await tx.query<{ month: string; offices: string[] }>(
      `SELECT a.month, array_agg(DISTINCT a.office_number) AS offices FROM exchange.activity a
       WHERE a.month >= to_char(to_date($1, 'YYYY-MM') - interval '1 month', 'YYYY-MM') OR NOT EXISTS (SELECT FROM exchange.adoption d WHERE d.month = a.month) GROUP BY a.month ORDER BY a.month`,
      [thisMonth],
    );
    for (const { month, offices } of months) {
      // Small counts are taken out before they are stored: no way to the table leads to them.
      const counts = (await directory.countOffices(tx, offices)).map((count) => ({ ...count, ...hideSmallCells({ officesUsing: count.among, officesAll: count.all }) }));
      await tx.execute(
        `INSERT INTO exchange.adoption AS t (month, office_kind, prefecture_code, offices_using, offices_all) SELECT $1, * FROM unnest($2::text[], $3::text[], $4::integer[], $5::integer[])
         ON CONFLICT (month, office_kind, prefecture_code) DO UPDATE SET offices_using = excluded.offices_using, offices_all = excluded.offices_all
         WHERE (t.offices_using, t.offices_all) IS DISTINCT FROM (excluded.offices_using, excluded.offices_all)`,
        [month, counts.map(({ kind }) => kind), counts.map(({ prefectureCode }) => prefectureCode), counts.map(({ officesUsing }) => officesUsing), counts.map(({ officesAll }) => officesAll)],
      );
    }
  });
}

/** Counts of a span of months, both ends "YYYY-MM" and included. Throws INPUT_INVALID when the span ends before it starts or is longer than 24 months. */
export async function listAdoption(session: ReadSession, from: string, to: string): Promise<ExchangeAdoption[]> {
  assertSpan(from, to);
  const rows = await session.query<ExchangeAdoption>(`${selectFrom(ExchangeAdoption)} WHERE t.month BETWEEN $1 AND $2 ORDER BY t.month, t.office_kind, t.prefecture_code`, [from, to]);
  return rows.map((row) => ({ ...row, hiddenBecause: row.officesUsing === null || row.officesAll === null ? "SMALL_CELL" : null }));
}

/** Published counts of a span of months, as {@link listAdoption}; what others have published is not hidden. */
export async function listReferences(session: ReadSession, from: string, to: string): Promise<AdoptionReference[]> {
  assertSpan(from, to);
  return session.query<AdoptionReference>(`${selectFrom(AdoptionReference)} WHERE t.month BETWEEN $1 AND $2 ORDER BY t.source, t.month, t.prefecture_code, t.office_kind`, [from, to]);
}

function assertSpan(from: string, to: string): void {
  const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  if (to < from || number(to) - number(from) >= mostMonths) throw new KaigoError("INPUT_INVALID", { field: "to", rule: `1 to ${mostMonths} months from the first` });
}
