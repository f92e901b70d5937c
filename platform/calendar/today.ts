const tokyo = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Tokyo", year: "numeric", month: "2-digit", day: "2-digit" });

/** Today's calendar day in Japan, `YYYY-MM-DD`. */
export const today = (now: Date = new Date()): string => tokyo.format(now);
