/** Rules of a load file, in both languages. `{detail}` is what the rule asks for. */
export const loadRules = {
  REQUIRED: { en: "a value is required", ja: "必須項目です" },
  DATE: { en: "a day as YYYY-MM-DD", ja: "YYYY-MM-DD の日付にしてください" },
  INTEGER: { en: "a whole number", ja: "整数にしてください" },
  PATTERN: { en: "the form {detail}", ja: "{detail} の形式にしてください" },
  PERSON: { en: "a known person", ja: "登録された被保険者ではありません" },
  INSURER: { en: "a row of the manifest's insurer {detail}", ja: "manifest の保険者 {detail} の行ではありません" },
  ONCE: { en: "once in a file: it is on line {detail} already", ja: "{detail} 行目と重複しています" },
  ORDER: { en: "not before {detail}", ja: "{detail} より前にはできません" },
  KNOWN: { en: "a line of {detail} that is there", ja: "{detail} に対応する行がありません" },
  HELD: { en: "nothing that belongs to it: take its rows of {detail} back in the same load", ja: "対応する {detail} の行が残っています。同じ登録で取り消してください" },
  GONE: { en: "{detail} that was not taken back", ja: "対応する {detail} は取り消されています" },
  EMPTY: { en: "empty unless {detail}", ja: "{detail} でなければ空にしてください" },
  VALUES: { en: "{detail} values, as the header has", ja: "見出しと同じ {detail} 個の値が必要です" },
  UTF8: { en: "UTF-8", ja: "UTF-8 ではありません" },
  NUL: { en: "no NUL characters", ja: "NUL 文字は使えません" },
  QUOTE: { en: "a quotation mark that closes within {detail} bytes", ja: "引用符が {detail} バイト以内で閉じていません" },
  LENGTH: { en: "at most {detail} bytes", ja: "{detail} バイト以内にしてください" },
} as const;

export type LoadRule = keyof typeof loadRules;

/** A line that is not taken: where, and which rule it breaks. An empty column means the whole line. Holds no value of the file. */
export interface Fault {
  readonly line: number;
  readonly column: string;
  readonly rule: string;
  readonly detail: string;
}

/** A rule in words. */
export function ruleText({ rule, detail }: Pick<Fault, "rule" | "detail">, language: "en" | "ja"): string {
  const text = Object.hasOwn(loadRules, rule) ? loadRules[rule as LoadRule][language] : rule;
  return text.replace("{detail}", detail);
}
