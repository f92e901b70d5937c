const longest = 90;
/** Last day of each band of lead times; the law's aim is a result within 30 days of the application. */
const lastDays: readonly number[] = [30, 45, 60, longest];

/** Names of all bands, shortest first: "0-30", "31-45", …, "91+". */
export const leadTimeBands: readonly string[] = [...lastDays.map((last, at) => `${at === 0 ? 0 : (lastDays[at - 1] ?? 0) + 1}-${last}`), `${longest + 1}+`];

/** The band of a number of days from application to result. */
export const leadTimeBandOf = (days: number): string => leadTimeBands[lastDays.filter((last) => days > last).length] ?? "";
