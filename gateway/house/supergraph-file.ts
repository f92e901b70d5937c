import { readFile } from "node:fs/promises";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { loadSupergraph, type SupergraphState } from "../supergraph/load.js";

/** The supergraph of a file. Throws CONFIG_INVALID when the file is missing or no supergraph. */
export async function readSupergraph(path: string): Promise<SupergraphState> {
  try {
    return loadSupergraph(await readFile(path, "utf8"));
  } catch (error) {
    throw new KaigoError("CONFIG_INVALID", { variable: "SUPERGRAPH" }, { cause: error });
  }
}
