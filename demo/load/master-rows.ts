import { DEMO_SERVICE_CODES } from "../masters/service-codes.js";
import type { LoadRows } from "./load-files.js";

/** First month in which the demo's masters hold: that of the limits in force. */
export const mastersFrom = "2019-10";

/** The demo's service codes: plausible values, so they are labelled as the operator's own choice. */
export const masterRows = (): LoadRows => ({
  service_code: DEMO_SERVICE_CODES.map(({ code, name, units, discountRate, per, limitManaged, fixedCopay, addOn }) => ({
    serviceCode: code, validFrom: mastersFrom, validTo: null, name, units, discountRate, per, limitManaged: String(limitManaged),
    fixedCopay, addOnKind: addOn?.kind ?? null, addOnPermille: addOn?.permille ?? null, basis: "CONFIGURED",
  })),
});
