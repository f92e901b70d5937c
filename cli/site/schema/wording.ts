/** A description of the schema taken apart. */
export interface Wording {
  readonly english: string;
  readonly japanese: string;
  /** Form and number of the item, as in `第1表 14`. */
  readonly item: string | null;
}

const japaneseTail = /^(.*[.:;!?)])\s+([^\n]*?[\u3040-\u30ff\u4e00-\u9fff][^.]*)$/s;

/** Descriptions are English first, then the Japanese term, then the item of the form in full-width brackets. */
export function wordingOf(description: string | null | undefined): Wording {
  const text = (description ?? "").replace(/\s+/g, " ").trim();
  const item = /（([^（）]*\d[^（）]*)）$/.exec(text)?.[1] ?? null;
  const rest = item === null ? text : text.slice(0, -item.length - 2);
  const [, english = rest, japanese = ""] = japaneseTail.exec(rest) ?? [];
  return { english, japanese, item };
}
