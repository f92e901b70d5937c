import pg from "pg";
import { demoPersonas } from "../../../demo/personas.js";
import { toGlobalId } from "../../../platform/graphql/global-id.js";
import { withConnection } from "../sql.js";
import { TOWN } from "../templates.js";

/** The person whom everybody looks at, with one row of every kind of information, and offices that have nothing to do with them. */
export interface Subject {
  readonly insurerNumber: string;
  readonly insuredNumber: string;
  readonly recipientId: string;
  readonly id: string;
  readonly month: string;
  /** Office in charge, by role; the service office has reported results. */
  readonly inCharge: Readonly<Record<"CARE_MANAGER" | "SERVICE_OFFICE" | "MEDICAL_INSTITUTION", string>>;
  /** Offices that never served the person. */
  readonly strangers: readonly string[];
  readonly otherInsurer: string;
  /** A municipality of the person's insurer. */
  readonly municipalityCode: string;
  readonly otherRecipientId: string;
  /** Id of one row, by type. */
  readonly rows: Readonly<Record<string, string>>;
  /** The newest parcel that the care manager's office sent. */
  readonly parcelId: string;
  /** Name of one of its files. */
  readonly parcelFile: string;
  /** When it last changed. */
  readonly parcelChangedAt: string;
  /** To whom the care manager's office has sent the person's month, and as what it signs. */
  readonly mail: { readonly receiver: { readonly officeNumber: string; readonly serviceType: string }; readonly senderServiceType: string };
}

/** Finds the person as the superuser, and gives them another person's preventive papers so that no field is empty for want of data. */
export function prepareSubject(adminUrl: string): Promise<Subject> {
  const { insurerNumber, insuredNumber, months } = demoPersonas(TOWN).goodExample;
  return withConnection(adminUrl, async (admin) => {
    const recipientId = await one(admin, "SELECT id FROM recipients.recipient WHERE insurer_number = $1 AND insured_number = $2", [insurerNumber, insuredNumber]);
    const key = [insurerNumber, recipientId];
    await takeOverPreventivePapers(admin, key);
    await admin.query("UPDATE recipients.recipient SET address2 = coalesce(address2, '見本荘101'), phone_number = coalesce(phone_number, '000-000-0000') WHERE insurer_number = $1 AND id = $2", key);
    const rowOf = async (table: string) => toGlobalId(insurerNumber, await one(admin, `SELECT id FROM ${table} WHERE insurer_number = $1 AND recipient_id = $2 ORDER BY id DESC`, key));
    const inCharge = (role: string) => one(admin, "SELECT office_number AS id FROM recipients.care_relationship WHERE insurer_number = $1 AND recipient_id = $2 AND role = $3 ORDER BY 1", [...key, role]);
    await admin.query("INSERT INTO recipients.proxy (insurer_number, recipient_id, subject, name, relation, valid_from, recorded_by) VALUES ($1, $2, 'relative', '見本　太郎', 'FAMILY', '2020-01-01', 'officer')", key);
    await supersedeRecords(admin, key);
    // Somebody has looked before, so that there is a look to tell of.
    await admin.query("INSERT INTO audit.access_event (request_id, subject, role, office_number, purpose, operation, insurer_number, recipient_id, category, decision, row_count) SELECT 'rights-subject', 'doctor', 'MEDICAL_INSTITUTION', NULL, 'CARE', 'x', $1, $2, 'PERSON', 'SEEN', 1", key);
    // An emergency of last year: nothing is open any more, and the insurer and the person are still told.
    await admin.query("INSERT INTO recipients.break_glass (insurer_number, recipient_id, office_number, subject, reason, statement, opened_at, expires_at) SELECT $1, $2, o.office_number, 'doctor', 'DISASTER', '昨年の災害による閲覧', now() - interval '1 year', now() - interval '1 year' + interval '1 hour' FROM recipients.office o WHERE o.kind = 'MEDICAL_INSTITUTION' ORDER BY 3 LIMIT 1", key);
    const strangers = await admin.query<{ id: string }>("SELECT office_number AS id FROM recipients.office WHERE office_number NOT IN (SELECT office_number FROM recipients.care_relationship WHERE insurer_number = $1 AND recipient_id = $2) ORDER BY 1", key);
    const reporter = await one(admin, "SELECT service_office_number AS id FROM actuals.actual_report WHERE insurer_number = $1 AND recipient_id = $2 AND service_month = $3 ORDER BY id DESC", [...key, months[0]]);
    const careManager = await inCharge("CARE_MANAGER");
    await admin.query("INSERT INTO care_plans.draft (insurer_number, recipient_id, kind, sender_office_number, day, state, content) VALUES ($1, $2, 'CARE_PLAN', $3, '2000-01-01', 'SHARED', '{\"header\": {}, \"tables\": {}}')", [...key, careManager]);
    const parcel = await one(admin, "SELECT id FROM exchange.parcel WHERE sender_office_number = $1 AND receiver_office_number <> $2 AND accepted_at IS NOT NULL ORDER BY id DESC", [careManager, reporter]);
    const { rows: mail } = await admin.query<{ office: string; type: string; own: string }>("SELECT receiver_office_number AS office, receiver_service_type AS type, sender_service_type AS own FROM exchange.parcel JOIN exchange.parcel_person o ON o.parcel_id = parcel.id WHERE o.insurer_number = $1 AND o.recipient_id = $2 AND sender_office_number = $3 AND set_kind = 'usageTable' AND service_month = $4 AND state = 'IMPORTED' ORDER BY id DESC LIMIT 1", [...key, careManager, months[0]]);
    const [sent] = mail;
    if (!sent) throw new Error("nobody was sent the person's month");
    return {
      insurerNumber,
      insuredNumber,
      recipientId,
      id: toGlobalId(insurerNumber, recipientId),
      month: months[0] ?? "",
      inCharge: { CARE_MANAGER: careManager, SERVICE_OFFICE: reporter, MEDICAL_INSTITUTION: await inCharge("MEDICAL_INSTITUTION") },
      strangers: strangers.rows.map(({ id }) => id),
      municipalityCode: await one(admin, "SELECT municipality_code AS id FROM municipal.municipality WHERE insurer_number = $1 ORDER BY 1", [insurerNumber]),
      otherInsurer: await one(admin, "SELECT insurer_number AS id FROM municipal.insurer WHERE insurer_number <> $1 ORDER BY 1", [insurerNumber]),
      otherRecipientId: await one(admin, "SELECT id FROM recipients.recipient WHERE insurer_number = $1 AND id <> $2 ORDER BY 1", key),
      rows: {
        Recipient: toGlobalId(insurerNumber, recipientId),
        CarePlan: await rowOf("care_plans.care_plan"),
        PreventivePlan: await rowOf("care_plans.preventive_plan"),
        BasicInformation: await rowOf("care_plans.basic_information"),
        UsageTable: await rowOf("schedules.usage_table"),
        ActualReport: toGlobalId(insurerNumber, await one(admin, "SELECT id FROM actuals.actual_report WHERE insurer_number = $1 AND recipient_id = $2 AND service_office_number = $3 ORDER BY id DESC", [...key, reporter])),
        Certification: await rowOf("municipal.certification"),
      },
      parcelId: Buffer.from(parcel.replaceAll("-", ""), "hex").toString("base64url"),
      parcelFile: await one(admin, "SELECT name AS id FROM exchange.parcel_file WHERE parcel_id = $1 ORDER BY name", [parcel]),
      parcelChangedAt: await one(admin, "SELECT to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') AS id FROM exchange.parcel WHERE id = $1", [parcel]),
      mail: { receiver: { officeNumber: sent.office, serviceType: sent.type }, senderServiceType: sent.own },
    };
  });
}

