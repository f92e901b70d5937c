import type { Browser, Page, Request, Response } from "playwright-core";
import { readSavedOperations } from "../../gateway/operations/saved-operations.js";
import { describeInBrowser, keepPicture, openBrowser, openPage, seriousFindings, type Watched } from "../support/chromium.js";
import { servePages, type ServedPages } from "../support/pages.js";

const questions = (await readSavedOperations("schema/operations")).filter(({ document }) => !/^mutation\b/m.test(document));

describeInBrowser("the GraphiQL page in a browser", () => {
  let pages: ServedPages;
  let browser: Browser;
  let watched: Watched;
  let page: Page;

  beforeAll(async () => {
    pages = await servePages();
    browser = await openBrowser();
    watched = await openPage(browser, pages.shape.url, { colorScheme: "light" });
    page = watched.page;
    await page.goto(`${pages.shape.url}/graphiql`);
    await page.locator("#kg-operations-button:enabled").waitFor();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await pages?.close();
  });

  const answered = (operationName: string): Promise<Response> =>
    page.waitForResponse((response) => response.url().endsWith("/graphql") && (response.request().postData() ?? "").includes(`"operationName":"${operationName}"`));

  /** Chooses an operation in the menu as a person would: by its title. */
  async function choose(title: string): Promise<void> {
    await page.click("#kg-operations-button");
    await page.fill("#kg-operation-search", title);
    await page.locator(".kg-operations .kg-item").filter({ has: page.locator("strong", { hasText: new RegExp(`^${title.replace(/[()]/g, "\\$&")}$`) }) }).click();
  }

  test("signs a first visitor in as somebody of the town, in their language, with a first query that answers", async () => {
    const [first] = await pages.identities.personas();
    expect(await page.locator("#kg-persona-button").textContent()).toContain(first?.title.ja);
    expect(await page.getByRole("button", { name: "項目の説明を開く" }).count()).toBe(1);
    const answer = answered("FirstLook");
    await page.locator(".graphiql-execute-button").click();
    expect(await (await answer).json()).toMatchObject({ data: { offices: { nodes: expect.arrayContaining([{ officeNumber: expect.any(String), name: expect.any(String), address: expect.any(String) }]) } } });
  });

  test.each(questions.map((operation) => [`${operation.audience}/${operation.id}`, operation] as const))("runs %s from the menu without an error", async (name, { title, operationName, persona }) => {
    await choose(title.ja);
    const answer = answered(operationName);
    await page.keyboard.press("Enter");
    const body = (await (await answer).json()) as { errors?: unknown; data: object };
    expect(body.errors).toBeUndefined();
    expect(Object.values(body.data)).not.toEqual([null]);
    await page.locator(".kg-status .kg-facts").getByText(/ミリ秒/).waitFor();
    expect(await page.locator(".kg-errors").count()).toBe(0);
    const signedIn = (await pages.identities.personas()).find(({ id }) => id === persona);
    if (signedIn) expect(await page.locator("#kg-persona-button").textContent()).toContain(signedIn.title.ja);
    await keepPicture(page, `graphiql-${name.replace("/", "-")}`);
  });

  test("shows a list as a table and saves it as CSV", async () => {
    await choose("担当利用者と認定の期限");
    const answer = answered("MyPeople");
    await page.keyboard.press("Enter");
    await answer;
    await page.getByRole("radio", { name: "表" }).or(page.getByRole("button", { name: "表", exact: true })).first().click();
    // The field's name, and under it the term of the form.
    await page.getByRole("columnheader", { name: /^nameKana\s*氏名フリガナ$/ }).waitFor();
    // Many tabs are open by now: the one that was opened last is in sight all the same.
    expect(await page.evaluate(`(([tab, bar]) => tab.left >= bar.left && tab.right <= bar.right + 1)([".graphiql-tab-active", ".graphiql-tabs"].map((one) => document.querySelector(one).getBoundingClientRect()))`)).toBe(true);
    await keepPicture(page, "graphiql-table");
    const download = page.waitForEvent("download");
    await page.getByText("CSV を保存").click();
    expect((await download).suggestedFilename()).toMatch(/\.csv$/);
    expect(await seriousFindings(page)).toEqual([]);
  });

  test("says an error in the reader's language with its code", async () => {
    await page.click("#kg-persona-button");
    await page.locator(".kg-person").filter({ hasText: "分析" }).first().click();
    const answer = answered("MyPeople");
    await page.locator(".graphiql-execute-button").click();
    await answer;
    await page.locator(".kg-errors").waitFor();
    expect(await page.locator(".kg-errors").textContent()).toMatch(/この操作はあなたの権限では行えません。\s*FORBIDDEN/);
    await keepPicture(page, "graphiql-error");
  });

  test("can be used by keyboard alone", async () => {
    await page.reload();
    await page.locator("#kg-operations-button:enabled").waitFor();
    const focusOn = async (selector: string, key = "Tab") => {
      for (let step = 0; step < 12; step += 1) {
        await page.keyboard.press(key);
        if ((await page.locator(selector).and(page.locator(":focus")).count()) > 0) return;
      }
      throw new Error(`${selector} was not reached`);
    };
    await focusOn("#kg-operations-button");
    await page.keyboard.press("Enter");
    await page.keyboard.type("全体像");
    await focusOn(".kg-operations .kg-item >> nth=0");
    await page.keyboard.press("Enter");
    // The page puts the reader on the run button once the operation is open.
    await page.locator(".graphiql-execute-button:focus").waitFor();
    const answer = answered("PersonOverview");
    await page.keyboard.press("Enter");
    expect(((await (await answer).json()) as { errors?: unknown }).errors).toBeUndefined();
  });

  test("fetches another token by itself before one that ends soon is used", async () => {
    let lists = 0;
    await page.route("**/dev/personas", async (route) => {
      lists += 1;
      const personas = (await (await route.fetch()).json()) as object[];
      await route.fulfill({ json: personas.map((persona) => ({ ...persona, expiresAt: Date.now() + (lists === 1 ? 30_000 : 3_600_000) })) });
    });
    await page.reload();
    await page.locator("#kg-operations-button:enabled").waitFor();
    await page.unrouteAll({ behavior: "wait" });
    // The schema was asked for as soon as the page stood: with the second list's token.
    expect(lists).toBe(2);
  });

  test.each(["light", "dark"] as const)("is free of serious findings in %s, with its menus open", async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    for (const menu of ["", "operations", "persona"]) {
      if (menu) await page.click(`#kg-${menu}-button`);
      await keepPicture(page, `graphiql-${colorScheme}${menu && `-${menu}`}`);
      expect(await seriousFindings(page)).toEqual([]);
      await page.keyboard.press("Escape");
    }
  });

  test("signs somebody in at the identity provider and out again, without a token in the page", async () => {
    const own = await openPage(browser, pages.shape.url);
    const sent: Request[] = [];
    own.page.on("request", (request) => void sent.push(request));
    await own.page.goto(`${pages.shape.url}/graphiql/#care-manager/my-people`);
    await own.page.locator("#kg-operations-button:enabled").waitFor();
    await own.page.click("#kg-persona-button");
    await own.page.getByRole("button", { name: "ログイン画面でサインイン" }).click();
    await own.page.waitForURL(/\/identity\/login\//);
    expect(new URL(sent.find((request) => request.url().includes("/identity/auth?"))?.url() ?? "").searchParams.get("code_challenge_method")).toBe("S256");

    await own.page.getByRole("radio", { name: "介護支援専門員" }).check();
    await own.page.getByLabel("確認コード").fill("123456");
    await own.page.getByRole("button", { name: "サインイン" }).click();
    await own.page.getByRole("alert").waitFor();
    await keepPicture(own.page, "login");
    expect(await seriousFindings(own.page)).toEqual([]);
    await own.page.getByLabel("確認コード").fill("000000");
    await own.page.getByRole("button", { name: "サインイン" }).click();

    await own.page.waitForURL(`${pages.shape.url}/graphiql/`);
    await own.page.locator("#kg-persona-button").getByText("介護支援専門員").waitFor();
    expect(await own.page.evaluate("JSON.stringify(sessionStorage) + JSON.stringify(localStorage) + document.cookie")).not.toContain("eyJ");
    const run = async () => {
      const answer = own.page.waitForResponse((response) => response.url().endsWith("/graphql") && (response.request().postData() ?? "").includes('"operationName":"MyPeople"'));
      await own.page.locator(".graphiql-execute-button").click();
      return answer;
    };
    const signedIn = await run();
    expect(signedIn.request().headers()).not.toHaveProperty("authorization");
    expect(await signedIn.json()).toMatchObject({ data: { recipients: { nodes: expect.arrayContaining([expect.anything()]) } } });

    await own.page.click("#kg-persona-button");
    await own.page.getByRole("button", { name: "サインアウト" }).click();
    await own.page.locator("#kg-persona-button").getByText("サインイン", { exact: true }).waitFor();
    expect((await run()).status()).toBe(401);
    await own.page.locator(".kg-errors").getByText("UNAUTHENTICATED").waitFor();
    expect(own.foreign).toEqual([]);
    await own.page.context().close();
  });

  test("asked nobody but its own server and met no error of its own", () => {
    expect(watched.foreign).toEqual([]);
    expect(watched.problems).toEqual([]);
  });
});
