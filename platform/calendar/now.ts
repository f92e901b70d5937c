const tokyo = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo", dateStyle: "short", timeStyle: "medium" });

/** Local time of Japan now, `YYYY-MM-DDTHH:MM:SS`. */
export const nowInTokyo = (): string => tokyo.format(new Date()).replace(" ", "T");

/** Whole seconds since 1970. */
export const epochSeconds = (): number => Math.floor(Date.now() / 1_000);

/** The earliest time a zip entry can bear: for archives whose entries bear none. */
export const noEntryTime = (): Date => new Date(1980, 0, 1);
