/** The lower bit of each of 31 digits of two bits, the first day's lowest. */
const LOWER = "1537228672809129301";

/** The cell of one day (0 is the first) as a number with one digit of two bits for each day; null where the day or the count has no room in it. */
export const dayCells = (day: string, count: string): string => `CASE WHEN ${count} BETWEEN 1 AND 3 AND ${day} BETWEEN 0 AND 30 THEN ${count}::bigint << 2 * (${day}) END`;

/** The lower bit of each day whose digit is not zero. */
export const anyOf = (digits: string): string => `((${digits} | (${digits} >> 1)) & ${LOWER})`;

/** How many bits are set. */
export const countOf = (bits: string): string => `bit_count(${bits}::bit(64))::integer`;

/** The sum of all digits. */
export const timesOf = (digits: string): string => `${countOf(`(${digits} & ${LOWER})`)} + 2 * ${countOf(`((${digits} >> 1) & ${LOWER})`)}`;

/** Days as rows, each with a bit among them: from the lowest on, and that one alone where there is no other. */
export const eachDay = (days: string): string => `generate_series(${countOf(`((${days} & -${days}) - 1)`)} / 2, CASE WHEN ${days} & (${days} - 1) = 0 THEN ${countOf(`((${days} & -${days}) - 1)`)} / 2 ELSE 30 END)`;
