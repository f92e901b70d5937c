import type { Browser } from "playwright-core";
import Fastify, { type FastifyInstance } from "fastify";
import { makeSite } from "../../cli/site/site.js";
import { registerDocumentation } from "../../gateway/http/documentation.js";
import { describeInBrowser, keepPicture, openBrowser, openPage, seriousFindings } from "../support/chromium.js";

describeInBrowser("the documentation in a browser", () => {
  let app: FastifyInstance;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    app = Fastify();
    registerDocumentation(app, () => makeSite());
    url = await app.listen({ host: "127.0.0.1", port: 0 });
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  /** In the dark the same pages have other colours: one of each make is enough. */
  const looks = { light: ["", "schema", "schema/Recipient", "cookbook", "errors", "access-matrix"], dark: ["schema", "schema/Recipient", "errors"] } as const;

  test.each(["light", "dark"] as const)("is free of serious findings in %s, asks nobody else, and keeps to its content security policy", async (colorScheme) => {
    const { page, problems, foreign } = await openPage(browser, url, { colorScheme });
    for (const path of looks[colorScheme]) {
      await page.goto(`${url}/docs/${path}`);
      await keepPicture(page, `docs-${colorScheme}-${path.replace("/", "-") || "start"}`);
      expect([path, await seriousFindings(page)]).toEqual([path, []]);
    }
    expect([problems, foreign]).toEqual([[], []]);
    await page.context().close();
  });

  test("is searched by keyboard in Japanese", async () => {
    const { page } = await openPage(browser, url);
    await page.goto(`${url}/docs/schema/Recipient`);
    await page.keyboard.press("/");
    await page.keyboard.type("居宅サービス計画書");
    await page.locator("#found li").first().waitFor();
    await keepPicture(page, "docs-search");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/docs\/.+#/);
    expect(await page.locator("main").textContent()).toContain("居宅サービス計画書");
    await page.context().close();
  });

  test("can be read on a telephone", async () => {
    const { page } = await openPage(browser, url, { viewport: { width: 390, height: 844 } });
    for (const path of ["", "schema/Recipient", "errors"]) {
      await page.goto(`${url}/docs/${path}`);
      await keepPicture(page, `docs-narrow-${path.replace("/", "-") || "start"}`);
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    }
    await page.context().close();
  });
});
