import { readFileSync } from "node:fs";
import { generatedFiles } from "../../../cli/generate/generated-files.js";
import { findingKinds } from "../../../standard/finding/catalogue.js";

test.each(Object.entries(generatedFiles()))("%s is committed as the source makes it (npm run generate writes it)", (path, text) => {
  expect(readFileSync(path, "utf8")).toBe(text);
});

test("the page of findings names every kind with both texts", () => {
  const page = readFileSync("docs/findings.md", "utf8");
  expect(Object.entries(findingKinds).filter(([kind, { ja, en }]) => !page.includes(`| \`${kind}\` |`) || !page.includes(ja) || !page.includes(en))).toEqual([]);
});
