import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { putFile } from "../../cli/exchange/set-files.js";
import { makeFolder } from "../../cli/output/make-folder.js";
import { runLoad } from "../../cli/verbs/load.js";

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "kaigo-folder-"))));
afterAll(() => rm(folder, { recursive: true, force: true }));

const refusal = (rule: string) => expect.objectContaining({ code: "INPUT_INVALID", parameters: { field: "out", rule: `a folder that can be made and written to (${rule})` } });

test("a folder is made with all above it, also by two at once, and again", async () => {
  const path = join(folder, "a/b/c");
  await Promise.all([makeFolder(path, "out"), makeFolder(path, "out"), makeFolder(join(folder, "a/d"), "out")]);
  await makeFolder(path, "out");
  expect((await stat(path)).isDirectory()).toBe(true);
});

test("where no folder can be, that is said at once: below /proc, below a file, at a file", async () => {
  await writeFile(join(folder, "file"), "");
  await expect(makeFolder("/proc/parcels/today", "out")).rejects.toEqual(refusal("ENOENT"));
  await expect(putFile("/proc/parcels/today", "a.CSV", Buffer.of())).rejects.toEqual(refusal("ENOENT"));
  await expect(runLoad("/proc/municipal/new", { template: true })).rejects.toMatchObject({ code: "INPUT_INVALID", parameters: { field: "folder", rule: "a folder that can be made and written to (ENOENT)" } });
  await expect(makeFolder(join(folder, "file/below"), "out")).rejects.toEqual(refusal("EEXIST"));
  await expect(makeFolder(join(folder, "file"), "out")).rejects.toEqual(refusal("EEXIST"));
});
