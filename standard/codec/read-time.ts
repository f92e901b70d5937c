import { isDay, isMonth } from "../layout/calendar.js";
import type { Cell, Column } from "../layout/layout.js";
import { Fault } from "./fault.js";

type CellReader = (text: string) => Cell | Fault;

const noSuchDay = new Fault("noSuchDay");

/** "YYYYMMDD" → "YYYY-MM-DD"; 00000000 → null where the layout says so; on request, six digits → empty with a warning. */
export function readDate({ rule, required }: Column, sampleDates: boolean): CellReader {
  const form = new Fault("wrongForm", { form: "YYYYMMDD" });
  return (text) => {
    if (/^\d{8}$/.test(text)) {
      if (rule === "dateOrZero" && text === "00000000") return null;
      const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6)];
      return isDay(Number(year), Number(month), Number(day)) ? `${year}-${month}-${day}` : noSuchDay;
    }
    return sampleDates && required !== "required" && /^\d{6}$/.test(text) ? new Fault("sampleDate") : form;
  };
}

/** "YYYYMM" → "YYYY-MM"; 000000 → null where the layout says so. */
export function readMonth({ rule }: Column): CellReader {
  const form = new Fault("wrongForm", { form: "YYYYMM" });
  return (text) => {
    if (rule === "monthOrZero" && text === "000000") return null;
    return isMonth(text) ? `${text.slice(0, 4)}-${text.slice(4)}` : form;
  };
}

/** "HHMM" → "HH:MM"; 9999 → null where the layout allows a service without a time. */
export function readTime({ rule, name }: Column): CellReader {
  const form = new Fault("wrongForm", { form: rule === "timeOrNone" ? "HHMM / 9999" : "HHMM" });
  const mayEndAtMidnight = /end/i.test(name);
  return (text) => {
    if (rule === "timeOrNone" && text === "9999") return null;
    if (/^([01]\d|2[0-3])[0-5]\d$/.test(text)) return `${text.slice(0, 2)}:${text.slice(2)}`;
    return mayEndAtMidnight && text === "2400" ? new Fault("midnightEnd", {}, "24:00") : form;
  };
}
