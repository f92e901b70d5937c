/** A service of the week as table 3 has it. */
export interface WeeklyService {
  /** "1" Monday to "7" Sunday. */
  readonly weekday: string;
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly content: string;
}

/** What a text of table 3 means on table 6. */
export interface Assignment {
  readonly content: string;
  readonly serviceCode: string;
  readonly serviceOfficeNumber: string;
}

export interface ProposedDay {
  readonly serviceDate: string;
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly serviceCode: string;
  readonly serviceOfficeNumber: string;
}

/**
 * A month from the week: each service on each of its weekdays, but for the days left out. Holidays are no rule of the system: whoever
 * plans names the days. Texts without an assignment are told, not guessed.
 */
export function proposeMonth(month: string, weekly: readonly WeeklyService[], assignments: readonly Assignment[], leftOut: readonly string[]): { readonly days: ProposedDay[]; readonly unassigned: string[] } {
  const out = new Set(leftOut);
  const meanings = new Map(assignments.map((assignment) => [assignment.content, assignment]));
  const days = daysOf(month).filter((day) => !out.has(day)).flatMap((serviceDate) =>
    weekly.flatMap(({ weekday, startTime, endTime, content }) => {
      const meaning = meanings.get(content);
      return meaning && weekday === weekdayOf(serviceDate) ? [{ serviceDate, startTime, endTime, serviceCode: meaning.serviceCode, serviceOfficeNumber: meaning.serviceOfficeNumber }] : [];
    }),
  );
  return { days, unassigned: [...new Set(weekly.map(({ content }) => content).filter((content) => !meanings.has(content)))] };
}

function daysOf(month: string): string[] {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const last = number === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(number) ? 30 : 31;
  return Array.from({ length: last }, (_, index) => `${month}-${String(index + 1).padStart(2, "0")}`);
}

/** Zeller's congruence on the calendar day itself: no time zone comes into it. */
function weekdayOf(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const [y, m] = month < 3 ? [year - 1, month + 12] : [year, month];
  const h = (date + Math.floor((13 * (m + 1)) / 5) + y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)) % 7;
  return String(((h + 5) % 7) + 1);
}
