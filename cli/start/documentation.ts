import type { DocumentationFiles } from "../../gateway/http/documentation.js";

/** Makes the documentation. What it is made with is loaded only when somebody asks: a gateway needs no manifests otherwise. */
export const makeDocumentation = async (): Promise<DocumentationFiles> => (await import("../site/site.js")).makeSite();
