import { requireSupportedNode } from "./lib/node-version.mjs";

requireSupportedNode();
import("./lib/run-tests.mjs").then(({ runTests }) => runTests(process.argv.slice(2)));
