import { Worker } from "node:worker_threads";
import type { DocumentationFiles } from "../../gateway/http/documentation.js";
import type { SiteOptions } from "../site/site.js";

/** Makes the documentation in a thread of its own: it takes a second or two, in which a gateway has other people to answer. */
export function makeDocumentation(options: SiteOptions): Promise<DocumentationFiles> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("../site/site-worker.js", import.meta.url), { execArgv: [], workerData: options });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("the documentation was not made")));
    // A stop need not wait for it.
    worker.unref();
  });
}
