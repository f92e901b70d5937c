import type { Reference } from "../../../platform/subgraph/manifest.js";
import { everyone } from "../../../platform/subgraph/policy.js";
import { insurerByNumber } from "./insurer.loader.js";

export const insurerReference: Reference = {
  policy: everyone,
  resolve: (reference, context) => (typeof reference.insurerNumber === "string" ? context.load(insurerByNumber, reference.insurerNumber) : null),
};
