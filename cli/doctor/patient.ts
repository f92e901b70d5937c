import type { SupergraphState } from "../../gateway/supergraph/load.js";
import type { Config } from "../../platform/config/config.js";
import type { Finding } from "./finding.js";

/** The installation that is examined. */
export interface Patient {
  /** Folder of the project. */
  readonly root: string;
  readonly config: Config;
  readonly nodeVersion: string;
  /** Milliseconds since the epoch by this machine's clock. */
  readonly now: () => number;
  /** The contract that the subgraphs of this version compose to, as files below `schema/`. */
  readonly compose: () => Promise<Readonly<Record<string, string>>>;
  /** Makes a supergraph ready to be served. Throws when it cannot be. */
  readonly load: (sdl: string) => Pick<SupergraphState, "hash" | "subgraphHashes">;
}

/** Looks at one side of the installation. What it throws counts as a finding of its own. */
export type Examination = (patient: Patient) => Promise<readonly Finding[]> | readonly Finding[];
