/** Whether six digits YYYYMM are a month of the years 1800 to 2999. */
export function isMonth(text: string): boolean {
  return /^(1[89]|2\d)\d{2}(0[1-9]|1[0-2])$/.test(text);
}

/** Days of a month; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether the numbers name a day of the years 1800 to 2999. */
export function isDay(year: number, month: number, day: number): boolean {
  return year >= 1800 && year <= 2999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}
