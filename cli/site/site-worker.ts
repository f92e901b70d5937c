import { parentPort, workerData } from "node:worker_threads";
import { makeSite, type SiteOptions } from "./site.js";

parentPort?.postMessage(await makeSite(workerData as SiteOptions));
