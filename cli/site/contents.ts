import type { Page } from "./page.js";

export interface Chapter {
  readonly title: string;
  readonly pages: readonly Page[];
}

const order: readonly (readonly [title: string, paths: readonly RegExp[]])[] = [
  ["Five minutes 5分でわかる", [/^guides\//]],
  ["The graph グラフ", [/^schema$/, /^cookbook$/, /^client$/, /^care-records$/, /^glossary$/, /^errors$/, /^limits$/]],
  ["Rights 権限", [/^access-matrix$/, /^data-protection$/, /^identity$/, /^audit$/]],
  ["Files ファイル", [/^exchange$/, /^standard$/, /^findings$/, /^load-format$/, /^statistics$/]],
  ["Operating 運用", [/^settings$/, /^operati/, /^metrics/, /^doctor$/, /^command/]],
];

/** The pages of the side bar by chapter; one that no chapter names stands in the last. */
export function chaptersOf(pages: readonly Page[]): Chapter[] {
  const left = new Set(pages.filter(({ path }) => path !== "" && !path.startsWith("schema/")));
  const chapters = order.map(([title, patterns]) => ({ title, pages: patterns.flatMap((pattern) => take(left, pattern)) }));
  return [...chapters, { title: "Project 計画と判断", pages: [...left] }].filter(({ pages: listed }) => listed.length > 0);
}

function take(left: Set<Page>, pattern: RegExp): Page[] {
  const taken = [...left].filter(({ path }) => pattern.test(path));
  for (const page of taken) left.delete(page);
  return taken;
}
