import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { writeDemoTown } from "../../../demo/write-demo-town.js";

describe("writing a town to a folder", () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "demo-town-"));
  });
  afterEach(async () => rm(dir, { recursive: true, force: true }));

  test("writes load files that the manifest describes, and one folder per parcel", async () => {
    const seen: number[] = [];
    const summary = await writeDemoTown(dir, { people: 20, months: 1, onProgress: ({ people }) => seen.push(people) });
    expect(seen).toEqual([10, 20]);
    const manifest = JSON.parse(await readFile(join(dir, "load", "manifest.json"), "utf8")) as { format: string; files: { kind: string; file: string; rows: number; sha256: string }[] };
    expect(manifest.format).toBe("kaigo-load/1");
    for (const { file, rows, sha256 } of manifest.files) {
      const bytes = await readFile(join(dir, "load", file));
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
      expect(parse(bytes, { columns: true })).toHaveLength(rows);
    }
    const folders = await readdir(join(dir, "parcels"));
    expect(folders).toHaveLength(summary.parcels);
    const counts = await Promise.all(folders.map(async (folder) => (await readdir(join(dir, "parcels", folder))).length));
    expect(counts.reduce((a, b) => a + b, 0)).toBe(summary.files);
  });

  test("writes the load files alone when asked", async () => {
    expect(await writeDemoTown(dir, { people: 3, months: 1, parcels: false })).toMatchObject({ people: 3, parcels: 0 });
    expect(await readdir(join(dir, "parcels"))).toEqual([]);
  });

  test("never mixes a town into a folder that holds something", async () => {
    await writeDemoTown(dir, { people: 1, months: 1 });
    await expect(writeDemoTown(dir, { people: 1, months: 1 })).rejects.toMatchObject({ code: "LOAD_REFUSED" });
  });

  test("leaves no manifest behind when it fails on the way", async () => {
    await expect(writeDemoTown(dir, { people: 4, months: 1, onProgress: () => { throw new Error("disk full"); } })).rejects.toThrow("disk full");
    expect(await readdir(join(dir, "load"))).not.toContain("manifest.json");
  });
});
