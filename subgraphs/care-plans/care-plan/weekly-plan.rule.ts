/** A row of table 3 as it was sent. */
export interface WeeklyRow {
  readonly serviceContent: string | null;
  readonly weekday: string | null;
  readonly serviceStartTime: string | null;
  readonly serviceEndTime: string | null;
  readonly dailyActivity: string | null;
  readonly activityStartTime: string | null;
  readonly activityEndTime: string | null;
  readonly nonWeeklyService: string | null;
}

export interface WeeklyServiceCell {
  /** "1" Monday to "7" Sunday; null when the row names no day. */
  readonly weekday: string | null;
  /** "HH:MM"; null for a service without a time. */
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly content: string;
}

export interface DailyActivityCell {
  readonly startTime: string | null;
  /** Equal to the start for a point in time. */
  readonly endTime: string | null;
  readonly content: string;
}

/** "~" sorts what has no day or no time behind everything that has. */
const byTime = (a: { startTime: string | null; endTime: string | null }, b: { startTime: string | null; endTime: string | null }) =>
  compare(a.startTime ?? "~", b.startTime ?? "~") || compare(a.endTime ?? "~", b.endTime ?? "~");
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Services of the week by day and time. A row that mixes kinds counts for each of them. */
export function toWeeklyServices(rows: readonly WeeklyRow[]): WeeklyServiceCell[] {
  const cells = rows.flatMap(({ serviceContent, weekday, serviceStartTime, serviceEndTime }) =>
    serviceContent === null ? [] : [{ weekday, startTime: serviceStartTime, endTime: serviceEndTime, content: serviceContent }],
  );
  return cells.sort((a, b) => compare(a.weekday ?? "~", b.weekday ?? "~") || byTime(a, b));
}

/** Activities of a day by time. */
export function toDailyActivities(rows: readonly WeeklyRow[]): DailyActivityCell[] {
  const cells = rows.flatMap(({ dailyActivity, activityStartTime, activityEndTime }) => (dailyActivity === null ? [] : [{ startTime: activityStartTime, endTime: activityEndTime, content: dailyActivity }]));
  return cells.sort(byTime);
}

/** Services outside the weekly rhythm, in the order sent. */
export const toNonWeeklyServices = (rows: readonly WeeklyRow[]): string[] => rows.flatMap(({ nonWeeklyService }) => (nonWeeklyService === null ? [] : [nonWeeklyService]));
