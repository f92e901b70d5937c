import type { Language } from "./texts.js";

/** Answers for everybody who is signed in, and holds nobody's data. */
const firstLook = `query FirstLook {
  offices(first: 5) {
    nodes {
      officeNumber
      name
      address
    }
  }
}
`;

const welcomes: Record<Language, string> = {
  ja: `# ようこそ。▶（または Ctrl-Enter）でこの問い合わせを実行します。
# 下の「表」で一覧として見て、CSV で保存できます。
#
# つぎは、上の「用意された問い合わせ」からひとつ。
# 左端のアイコンは、項目の説明と、選んで組み立てる画面です。

${firstLook}`,
  en: `# Welcome. ▶ (or Ctrl-Enter) runs this query.
# "Table" below shows the list; download it as CSV there.
#
# Next: choose one of the "Saved operations" above.
# The icons on the left: documentation, and an explorer.

${firstLook}`,
};

/** What a new tab says. */
export function welcomeFor(language: Language): string {
  return welcomes[language];
}

/** True for a tab that nobody has typed into yet. */
export function isUntouched(query: string | null | undefined): boolean {
  return !query?.trim() || Object.values(welcomes).includes(query);
}
