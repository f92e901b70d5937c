import { z } from "zod";
import { toCursor } from "../../../platform/graphql/connection.js";
import { afterPerson } from "../../../platform/graphql/person-cursor.js";
import { report, rowsPerPage } from "../../../platform/report/report.js";
import { getOwnOfficeNumber } from "../../../platform/subgraph/own-office.js";
import { onlyRoles } from "../../../platform/subgraph/policy.js";
import { keyOf, readBenefitUnits, type BenefitUnitsReader } from "./benefit-units.service.js";

/** What a care-management office writes on 給付管理票: its confirmed months' units by person, service office and type. */
export const benefitUnitsReport = report({
  name: "benefit-units",
  description: "Planned benefit units of the months that the own office has confirmed, by person, service office and type: month. 給付計画単位数（確定済みの月）",
  policy: onlyRoles("CARE_MANAGER"),
  query: z.strictObject({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
  columns: () => ["insurerNumber", "insuredNumber", "serviceMonth", "serviceOfficeNumber", "serviceType", "units"],
  async page(session, { month }, after, { viewer, audit }) {
    const reader: BenefitUnitsReader = { session, viewer, audit };
    const rows = await readBenefitUnits(reader, getOwnOfficeNumber({ viewer }), month, afterPerson(after, 2), rowsPerPage);
    const shown = rows.slice(0, rowsPerPage);
    const numbers = await readNumbers(reader, shown);
    const last = shown.at(-1);
    return {
      rows: shown.map(({ insurerNumber, recipientId, serviceMonth, serviceOfficeNumber, serviceType, units }) => [insurerNumber, numbers.get(recipientId) ?? null, serviceMonth, serviceOfficeNumber, serviceType, units]),
      next: rows.length > rowsPerPage && last ? toCursor(keyOf(last)) : null,
    };
  },
});

/** Insured numbers of the people on a page, by the contract of the schema that owns people. */
async function readNumbers({ session, audit }: BenefitUnitsReader, rows: readonly { insurerNumber: string; recipientId: string }[]): Promise<Map<string, string>> {
  const found = await session.query<{ insurerNumber: string; recipientId: string; insuredNumber: string }>(
    `SELECT insurer_number AS "insurerNumber", recipient_id AS "recipientId", insured_number AS "insuredNumber" FROM recipients.shared_person WHERE (insurer_number, recipient_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))`,
    [rows.map(({ insurerNumber }) => insurerNumber), rows.map(({ recipientId }) => recipientId)],
  );
  for (const { insurerNumber, recipientId } of found) audit.note(insurerNumber, recipientId, "PERSON", 1);
  return new Map(found.map(({ recipientId, insuredNumber }) => [recipientId, insuredNumber]));
}
