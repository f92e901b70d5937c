import { onlyRoles } from "../../../platform/subgraph/policy.js";

/** How often one named office used the exchange is for the office and whoever runs the platform: to others it would be a cell of one office. */
export const activityReaders = onlyRoles("OPERATOR", "CARE_MANAGER", "SERVICE_OFFICE");
