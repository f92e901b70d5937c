import { readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { asBadFolder, makeFolder } from "../output/make-folder.js";

/** The files of a folder by name, those that begin with a dot left out. Throws INPUT_INVALID when it is no folder. */
export async function readSetFiles(folder: string): Promise<{ fileName: string; bytes: Buffer }[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    throw new KaigoError("INPUT_INVALID", { field: "dir", rule: "a folder that can be read" });
  });
  const names = entries.filter((entry) => entry.isFile() && !entry.name.startsWith(".")).map(({ name }) => name).sort();
  return Promise.all(names.map(async (fileName) => ({ fileName, bytes: await readFile(join(folder, fileName)) })));
}

/** Writes a file into a folder of `--out` that is made when needed: under its name stands the whole file or none. Throws INPUT_INVALID for a name that could lead elsewhere, and for a folder that cannot be made or written to. */
export async function putFile(folder: string, name: string, bytes: Buffer): Promise<void> {
  if (!/^[0-9A-Za-z_-][0-9A-Za-z_.-]*$/.test(name)) throw new KaigoError("INPUT_INVALID", { field: "file", rule: "a plain file name" });
  await makeFolder(folder, "out");
  try {
    const part = join(folder, `.${name}.part`);
    await writeFile(part, bytes);
    await rename(part, join(folder, name));
  } catch (error) {
    throw asBadFolder(error, "out");
  }
}
