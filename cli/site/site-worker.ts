import { parentPort } from "node:worker_threads";
import { makeSite } from "./site.js";

parentPort?.postMessage(await makeSite());
