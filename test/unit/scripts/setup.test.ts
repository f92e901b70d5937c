import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The scripts are plain JavaScript without types: each function is named here with the shape the tests use. */
async function load<T>(name: string): Promise<T> {
  return (await import(new URL(`../../../scripts/lib/${name}.mjs`, import.meta.url).href)) as T;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kaigo-graph-unit-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the Node.js version", () => {
  test.each([
    ["20.19.0", true], ["v20.19.4", true], ["20.20.0", true], ["22.0.0", true], ["100.1.0", true],
    ["20.18.9", false], ["18.20.4", false], ["v9.99.99", false], ["", false], ["nonsense", false],
  ])("%s is good enough: %s", async (version, good) => {
    const { nodeVersionProblem } = await load<{ nodeVersionProblem(version: string): string | null }>("node-version");
    const problem = nodeVersionProblem(version);
    expect(problem === null).toBe(good);
    if (problem !== null) expect(problem).toMatch(/^Node\.js 20\.19\.0 or newer is needed, this is .*\. Install .*\.$/);
  });
});

describe("the closing line", () => {
  const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, numRuntimeErrorTestSuites: 0 };
  test.each([
    [{ numPassedTests: 12 }, "12 passed, 0 failed"],
    [{ numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 }, "3 passed, 1 failed, 3 skipped"],
    [{ numRuntimeErrorTestSuites: 1 }, "0 passed, 1 failed"],
  ])("of %j says %s", async (counts, line) => {
    const { closingLine } = await load<{ closingLine(counts: typeof none): string }>("run-tests");
    expect(closingLine({ ...none, ...counts })).toBe(line);
  });
});

describe("the setup lock", () => {
  type WithLock = <T>(path: string, work: () => Promise<T>, onWait?: (pid: number) => void) => Promise<T>;
  const withLock = async () => (await load<{ withSetupLock: WithLock }>("setup-lock")).withSetupLock;

  test("lets one piece of work run at a time and is gone afterwards", async () => {
    const lock = await withLock();
    const path = join(folder, "setup.lock");
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside -= 1;
    };
    await Promise.all([lock(path, work), lock(path, work), lock(path, work)]);
    expect(most).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("of a killed process does not count, even when its number lives on in another process", async () => {
    const lock = await withLock();
    const path = join(folder, "setup.lock");
    for (const dead of [{ pid: 999_999_999, began: "1" }, { pid: process.pid, began: "before" }]) {
      writeFileSync(path, JSON.stringify(dead));
      expect(await lock(path, async () => "done")).toBe("done");
    }
  });

  test("is released when the work fails", async () => {
    const lock = await withLock();
    const path = join(folder, "setup.lock");
    await expect(lock(path, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(readdirSync(folder)).toEqual([]);
  });
});

test("a new build replaces what changed, leaves what did not, and removes what has no source any more", async () => {
  const { replaceTree } = await load<{ replaceTree(fresh: string, target: string, keep?: string[]): void }>("replace-tree");
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write("dist/same.js", "1");
  write("dist/changed.js", "1");
  write("dist/old/gone.js", "1");
  write("dist/web/index.html", "1");
  const before = statSync(join(folder, "dist/same.js")).ino;
  write("dist/.fresh/same.js", "1");
  write("dist/.fresh/changed.js", "2");
  write("dist/.fresh/new/added.js", "1");
  replaceTree(join(folder, "dist/.fresh"), join(folder, "dist"), ["web"]);
  expect(statSync(join(folder, "dist/same.js")).ino).toBe(before);
  expect(readFileSync(join(folder, "dist/changed.js"), "utf8")).toBe("2");
  expect(readdirSync(join(folder, "dist")).sort()).toEqual(["changed.js", "new", "old", "same.js", "web"]);
  expect(readdirSync(join(folder, "dist/old"))).toEqual([]);
});

test("the fingerprint of sources follows names and contents, not times", async () => {
  const { filesBelow, fingerprint } = await load<{ filesBelow(folder: string): string[]; fingerprint(files: string[]): string }>("fingerprint");
  const print = () => fingerprint(filesBelow(folder));
  writeFileSync(join(folder, "a.ts"), "one");
  const first = print();
  writeFileSync(join(folder, "a.ts"), "one");
  expect(print()).toBe(first);
  writeFileSync(join(folder, "b.ts"), "");
  expect(print()).not.toBe(first);
  rmSync(join(folder, "b.ts"));
  writeFileSync(join(folder, "a.ts"), "two");
  expect(print()).not.toBe(first);
});
