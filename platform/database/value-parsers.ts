import pg from "pg";

const dateOid = 1082;
const timestampOid = 1184;
const int8Oid = 20;

/** `2026-11-22 09:00:00+09` → `2026-11-22T09:00:00+09:00`. */
const toIso = (text: string) => text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00");

/** Calendar days stay text, points in time become ISO text with their offset, counts become numbers: no `Date` crosses the database. */
export const valueParsers = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    if (oid === dateOid) return (text: string) => text;
    if (oid === timestampOid) return toIso;
    if (oid === int8Oid) return Number;
    return pg.types.getTypeParser(oid, format as "text");
  },
} as pg.CustomTypesConfig;
