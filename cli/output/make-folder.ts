import { mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { KaigoError } from "../../platform/errors/kaigo-error.js";

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? "";

/** Where a folder cannot stand, whatever the file system calls it. */
const impossible = new Set(["ENOENT", "ENOTDIR", "EEXIST", "EACCES", "EPERM", "EROFS", "ENAMETOOLONG", "EISDIR"]);

/**
 * Makes a folder that a user named, with those above it. Throws INPUT_INVALID where none can be. Node's own recursive mkdir tries for ever
 * below /proc, where the folder above is there and the next still cannot be made for lack of one.
 */
export async function makeFolder(folder: string, field: string): Promise<void> {
  try {
    await makeWithParents(resolve(folder));
  } catch (error) {
    throw asBadFolder(error, field);
  }
}

/** A failure to write below a folder that a user named, as INPUT_INVALID where another folder helps. */
export const asBadFolder = (error: unknown, field: string): unknown =>
  impossible.has(codeOf(error)) ? new KaigoError("INPUT_INVALID", { field, rule: `a folder that can be made and written to (${codeOf(error)})` }, { cause: error }) : error;

async function makeWithParents(path: string): Promise<void> {
  if (await isFolder(path)) return;
  if (!(await isFolder(dirname(path)))) await makeWithParents(dirname(path));
  await mkdir(path).catch(async (error: unknown) => {
    // Somebody else may have made it meanwhile.
    if (!(await isFolder(path))) throw error;
  });
}

const isFolder = (path: string): Promise<boolean> => stat(path).then((found) => found.isDirectory(), () => false);