/** A state of a record of each category that does not stand any more; the opinion's is of the institution that wrote the one that stands. */
async function supersedeRecords(admin: pg.Client, key: readonly string[]): Promise<void> {
  const kinds = { CARD: "insured_card", BURDEN: "burden_limit", CERTIFICATION: "certification", SURVEY: "assessment_item", OPINION: "doctor_opinion", PANEL: "panel_review", ALLOWANCE: "allowance_use", CLAIM: "benefit_claim", LIFE: "life_feedback" };
  const author = await one(admin, "SELECT office_number AS id FROM municipal.doctor_opinion WHERE insurer_number = $1 AND recipient_id = $2 ORDER BY 1", key);
  for (const [category, kind] of Object.entries(kinds)) {
    await admin.query("INSERT INTO municipal.superseded_record (insurer_number, recipient_id, record_id, kind, category, how, record_key, record_values, manifest_sha256) VALUES ($1, $2, uuidv7(), $3, $4, 'CORRECTED', $5, '{}', 'of the test')", [...key, kind, category, { officeNumber: author }]);
  }
}

async function takeOverPreventivePapers(admin: pg.Client, key: readonly string[]): Promise<void> {
  const from = await one(admin, "SELECT b.recipient_id AS id FROM care_plans.basic_information b JOIN care_plans.preventive_plan p USING (insurer_number, recipient_id) WHERE insurer_number = $1 AND recipient_id <> $2 ORDER BY 1", key);
  const { rows } = await admin.query<{ name: string }>(
    "SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name) WHERE table_schema = 'care_plans' AND column_name = 'recipient_id' AND table_type = 'BASE TABLE'",
  );
  for (const { name } of rows) await admin.query(`UPDATE ${name} SET recipient_id = $2 WHERE insurer_number = $1 AND recipient_id = $3`, [...key, from]);
}

async function one(client: pg.Client, text: string, values: readonly unknown[]): Promise<string> {
  const { rows } = await client.query<{ id: string }>(`${text} LIMIT 1`, [...values]);
  if (!rows[0]) throw new Error(`the town has no row for: ${text}`);
  return rows[0].id;
}
