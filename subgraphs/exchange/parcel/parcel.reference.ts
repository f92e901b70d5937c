import type { Reference } from "../../../platform/subgraph/manifest.js";
import { everyone, onlyRoles } from "../../../platform/subgraph/policy.js";
import { findParcelUuid } from "./parcel-id.js";
import { parcelByUuid } from "./parcel.loader.js";

/** Offices that take part in the exchange. Operators have no way in: file names and findings show who serves whom. */
export const exchangeOffices = onlyRoles("CARE_MANAGER", "SERVICE_OFFICE");

export const parcelReference: Reference = {
  policy: exchangeOffices,
  resolve(reference, context) {
    const uuid = findParcelUuid(reference.id);
    return uuid ? context.load(parcelByUuid, uuid) : null;
  },
};

/** The number alone says nothing: whether the office exists is for the subgraph that owns offices. */
export const officeReference: Reference = {
  policy: everyone,
  resolve: ({ officeNumber }) => (typeof officeNumber === "string" ? { officeNumber } : null),
};
