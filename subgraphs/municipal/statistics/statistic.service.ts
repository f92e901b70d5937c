import type { ReadSession } from "../../../platform/database/read-session.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { assertPage, fromCursor, toConnection } from "../../../platform/graphql/connection.js";
import { selectFrom } from "../../../platform/graphql/read-rows.js";
import { defaultAgeLimits } from "./age-band.rule.js";
import { StatisticRelease, StoredStatisticCell, type StatisticCell, type StatisticMember, type StatisticTable } from "./statistic.entity.js";
import type { StatisticArgs } from "./statistic.input.js";
import { tableOf } from "./statistic-shape.rule.js";
import { StatisticDimension, statisticsWith, type StatisticName } from "./statistic.js";

const statistics = statisticsWith(defaultAgeLimits);
const releaseColumns = `SELECT t.statistic, t.month, t.as_of AS "asOf", t.counted_at AS "countedAt", t.insurers FROM municipal.statistic_release t`;

/** What can be asked for, newest month first. */
export const listReleases = (session: ReadSession): Promise<StatisticRelease[]> => session.query<StatisticRelease>(`${releaseColumns} ORDER BY t.month DESC, t.statistic LIMIT 200`);

/** One table of a statistic, a page of its cells; null when nothing of that month was released. Throws INPUT_INVALID for a table that does not exist. */
export async function findTable(session: ReadSession, args: StatisticArgs): Promise<StatisticTable | null> {
  assertPage(args);
  const found = await readCells(session, args, fromCursor(args.after, 1)?.map(String)[0] ?? null, args.first + 1);
  return found && { release: found.release, by: found.by, cells: toConnection(found.cells, args.first, ({ members }) => [keyOf(members)]) };
}

/** Which cells: those of {@link StatisticArgs} without a page. */
export type CellsAsked = Omit<StatisticArgs, "first" | "after">;

/** The place of a cell in its table. */
export const keyOf = (members: readonly StatisticMember[]): string => members.map(({ member }) => member).join(",");

/** Up to `limit` cells of a table after a place. */
export async function readCells(session: ReadSession, asked: CellsAsked, after: string | null, limit: number): Promise<{ release: StatisticRelease; by: StatisticDimension[]; cells: StatisticCell[] } | null> {
  const { shape, by } = tableOf(getStatistic(asked.name), asked.by);
  const [release] = await session.query<StatisticRelease>(`${releaseColumns} WHERE t.statistic = $1 AND t.month = $2`, [asked.name, asked.month]);
  if (!release) return null;
  const rows = await session.query<StoredStatisticCell>(
    `${selectFrom(StoredStatisticCell)} WHERE t.statistic = $1 AND t.month = $2 AND t.shape = $3 AND ($4::text IS NULL OR t.members > $4 COLLATE "C")
       AND ($6::integer IS NULL OR split_part(t.members, ',', $6) = $7) AND ($8::integer IS NULL OR split_part(t.members, ',', $8) = $9)
       AND ($10::integer IS NULL OR split_part(t.members, ',', $10) IN (SELECT insurer_number FROM municipal.insurer WHERE prefecture_code = $11))
     ORDER BY t.members LIMIT $5`,
    [asked.name, asked.month, shape, after, limit, ...filtersOf(by, asked)],
  );
  return { release, by, cells: rows.map((row) => toCell(by, row)) };
}

/** A statistic by name. Throws INPUT_INVALID for one that does not exist. */
export function getStatistic(name: StatisticName) {
  const found = statistics.find((statistic) => statistic.name === name);
  if (!found) throw new KaigoError("INPUT_INVALID", { field: "name", rule: statistics.map((statistic) => statistic.name).join(", ") });
  return found;
}

/** Place and member for service type, insurer or prefecture, and prefecture of insurers; null where there is no such filter. */
function filtersOf(by: readonly StatisticDimension[], { serviceType, insurerNumber, prefectureCode }: CellsAsked): (string | number | null)[] {
  const place = (field: string, dimension: StatisticDimension): number => {
    const at = by.indexOf(dimension);
    if (at < 0) throw new KaigoError("INPUT_INVALID", { field, rule: `with ${dimension}` });
    return at + 1;
  };
  const type = serviceType ? [place("serviceType", StatisticDimension.SERVICE_TYPE), serviceType] : [null, null];
  const byPrefecture = by.includes(StatisticDimension.PREFECTURE);
  if (insurerNumber) return [...type, place("insurerNumber", StatisticDimension.INSURER), insurerNumber, null, null];
  if (prefectureCode && byPrefecture) return [...type, place("prefectureCode", StatisticDimension.PREFECTURE), prefectureCode, null, null];
  if (prefectureCode) return [...type, null, null, place("prefectureCode", StatisticDimension.INSURER), prefectureCode];
  return [...type, null, null, null, null];
}

function toCell(by: readonly StatisticDimension[], { members, people, amount, hiddenBecause }: StoredStatisticCell): StatisticCell {
  const own = members.split(",");
  return { members: by.map((dimension, at) => ({ dimension, member: own[at] ?? "" })), people, services: amount, hiddenBecause };
}
