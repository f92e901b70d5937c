import { today } from "../../../platform/calendar/today.js";
import { assertPage, emptyConnection, fromCursor, toConnection, type Connection } from "../../../platform/graphql/connection.js";
import { readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { Recipient } from "../recipient/recipient.entity.js";
import { PeopleOrder, type OfficePeopleArgs } from "./office-people.input.js";

/** Columns by which each order sorts; together they name one person. */
const sortKeys = {
  [PeopleOrder.NAME_KANA]: ["nameKana", "insurerNumber", "insuredNumber"],
  [PeopleOrder.INSURED_NUMBER]: ["insurerNumber", "insuredNumber"],
} as const satisfies Record<PeopleOrder, readonly (keyof Recipient)[]>;
const columnOf = { nameKana: "t.name_kana", insurerNumber: "t.insurer_number", insuredNumber: "t.insured_number" } as const;

/** One page of the viewer's own office's people. Nothing for another office's number; INPUT_INVALID for a bad page. */
export async function listOfficePeople(context: RequestContext, officeNumber: string, { first, after, order, insurerNumber, nameKanaPrefix, serviceType }: OfficePeopleArgs): Promise<Connection<Recipient>> {
  assertPage({ first });
  const keys = sortKeys[order];
  const place = fromCursor(after, keys.length) ?? keys.map(() => "");
  const { viewer } = context;
  if (viewer.officeNumber !== officeNumber) return emptyConnection();
  const columns = keys.map((key) => columnOf[key]).join(", ");
  const rows = await readPersonalRows(
    context,
    Recipient,
    "PERSON",
    `WHERE (t.insurer_number, t.id) IN (SELECT g.insurer_number, g.recipient_id FROM recipients.access_grant g WHERE g.office_number = $1 AND g.role = $2 AND g.category = 'PERSON')
       AND ($3::text IS NULL OR t.insurer_number = $3) AND ($4::text IS NULL OR starts_with(t.name_kana, $4))
       AND ($5::text IS NULL OR EXISTS (SELECT 1 FROM recipients.care_relationship r WHERE r.insurer_number = t.insurer_number AND r.recipient_id = t.id AND r.office_number = $1 AND r.role = $2 AND r.service_type = $5 AND r.start_date <= $6::date AND (r.end_date IS NULL OR r.end_date >= $6::date)))
       AND (${columns}) > (${keys.map((_, index) => `$${index + 8}`).join(", ")}) ORDER BY ${columns} LIMIT $7`,
    [officeNumber, viewer.role, insurerNumber ?? null, nameKanaPrefix ?? null, serviceType ?? null, today(), first + 1, ...place.map(String)],
    first,
  );
  return toConnection(rows, first, (row) => keys.map((key) => row[key]));
}
