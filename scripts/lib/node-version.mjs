// Written for old Node versions too: this file must still load where the rest would not.

export const OLDEST_NODE = "20.19.0";

/**
 * @param {string} version a Node.js version such as "20.19.4" or "v18.1.0"
 * @returns {string | null} one line with the reason and what to do, or null when the version is good enough
 */
export function nodeVersionProblem(version) {
  const have = String(version).replace(/^v/, "").split(".").map(Number);
  const need = OLDEST_NODE.split(".").map(Number);
  for (let i = 0; i < need.length; i += 1) {
    if (have[i] > need[i]) return null;
    if (!(have[i] === need[i])) {
      return "Node.js " + OLDEST_NODE + " or newer is needed, this is " + version + ". Install a newer one from https://nodejs.org and try again.";
    }
  }
  return null;
}

/** Ends the process with code 1 and one line when this Node.js is too old. */
export function requireSupportedNode() {
  const problem = nodeVersionProblem(process.versions.node);
  if (problem === null) return;
  console.error(problem);
  process.exit(1);
}
