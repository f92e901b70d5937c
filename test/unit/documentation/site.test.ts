import { makeSite, type Site } from "../../../cli/site/site.js";
import { allManifests } from "../../../gateway/house/manifests.js";
import { readSavedOperations } from "../../../gateway/operations/saved-operations.js";
import { loadConfig } from "../../../platform/config/config.js";
import { errorRegistry } from "../../../platform/errors/registry.js";
import { brokenLinks, unreachable } from "../../support/site-links.js";

describe("the documentation", () => {
  let site: Site;

  beforeAll(async () => {
    site = await makeSite();
  });

  const page = (path: string) => site.get(path) ?? "";

  test("has no link that leads nowhere, and every page can be reached from the first", () => {
    expect(brokenLinks(site)).toEqual([]);
    expect(unreachable(site)).toEqual([]);
  });

  test("would be found wanting with a broken link, a missing anchor or a page that nothing leads to", () => {
    const small = new Map([["", '<a href="a">a</a> <a href="b#x">b</a> <a href="none">c</a>'], ["a", ""], ["b", '<p id="y">'], ["alone", ""]]);
    expect(brokenLinks(small)).toEqual([" → none", " → b#x"].sort());
    expect(unreachable(small)).toEqual(["alone"]);
  });

  test("leads to GraphiQL where it is served, and nowhere where it is not", async () => {
    const leading = (made: Site) => [...made].filter(([, text]) => text.includes('href="../graphiql')).map(([path]) => path);
    expect(leading(site)).toEqual(["cookbook"]);
    expect(leading(await makeSite({ explorer: false }))).toEqual([]);
  });

  test("asks nothing of other hosts and holds no inline script or style", () => {
    const offending = [...site].filter(([path, text]) => !path.includes(".") && /<script(?![^>]* src="[^":]*")|<style|\sstyle="|\son\w+="|<link[^>]* href="[^"]*:|<img[^>]* src="[^"]*:/.test(text));
    expect(offending.map(([path]) => path)).toEqual([]);
  });

  test("has a page for each error code, saved operation, and policy", async () => {
    expect(Object.keys(errorRegistry).filter((code) => !page("errors").includes(`<code>${code}</code>`))).toEqual([]);
    expect((await readSavedOperations("schema/operations")).filter(({ hash, audience, id }) => !page("cookbook").includes(`sha256:${hash}`) || !page("cookbook").includes(`id="${audience}/${id}"`))).toEqual([]);
    const fields = allManifests(loadConfig({})).flatMap(({ policies }) => Object.keys(policies));
    expect(fields.filter((field) => !page(`schema/${field.split(".")[0]}`).includes(`id="${field.split(".")[1]}"`))).toEqual([]);
  });

  test("says of a field who answers for it, which item of the form it is, and who sees it", () => {
    const recipient = page("schema/Recipient");
    const carePlan = recipient.slice(recipient.indexOf('id="carePlan"'), recipient.indexOf('id="carePlans"'));
    expect(carePlan).toContain('<span class="owner">care-plans</span>');
    expect(carePlan).toContain("Seen by CARE_PLAN: recipient, municipality, care manager, service office, medical institution");
    expect(page("schema/CarePlan")).toMatch(/id="carePlanDate"[\s\S]{0,200}第1表 14/);
    expect(page("schema/Mutation")).toMatch(/id="breakGlass"[\s\S]+?Seen by medical institution/);
  });

  test("can be searched for English and Japanese words", () => {
    const index = JSON.parse(page("search.json")) as [title: string, address: string, words: string][];
    expect(index).toContainEqual(["Recipient.carePlan", "schema/Recipient#carePlan", expect.stringContaining("計画")]);
    expect(index.filter(([, address]) => !site.has(address.split("#")[0] ?? ""))).toEqual([]);
  });
});
