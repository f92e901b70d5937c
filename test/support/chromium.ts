import { existsSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";

const executable = [process.env.CHROMIUM_PATH ?? "", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => path !== "" && existsSync(path));

/** Tests in a real browser. Where the machine has none they are counted as skipped, with the reason in their name. */
export function describeInBrowser(title: string, tests: () => void): void {
  if (executable !== undefined) describe(title, tests);
  else describe.skip(`${title} (skipped: there is no Chromium here; install it or name it by CHROMIUM_PATH)`, tests);
}

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: executable, args: ["--no-sandbox", "--disable-dev-shm-usage", "--force-color-profile=srgb"] });
}

/** What went wrong inside a page, and whom it asked: nobody but its own server may be. */
export interface Watched {
  readonly page: Page;
  readonly problems: string[];
  readonly foreign: string[];
}

export async function openPage(browser: Browser, origin: string, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 850 }, locale: "ja-JP", reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const [problems, foreign]: [string[], string[]] = [[], []];
  page.on("pageerror", ({ message }) => problems.push(message));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`${message.text()} ${message.location().url}`);
  });
  page.on("request", (request) => {
    if (!/^(?:blob|data):/.test(request.url()) && new URL(request.url()).origin !== origin) foreign.push(request.url());
  });
  return { page, problems, foreign };
}

/** A picture for people to look at, where they ask for it by KEEP_PICTURES; kept out of the project. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (!process.env["KEEP_PICTURES"]) return;
  await mkdir("test/artefacts", { recursive: true });
  // A picture of many greys is quicker as JPEG, and nobody compares them bit by bit.
  await page.screenshot({ path: `test/artefacts/${name}.jpg`, type: "jpeg", quality: 85, scale: "css", animations: "allow" });
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Serious and critical findings of axe, `rule: places`. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const found = (await page.evaluate(`axe.run(document, { resultTypes: ["violations"] })`)) as { violations: { id: string; impact: string | null; nodes: { target: unknown[] }[] }[] };
  return found.violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}
