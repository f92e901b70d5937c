import { toProratedDays } from "../../../standard/index.js";
import { versionRowsLoader } from "../usage-table/version-rows.js";
import { PlannedService } from "./planned-service.entity.js";

/** Table 6 of a version. */
export const plannedServicesOf = versionRowsLoader("plannedServicesOf", PlannedService, (row) => {
  row.proratedDays = row.proratedBitmap === null ? null : toProratedDays(row.proratedBitmap);
});
