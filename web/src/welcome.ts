import type { Language } from "./texts.js";

const welcomes: Record<Language, string> = {
  ja: `# ようこそ。3 つの手順で試せます。
#
#   1. 上の「用意された問い合わせ」からひとつ選ぶ
#   2. ▶ を押す（または Ctrl-Enter）
#   3. 下の「表」で一覧を見て、CSV で保存する
#
# 左端のアイコンで、項目の説明と、項目を選んで組み立てる画面が開きます。
`,
  en: `# Welcome. Three steps to try it:
#
#   1. Choose one of the "Saved operations" above
#   2. Press ▶ (or Ctrl-Enter)
#   3. See lists as a "Table" below and download them as CSV
#
# The icons on the left open the documentation and a field-by-field explorer.
`,
};

/** What a new tab says. */
export function welcomeFor(language: Language): string {
  return welcomes[language];
}

/** True for a tab that nobody has typed into yet. */
export function isUntouched(query: string | null | undefined): boolean {
  return !query?.trim() || Object.values(welcomes).includes(query);
}
