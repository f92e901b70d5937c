import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's root folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** @param {...string} parts path below the project's root */
export function inProject(...parts) {
  return join(ROOT, ...parts);
}

/** A reason and what to do, in words for the person at the terminal. */
export class SetupFailure extends Error {}
