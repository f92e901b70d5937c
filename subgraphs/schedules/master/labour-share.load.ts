import { daysInOrder, type LoadColumn, type LoadKind } from "../../../platform/subgraph/load-kind.js";
import { basis, labourShare, serviceType, validity } from "./master-columns.js";

const columns: readonly LoadColumn[] = [
  serviceType,
  ...validity,
  labourShare,
  basis,
];

/** Labour share of each service type (人件費割合): with the area grade it decides the unit price. */
export const labourShareLoad: LoadKind = {
  kind: "labour_share",
  order: 14,
  description: "Labour share per service type. 人件費割合",
  columns,
  checks: [daysInOrder("validFrom", "validTo")],
  table: "schedules.labour_share",
  key: ["serviceType", "validFrom"],
};
