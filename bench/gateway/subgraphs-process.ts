import { shopSdl } from "./shop.js";
import { startQuickSubgraph } from "./quick-subgraph.js";

/** All four subgraphs on ports of their own; says the ports to its parent and ends with it. */
const names = Object.keys(shopSdl);
const started = await Promise.all(names.map(() => startQuickSubgraph()));
process.send?.(Object.fromEntries(names.map((name, index) => [name, `http://127.0.0.1:${started[index]?.port}/`])));
process.on("disconnect", () => process.exit(0));
