import { posix } from "node:path";
import { Marked } from "marked";
import { Html, escapeText } from "./html.js";
import { addressFrom, type Entry, type Page } from "./page.js";

/** A page out of `docs/`: `file` is its path there. A saved operation that is named becomes a link to its recipe. */
export function markdownPage(file: string, text: string, operations: ReadonlySet<string>): Page {
  const path = file.replace(/\.md$/, "");
  const entries: Entry[] = [];
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text: title }) {
        const anchor = toAnchor(title);
        if (depth > 1) entries.push({ anchor, title: plain(title), words: "" });
        return `<h${depth} id="${escapeText(anchor)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const inner = this.parser.parseInline(tokens);
        const target = siteAddress(path, href);
        return target === null ? inner : `<a href="${escapeText(target)}">${inner}</a>`;
      },
      codespan({ text: code }) {
        const inner = `<code>${escapeText(code)}</code>`;
        return operations.has(code) ? `<a href="${escapeText(addressFrom(path, `cookbook#${code}`))}">${inner}</a>` : inner;
      },
      // A wide table scrolls inside its own frame, which the keyboard must reach.
      table(token) {
        const row = (cells: readonly (typeof token.header)[number][], tag: "th" | "td") => `<tr>${cells.map((cell) => `<${tag}${cell.align ? ` class="${cell.align}"` : ""}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join("")}</tr>`;
        return `<div class="wide" tabindex="0" role="region" aria-label="Table 表"><table><thead>${row(token.header, "th")}</thead><tbody>${token.rows.map((cells) => row(cells, "td")).join("")}</tbody></table></div>\n`;
      },
      code({ text: code, lang }) {
        return `<pre tabindex="0"${lang ? ` class="${escapeText(lang)}"` : ""}><code>${escapeText(code)}</code></pre>\n`;
      },
    },
  });
  const body = new Html(marked.parse(text, { async: false }));
  return { path, title: plain(/^# (.+)$/m.exec(text)?.[1] ?? path), body, entries };
}

/** A link of a page in `docs/` as an address of the site; null for files that are not served. */
function siteAddress(from: string, href: string): string | null {
  if (/^https?:/.test(href)) return href;
  const [file = "", anchor] = href.split("#");
  const to = file === "" ? from : posix.join(posix.dirname(from), file);
  if (to.startsWith("..") || (file !== "" && !file.endsWith(".md"))) return null;
  return addressFrom(from, to.replace(/\.md$/, "") + (anchor ? `#${anchor}` : ""));
}

/** The anchor of a heading as readers of Markdown make it. */
export const toAnchor = (heading: string): string => plain(heading).toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").trim().replace(/\s/g, "-");

const plain = (text: string): string => text.replace(/[`*]/g, "").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
