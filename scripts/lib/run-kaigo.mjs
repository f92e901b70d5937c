import { inProject } from "./project.mjs";
import { prepareOrExit } from "./prepare.mjs";
import { runChild } from "./run-child.mjs";

/**
 * Room for many short-lived request objects, and none of them begun in the old generation: there they die unseen and keep
 * what they point to alive (a tenth of all that was allocated, a third of the executor's time).
 */
const NODE_FLAGS = ["--max-semi-space-size=64", "--no-allocation-site-pretenuring", "--import", new URL("./end-with-parent.mjs", import.meta.url).href];

/**
 * Makes the project ready and runs `kaigo <verb> …` with this process's terminal, signals and exit code.
 * @param {string[]} args the verb and its arguments
 */
export async function runKaigo(args) {
  await prepareOrExit();
  process.exitCode = await runChild([...NODE_FLAGS, inProject("dist", "cli", "kaigo.js"), ...args]);
}
