import { requireSupportedNode } from "./lib/node-version.mjs";

requireSupportedNode();
import("./lib/prepare.mjs").then(({ prepareOrExit }) => prepareOrExit({ client: true }));
