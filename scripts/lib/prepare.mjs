import { buildPart, staleParts } from "./build.mjs";
import { install, isInstalled } from "./install.mjs";
import { step } from "./progress.mjs";
import { SetupFailure, inProject } from "./project.mjs";
import { withSetupLock } from "./setup-lock.mjs";

const TITLES = { code: "Building", web: "Building the web pages", client: "Building the typed client" };

/**
 * Makes the project ready to run: packages as the lock file says, dist/ as the sources say. Does nothing when both are.
 * @param {{ tolerant?: boolean, web?: boolean, client?: boolean }} [options] tolerant: go on in spite of errors in the sources;
 *   web: false leaves the web pages as they are; client: true builds the typed client too
 */
export async function prepare({ tolerant = false, web = true, client = false } = {}) {
  const stale = () => staleParts().filter((part) => (web || part !== "web") && (client || part !== "client"));
  if (isInstalled() && stale().length === 0) return;
  const onWait = (pid) => process.stderr.write(`Waiting for another run (process ${pid}) that installs or builds …\n`);
  await withSetupLock(inProject(".data", "setup.lock"), async () => {
    if (!isInstalled()) await step("Installing packages", install);
    for (const part of stale()) await step(TITLES[part], () => buildPart(part, tolerant));
  }, onWait);
}

/** Like `prepare`, but a failure ends the process with its reason and code 1. */
export async function prepareOrExit(options) {
  try {
    await prepare(options);
  } catch (error) {
    console.error(error instanceof SetupFailure ? error.message : `The project could not be made ready: ${error.message}`);
    process.exit(1);
  }
}
