import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { prepareOrExit } from "./prepare.mjs";
import { ROOT, inProject } from "./project.mjs";

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   numRuntimeErrorTestSuites: number }} counts jest's own; a file that does not load counts as one failure
 * @returns {string} "12 passed, 0 failed" with ", 1 skipped" when there are any
 */
export function closingLine(counts) {
  const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites;
  const skipped = counts.numPendingTests + counts.numTodoTests;
  return `${counts.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** Jest waits for ever for what a test has left open: after its counts are there, it gets this long. */
const PATIENCE_MS = 60_000;

function endWhenStuck(child, countsFile) {
  const timer = setInterval(() => {
    if (!existsSync(countsFile) || Date.now() - statSync(countsFile).mtimeMs < PATIENCE_MS) return;
    console.error("The tests have left something running: ended by force.");
    child.kill("SIGKILL");
  }, 1_000);
  child.on("close", () => clearInterval(timer));
}

function runJest(jestArgs, countsFile) {
  const jest = ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning", inProject("node_modules", "jest", "bin", "jest.js")];
  const args = [...jest, "-c", inProject("jest.config.mjs"), ...jestArgs];
  return new Promise((resolve) => {
    const env = { ...process.env, KAIGO_TEST_COUNTS: countsFile };
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: "inherit", env });
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
    endWhenStuck(child, countsFile);
    child.on("close", (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

function readCounts(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

/**
 * Installs and builds what is missing, runs jest and ends with one plain line of counts and jest's exit code.
 * @param {string[]} jestArgs a run of named files goes on in spite of type errors elsewhere, and builds the web
 *   pages only for their own tests
 */
export async function runTests(jestArgs) {
  const named = jestArgs.filter((argument) => !argument.startsWith("-"));
  const whole = named.length === 0;
  const asksFor = (part) => whole || named.some((name) => name.includes(part));
  await prepareOrExit({ tolerant: !whole, web: asksFor("web"), client: asksFor("client") });
  const folder = mkdtempSync(join(tmpdir(), "kaigo-graph-jest-"));
  const countsFile = join(folder, "counts.json");
  const code = await runJest(jestArgs, countsFile);
  const counts = readCounts(countsFile);
  rmSync(folder, { recursive: true, force: true });
  if (counts) console.log(closingLine(counts));
  process.exitCode = code;
}
