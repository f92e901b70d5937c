import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { firstMessage, nodeOptions } from "../gateway/contestants.js";
import type { DevelopmentIdentity } from "../../gateway/identity/development-issuer.js";

/** How one house of a comparison is run. */
export interface CostHouse {
  readonly adminUrl: string;
  readonly dataDir: string;
  /** The protection that this one lacks. */
  readonly without?: "row-level security" | "audit";
  /** Login of its readers, when it is not the product's own. */
  readonly readerUrl?: string;
}

/** One house of a process that runs several. */
export interface RunningHouse {
  readonly url: string;
  readonly process: ChildProcess;
  token(identity: DevelopmentIdentity): Promise<string>;
}

/** Starts houses side by side in one process of their own. */
export async function startCostHouses(houses: readonly CostHouse[]): Promise<RunningHouse[]> {
  const child = fork(new URL("./house-process.js", import.meta.url), [JSON.stringify(houses)], { execArgv: [...nodeOptions] });
  const { urls } = await firstMessage<{ urls: string[] }>(child);
  const token = async (identity: DevelopmentIdentity) => {
    child.send(identity);
    const [answer] = (await once(child, "message")) as [{ token: string }];
    return answer.token;
  };
  return urls.map((url) => ({ url, process: child, token }));
}
