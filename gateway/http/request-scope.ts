import type { RequestContext } from "../../platform/subgraph/request-context.js";
import type { Viewer } from "../../platform/viewer/viewer.js";
import type { Language } from "../../platform/errors/kaigo-error.js";

/** What one operation carries from the HTTP route to the subgraphs and back. */
export interface RequestScope {
  readonly requestId: string;
  /** Ids of other requests of the same viewer that the answer serves too. */
  readonly otherIds: readonly string[];
  readonly viewer: Viewer;
  readonly language: Language;
  /** Shared by all subgraphs when they run in this process: one snapshot for the whole answer. */
  readonly shared: RequestContext | undefined;
}

/** Makes the shared context of a request, or of several that one answer serves; absent when subgraphs are other processes. */
export type OpenShared = (requestIds: readonly string[], viewer: Viewer, operation: string) => RequestContext;
