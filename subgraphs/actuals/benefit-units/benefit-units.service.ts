import type { AuditTrail } from "../../../platform/audit/audit-trail.js";
import { assertPage, emptyConnection, toConnection, type Connection } from "../../../platform/graphql/connection.js";
import { afterPerson } from "../../../platform/graphql/person-cursor.js";
import { readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { ClosingUnit } from "../closing/closing-unit.entity.js";
import type { BenefitUnitsArgs } from "./benefit-units.input.js";

/** Who asks, a snapshot of theirs, and where it is written down. */
export type BenefitUnitsReader = Pick<RequestContext, "viewer" | "session"> & { readonly audit: Pick<AuditTrail, "note"> };

/**
 * Planned benefit units (給付計画単位数) of the months that are confirmed now, by person, service office and type: those the
 * viewer's own office planned, or those of its own service. Nothing for another office's number.
 */
export async function listBenefitUnits(reader: BenefitUnitsReader, officeNumber: string, { month, first, after }: BenefitUnitsArgs): Promise<Connection<ClosingUnit>> {
  assertPage({ first });
  const place = afterPerson(after, 2);
  if (reader.viewer.officeNumber !== officeNumber) return emptyConnection();
  const rows = await readBenefitUnits(reader, officeNumber, month, place, first);
  return toConnection(rows, first, keyOf);
}

/** The key of a line of units, in their order. */
export const keyOf = ({ insurerNumber, recipientId, serviceOfficeNumber, serviceType }: ClosingUnit): readonly string[] => [insurerNumber, recipientId, serviceOfficeNumber, serviceType];

/** Units of an office's confirmed months after a place: `shown` rows and one more, which only tells that more follow. */
export function readBenefitUnits(reader: BenefitUnitsReader, officeNumber: string, month: string, place: readonly (string | number)[], shown: number): Promise<ClosingUnit[]> {
  const side = reader.viewer.role === "CARE_MANAGER" ? "planning_office_number" : "service_office_number";
  return readPersonalRows(
    reader,
    ClosingUnit,
    "RESULT",
    `WHERE t.${side} = $1 AND t.service_month = $2
       AND EXISTS (SELECT 1 FROM actuals.month_closing c WHERE c.insurer_number = t.insurer_number AND c.recipient_id = t.recipient_id AND c.service_month = t.service_month AND c.version = t.version AND c.state = 'CONFIRMED')
       AND (t.insurer_number, t.recipient_id, t.service_office_number, t.service_type) > ($3, $4::uuid, $5, $6)
     ORDER BY t.insurer_number, t.recipient_id, t.service_office_number, t.service_type LIMIT $7`,
    [officeNumber, month, ...place, shown + 1],
    shown,
  );
}
