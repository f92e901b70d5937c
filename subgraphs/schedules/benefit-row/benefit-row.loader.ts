import { versionRowsLoader } from "../usage-table/version-rows.js";
import { BenefitRow } from "./benefit-row.entity.js";
import { toPrice } from "./benefit-row.rule.js";

/** Table 7 of a version. */
export const benefitRowsOf = versionRowsLoader("benefitRowsOf", BenefitRow, (row) => {
  row.unitPrice = toPrice(row.unitPriceHundredths);
});
