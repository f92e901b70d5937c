import type { Measure } from "./measure.js";

/** How a store of things made once is used. */
export interface CacheUse {
  readonly size: number;
  readonly hits: number;
  readonly misses: number;
}

/** Documents that a subgraph has read and checked. */
export const documentMeasures = (use: CacheUse): Measure[] => [
  { name: "kaigo_documents", help: "Subgraph documents kept.", read: () => [{ value: use.size }] },
  { name: "kaigo_document_hits_total", help: "Subgraph documents that were there.", kind: "counter", read: () => [{ value: use.hits }] },
  { name: "kaigo_document_misses_total", help: "Subgraph documents that had to be read.", kind: "counter", read: () => [{ value: use.misses }] },
];
