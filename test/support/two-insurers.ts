import type pg from "pg";
import { toViewer, type Role, type Viewer } from "../../platform/viewer/viewer.js";

/** Two insurers with one and two people, and one office that serves one person of each. */
export const here = "131011";
export const elsewhere = "141002";
export const office = "1370100008";
export const otherOffice = "1410000005";
export const people = {
  own: { insurer: here, id: "01900000-0000-7000-8000-000000000001", number: "0000000001" },
  served: { insurer: elsewhere, id: "01900000-0000-7000-8000-000000000002", number: "0000000002" },
  other: { insurer: elsewhere, id: "01900000-0000-7000-8000-000000000003", number: "0000000003" },
} as const;

/** Tables with rows about these people, and what one row says. */
export const filledTables = ["recipients.recipient", "recipients.care_relationship", "recipients.consent", "recipients.access_grant", "recipients.staff_account", "municipal.insured_card", "municipal.burden_ratio", "municipal.certification", "municipal.superseded_record", "audit.access_event"] as const;

export const allCategories = ["PERSON", "CONSENT", "CARD", "BURDEN", "CERTIFICATION"];

/** A viewer who may see these categories if row-level security lets them. */
export const viewer = (role: Role, values: Partial<Viewer> = {}): Viewer => toViewer({ subject: "someone", role, purpose: "test", secondFactor: true, categories: allCategories, ...values });

/** Puts the people and one row per table and person in, as the superuser, past all policies. Grants hold over midnight. */
export async function fillTwoInsurers(admin: pg.ClientBase, today: string): Promise<void> {
  for (const { insurer, id, number } of Object.values(people)) {
    await admin.query(
      `INSERT INTO recipients.recipient (insurer_number, id, insured_number, name, name_kana, sex, birth_date) VALUES ($1, $2, $3, '見本', 'ミホン', '2', '1940-01-01')`,
      [insurer, id, number],
    );
    await admin.query("INSERT INTO recipients.consent (insurer_number, recipient_id, category, state, taken_by, taken_on) VALUES ($1, $2, 'CARD', 'GIVEN', 'MUNICIPALITY', $3)", [insurer, id, today]);
    await admin.query("INSERT INTO municipal.insured_card (insurer_number, recipient_id, valid_from) VALUES ($1, $2, $3)", [insurer, id, today]);
    await admin.query("INSERT INTO municipal.burden_ratio (insurer_number, recipient_id, ratio, valid_from) VALUES ($1, $2, 10, $3)", [insurer, id, today]);
    await admin.query("INSERT INTO municipal.certification (insurer_number, recipient_id, applied_on, kind, status) VALUES ($1, $2, $3, 'NEW', 'APPLIED')", [insurer, id, today]);
    await admin.query(`INSERT INTO municipal.superseded_record (insurer_number, recipient_id, record_id, kind, category, how, record_key, record_values, manifest_sha256) VALUES ($1, $2, uuidv7(), 'insured_card', 'CARD', 'WITHDRAWN', '{}', '{}', 'x')`, [insurer, id]);
    await admin.query(
      `INSERT INTO audit.access_event (request_id, subject, role, purpose, operation, insurer_number, recipient_id, category, decision, row_count)
       VALUES ('r', 's', 'CARE_MANAGER', 'p', 'o', $1, $2, 'PERSON', 'SEEN', 1)`,
      [insurer, id],
    );
  }
  await admin.query("INSERT INTO recipients.staff_account (subject, office_number, display_name, role, level) VALUES ('colleague', $1, '見本', 'CARE_MANAGER', 'OFFICE')", [office]);
  for (const { insurer, id } of [people.own, people.served]) {
    await admin.query(
      `INSERT INTO recipients.care_relationship (insurer_number, recipient_id, office_number, service_type, role, start_date, evidence, last_service_month)
       VALUES ($1, $2, $3, '43', 'CARE_MANAGER', $4, 'IDENTITY_CONFIRMED', $5)`,
      [insurer, id, office, today, today.slice(0, 7)],
    );
    for (const category of allCategories) {
      await admin.query("INSERT INTO recipients.access_grant VALUES ($1, $2, $3, 'CARE_MANAGER', $4, $5::date - 1, $5::date + 1)", [insurer, id, office, category, today]);
    }
  }
}
