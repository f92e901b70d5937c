import { readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { readSavedOperations } from "../../gateway/operations/saved-operations.js";
import { loadSupergraph } from "../../gateway/supergraph/load.js";
import { allManifests } from "../../gateway/house/manifests.js";
import { loadConfig } from "../../platform/config/config.js";
import { chaptersOf } from "./contents.js";
import { cookbookPage } from "./cookbook-page.js";
import { frame } from "./frame.js";
import { markdownPage } from "./markdown-page.js";
import type { Page } from "./page.js";
import { searchIndex } from "./search-index.js";
import { readOwners } from "./schema/owners.js";
import { schemaPages } from "./schema/schema-pages.js";
import { startPage } from "./start-page.js";

/** The documentation as files: text by path below `/docs/`. */
export type Site = ReadonlyMap<string, string>;

/** Where the sources stand, and whether GraphiQL is served beside the site. */
export interface SiteOptions {
  readonly root?: string;
  readonly explorer?: boolean;
}

/** Makes the whole site from `docs/`, `schema/` and the manifests. Throws when one of them is missing. */
export async function makeSite({ root = ".", explorer = true }: SiteOptions = {}): Promise<Site> {
  const pages = await makePages(root, explorer);
  const chapters = chaptersOf(pages);
  const asset = (name: string) => readFile(join(root, "docs/site", name), "utf8");
  return new Map([
    ...pages.map((page) => [page.path, frame(page, chapters)] as const),
    ["search.json", JSON.stringify(searchIndex(pages))],
    ["search.mjs", await asset("search.mjs")],
    ["site.css", await asset("site.css")],
    ["icon.svg", await asset("icon.svg")],
  ]);
}

async function makePages(root: string, explorer: boolean): Promise<Page[]> {
  const supergraph = loadSupergraph(await readFile(join(root, "schema/supergraph.graphql"), "utf8"));
  const operations = await readSavedOperations(join(root, "schema/operations"));
  const owners = await readOwners(join(root, "schema/subgraphs"));
  const pages = [...(await markdownPages(join(root, "docs"), new Set(operations.map(({ audience, id }) => `${audience}/${id}`)))), cookbookPage(operations, supergraph, explorer), ...schemaPages(supergraph.apiSchema, owners, allManifests(loadConfig({})))];
  return [startPage(chaptersOf(pages)), ...pages];
}

async function markdownPages(folder: string, operations: ReadonlySet<string>): Promise<Page[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".md")).map((file) => file.split(sep).join("/")).sort();
  return Promise.all(files.map(async (file) => markdownPage(file, await readFile(join(folder, file), "utf8"), operations)));
}
