/** 個人番号 (総務省令85号 5条), known only so that it can be refused. */
export function isMyNumber(value: string): boolean {
  return /^\d{12}$/.test(value) && myNumberCheckDigit(value.slice(0, 11)) === value.charAt(11);
}

/** The check digit of the first eleven digits. */
export function myNumberCheckDigit(eleven: string): string {
  let sum = 0;
  for (let n = 1; n <= 11; n += 1) sum += Number(eleven.charAt(11 - n)) * (n <= 6 ? n + 1 : n - 5);
  const rest = sum % 11;
  return String(rest <= 1 ? 0 : 11 - rest);
}

const runs = /(?<![0-9０-９])[0-9０-９]{4}[-－ 　]?[0-9０-９]{4}[-－ 　]?[0-9０-９]{4}(?![0-9０-９])/g;

/** Whether text holds a valid 個人番号, in half or full width, whole or in groups of four. One in eleven random runs of 12 digits also answers yes. */
export function hasMyNumber(text: string): boolean {
  for (const [run] of text.matchAll(runs)) {
    const digits = run.replace(/[-－ 　]/g, "").replace(/[０-９]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
    if (isMyNumber(digits)) return true;
  }
  return false;
}
