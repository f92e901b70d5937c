import type { Chapter } from "./contents.js";
import { html } from "./html.js";
import { addressFrom, type Page } from "./page.js";

/** The page at `/docs/`: where to begin, then everything. */
export const startPage = (chapters: readonly Chapter[]): Page => ({
  path: "",
  title: "Kaigo Graph",
  body: html`<h1>Kaigo Graph</h1>
<p class="lead">Home-care information of Japan in one graph: who may see what, how to ask for it, and what the answers mean.</p>
<p class="lead" lang="ja">在宅介護の情報をひとつのグラフで。だれが何を見られるか、どう問い合わせるか、答えをどう読むか。</p>
${chapters.map(
  (chapter) => html`<h2>${chapter.title}</h2>
<ul class="cards">${chapter.pages.map((page) => html`<li><a href="${addressFrom("", page.path)}">${page.title}</a></li>`)}</ul>
`,
)}`,
});
