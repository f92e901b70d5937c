import { parse, getOperationAST } from "graphql";
import { CostGuard } from "../../gateway/guard/cost/cost-guard.js";
import { audiences, type Audience, type SavedOperation } from "../../gateway/operations/saved-operations.js";
import type { SupergraphState } from "../../gateway/supergraph/load.js";
import { loadConfig } from "../../platform/config/config.js";
import { html, type Html } from "./html.js";
import type { Page } from "./page.js";

const audienceTitles: Readonly<Record<Audience, string>> = {
  "front-end": "Front-end team 画面の開発者",
  doctor: "Doctor 医師",
  "care-manager": "Care manager 介護支援専門員",
  "service-office": "Service office サービス事業所",
  municipality: "Municipality 市町村",
  analyst: "Analyst 分析担当",
  recipient: "Recipient 利用者",
  operator: "Operator 運用担当",
};

/** Every saved operation with its explanation, document, variables, trusted id and cost, and the way to GraphiQL where it is served. */
export function cookbookPage(operations: readonly SavedOperation[], { apiSchema, sdl }: Pick<SupergraphState, "apiSchema" | "sdl">, explorer: boolean): Page {
  const guard = new CostGuard(loadConfig({}));
  guard.learn(apiSchema, sdl);
  const costOf = ({ document, variables }: SavedOperation): number => {
    const parsed = parse(document);
    const operation = getOperationAST(parsed);
    return operation ? guard.costOf(apiSchema, parsed, operation, variables).requested : 0;
  };
  const present = audiences.filter((audience) => operations.some((operation) => operation.audience === audience));
  return {
    path: "cookbook",
    title: "Cookbook 問い合わせ集",
    entries: operations.map((operation) => ({ anchor: anchorOf(operation), title: operation.title.en, words: `${operation.title.ja} ${operation.operationName} ${anchorOf(operation)}` })),
    body: html`<h1>Cookbook 問い合わせ集</h1>
<p>Every saved operation, made from <code>schema/operations</code>. In production they are asked by their id; <code>{{…}}</code> in the variables stands for a value of yours.</p>
<p lang="ja">用意された問い合わせのすべてです。本番では識別子で問い合わせます。変数の <code>{{…}}</code> は値に置き換えてください。</p>
<ul class="inline">${present.map((audience) => html`<li><a href="#${audience}">${audienceTitles[audience]}</a></li>`)}</ul>
${present.map((audience) => html`<h2 id="${audience}">${audienceTitles[audience]}</h2>
${operations.filter((operation) => operation.audience === audience).map((operation) => recipe(operation, costOf(operation), explorer))}`)}`,
  };
}

const anchorOf = ({ audience, id }: SavedOperation) => `${audience}/${id}`;

function recipe(operation: SavedOperation, cost: number, explorer: boolean): Html {
  const { title, description, document, variables, hash, persona } = operation;
  const changes = /^mutation\b/m.test(document);
  return html`<section class="recipe" id="${anchorOf(operation)}">
<h3><a href="#${anchorOf(operation)}">${title.en}</a> <span lang="ja">${title.ja}</span></h3>
<p>${description.en}</p>
<p lang="ja">${description.ja}</p>
<ul class="facts">
${changes && html`<li class="change">changes data 更新</li>`}<li>cost コスト ${cost}</li>
<li>asked by ${persona ?? "everyone"}</li>
${explorer && html`<li><a href="../graphiql/#${anchorOf(operation)}">open in GraphiQL</a></li>`}
</ul>
<details><summary>Document 文書</summary><pre tabindex="0"><code>${document}</code></pre></details>
${Object.keys(variables).length > 0 && html`<details><summary>Variables 変数</summary><pre tabindex="0"><code>${JSON.stringify(variables, null, 2)}</code></pre></details>`}
<p class="id">documentId <code>sha256:${hash}</code></p>
</section>
`;
}
