import { lockedPackages, readLockFile } from "../support/source-tree/lock-file.js";
import { compareVersions, isWithin, knownWeak } from "../support/source-tree/versions.js";
import { advisories } from "./advisories.js";

const packages = lockedPackages(readLockFile());
const locked = (name: string, version: string, path = `node_modules/${name}`) => ({ name, path, version });

describe("known advisories", () => {
  test("concern no locked package", () => {
    expect(knownWeak(packages, advisories)).toEqual([]);
  });

  test("are about packages that are really locked, or that must stay away", () => {
    const there = new Set(packages.map(({ name }) => name));
    const idle = advisories.filter(({ package: name, affected }) => !there.has(name) && affected.some((range) => Object.keys(range).length > 0));
    expect(idle).toEqual([]);
  });

  test.each(advisories.flatMap(({ package: name, affected, ids }) => affected.map((range) => [name, ids, range] as const)))("would find an affected %s (%s %j)", (name, ids, range) => {
    const version = range.through ?? range.from ?? "0.0.1";
    expect(knownWeak([locked(name, version)], advisories).join()).toContain(ids);
    if (range.before) expect(isWithin(range.before, range)).toBe(false);
  });

  test("would find one deep in the tree too, and no other package", () => {
    expect(knownWeak([locked("graphql", "16.8.0", "node_modules/x/node_modules/graphql"), locked("graphql-scalars", "1.0.0")], advisories)).toHaveLength(1);
  });

  test.each([
    ["@apollo/gateway", "2.12.2", 1],
    ["@apollo/gateway", "2.12.3", 0],
    ["@apollo/gateway", "2.9.6", 1],
    ["@apollo/gateway", "2.14.4", 0],
    ["@graphql-tools/utils", "12.0.0", 2],
    ["@graphql-tools/utils", "10.10.0", 0],
    ["graphql", "16.10.0", 0],
  ])("know %s %s well", (name, version, count) => {
    expect(knownWeak([locked(name, version)], advisories)).toHaveLength(count);
  });

  test("compare numbers as numbers, and refuse what is no version", () => {
    expect(compareVersions("2.10.0", "2.9.9")).toBeGreaterThan(0);
    expect(compareVersions("18.4.0-beta.17", "18.4.0")).toBe(0);
    expect(() => compareVersions("", "1.0.0")).toThrow("is no version");
  });
});
