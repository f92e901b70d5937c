const tokyoAhead = 9 * 3_600_000;

/** Today's calendar day in Japan, `YYYY-MM-DD`. Japan keeps one time all year; a formatter takes thirty times as long, and each request asks several times. */
export const today = (now: Date = new Date()): string => new Date(now.getTime() + tokyoAhead).toISOString().slice(0, 10);
