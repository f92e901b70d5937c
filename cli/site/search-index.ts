import type { Page } from "./page.js";

/** What the search script reads: title, address below `/docs/`, more words. */
export type Found = readonly [title: string, address: string, words: string];

export const searchIndex = (pages: readonly Page[]): Found[] =>
  pages.flatMap(({ path, title, entries = [] }) => [[title, path, ""] as const, ...entries.map((entry) => [entry.title, `${path}#${entry.anchor}`, entry.words || title] as const)]);
