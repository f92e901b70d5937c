import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { explained, isFree, lockedPackages, readLockFile, unexplainedLicences, type LockedPackage } from "../support/source-tree/lock-file.js";
import { projectRoot } from "../support/source-tree/source-file.js";

const packages = lockedPackages(readLockFile());
const read = (path: string) => readFileSync(join(projectRoot, path), "utf8");
const locked = (values: Partial<LockedPackage>): LockedPackage => ({ name: "x", path: "node_modules/x", version: "1.0.0", license: "MIT", development: false, ...values });

describe("licences of a delivery", () => {
  test("are free, or explained in docs/licences.md", () => {
    expect(packages.filter(({ development }) => !development).length).toBeGreaterThan(100);
    expect(unexplainedLicences(packages)).toEqual([]);
  });

  test.each(["GPL-3.0", "AGPL-3.0-only", "Elastic-2.0", "BUSL-1.1", "UNLICENSED", "SEE LICENSE IN LICENSE", "", "(MIT AND GPL-2.0)", "((MIT OR GPL-2.0) AND BUSL-1.1)"])("%j in another package would be found", (license) => {
    expect(unexplainedLicences([locked({ license })])).toHaveLength(1);
    expect(unexplainedLicences([locked({ license, development: true })])).toEqual([]);
  });

  test("a choice is free when one choice is, a combination when all are", () => {
    expect(["MIT", "(MIT OR GPL-3.0)", "(MIT AND BSD-3-Clause)", "Apache-2.0 OR MIT"].filter((license) => !isFree(license))).toEqual([]);
  });

  test("an explained package under a new licence would be found", () => {
    expect(unexplainedLicences([locked({ name: "@apollo/gateway", license: "Elastic-2.0" })])).toEqual([]);
    expect(unexplainedLicences([locked({ name: "@apollo/gateway", license: "BUSL-1.1" })])).toHaveLength(1);
  });

  test("the page names exactly the packages that need explaining", () => {
    const section = read("docs/licences.md").split("## The exception")[1]?.split("`@apollo/subgraph`")[0] ?? "";
    expect([...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name).sort()).toEqual(Object.keys(explained).sort());
    expect(packages.filter(({ license }) => license === "Elastic-2.0").map(({ name }) => name).sort()).toEqual(Object.keys(explained).sort());
  });

  test("are those that the installed packages state themselves", () => {
    const other = packages.flatMap(({ path, license, development }) => {
      const file = join(path, "package.json");
      if (development || !existsSync(join(projectRoot, file))) return [];
      const stated = (JSON.parse(read(file)) as { license?: string | { type?: string } }).license;
      const text = typeof stated === "object" ? stated.type : stated;
      return text === undefined || text === license ? [] : [`${path}: ${license} is locked, ${text} installed`];
    });
    expect(other).toEqual([]);
  });

  test("our own is MIT", () => {
    expect(read("LICENSE")).toMatch(/^MIT License\n\nCopyright \(c\) 2026 Kaigo Graph contributors\n/);
    expect((JSON.parse(read("package.json")) as { license: string }).license).toBe("MIT");
  });
});
