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

/** The product running in a process of its own. */
export interface RunningHouse {
  readonly url: string;
  readonly process: ChildProcess;
  token(identity: DevelopmentIdentity): Promise<string>;
}

/** Starts the product in a process of its own. */
export async function startCostHouse(house: CostHouse): Promise<RunningHouse> {
  const child = fork(new URL("./house-process.js", import.meta.url), [JSON.stringify(house)], { execArgv: [...nodeOptions] });
  const { url } = await firstMessage<{ url: string }>(child);
  return {
    url,
    process: child,
    async token(identity) {
      child.send(identity);
      const [answer] = (await once(child, "message")) as [{ token: string }];
      return answer.token;
    },
  };
}
