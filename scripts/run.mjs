import { requireSupportedNode } from "./lib/node-version.mjs";

requireSupportedNode();
import("./lib/run-kaigo.mjs").then(({ runKaigo }) => runKaigo(process.argv.slice(2)));
