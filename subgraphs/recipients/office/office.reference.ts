import type { Reference } from "../../../platform/subgraph/manifest.js";
import { everyone } from "../../../platform/subgraph/policy.js";
import { officeByNumber } from "./office.loader.js";

export const officeReference: Reference = {
  policy: everyone,
  resolve: (reference, context) => (typeof reference.officeNumber === "string" ? context.load(officeByNumber, reference.officeNumber) : null),
};
