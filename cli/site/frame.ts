import type { Chapter } from "./contents.js";
import { html } from "./html.js";
import { addressFrom, type Page } from "./page.js";

/** A whole HTML document around a page: side bar, search, content. Styles and the script are files of their own. */
export function frame({ path, title, body }: Page, chapters: readonly Chapter[]): string {
  const to = (target: string) => addressFrom(path, target);
  const here = path.startsWith("schema/") ? "schema" : path;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === "Kaigo Graph" ? title : `${title} · Kaigo Graph`}</title>
<link rel="icon" type="image/svg+xml" href="${to("icon.svg")}">
<link rel="stylesheet" href="${to("site.css")}">
<script type="module" src="${to("search.mjs")}"></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content 本文へ</a>
<header>
<a class="brand" href="${to("")}"><img src="${to("icon.svg")}" alt="" width="28" height="28"> Kaigo Graph <span>docs</span></a>
<div class="search" data-index="${to("search.json")}" data-root="${to("")}">
<input type="search" placeholder="Search 検索" aria-label="Search 検索" autocomplete="off" role="combobox" aria-expanded="false" aria-controls="found">
<ul id="found" role="listbox" aria-label="Found 検索結果" hidden></ul>
</div>
</header>
<div class="columns">
<nav aria-label="Pages ページ">
${chapters.map(
  (chapter) => html`<h2>${chapter.title}</h2>
<ul>${chapter.pages.map((page) => html`<li><a href="${to(page.path)}"${page.path === here ? html` aria-current="page"` : ""}>${page.title}</a></li>`)}</ul>
`,
)}</nav>
<main id="content" tabindex="-1">
${body}
</main>
</div>
</body>
</html>
`.text;
}
