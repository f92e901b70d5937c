import { today } from "../../../platform/calendar/today.js";
import type { DirectoryOffice, OfficeCount, SubjectDirectory } from "../../../platform/subgraph/subject-directory.js";
import { Recipient } from "../recipient/recipient.entity.js";

/** People and offices as imports and other subgraphs ask for them, under the rights of whoever asks. */
export const subjectDirectory = (graceMonths: number): SubjectDirectory => ({
  async findSubjects(tx, people) {
    const rows = await tx.query<{ insurerNumber: string; insuredNumber: string; recipientId: string }>(
      `SELECT insurer_number AS "insurerNumber", insured_number AS "insuredNumber", id AS "recipientId" FROM recipients.recipient
       WHERE (insurer_number, insured_number) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
      [people.map(({ insurerNumber }) => insurerNumber), people.map(({ insuredNumber }) => insuredNumber)],
    );
    const known = new Map(rows.map(({ insurerNumber, insuredNumber, recipientId }) => [`${insurerNumber}${insuredNumber}`, { insurerNumber, recipientId }]));
    return people.map(({ insurerNumber, insuredNumber }) => known.get(`${insurerNumber}${insuredNumber}`) ?? null);
  },

  async findRelated(tx, officeNumber, people) {
    const rows = await tx.query<{ key: string }>(
      `SELECT DISTINCT insurer_number || recipient_id AS key FROM recipients.care_relationship
       WHERE office_number = $1 AND (insurer_number, recipient_id) IN (SELECT * FROM unnest($2::text[], $3::uuid[]))
         AND (CASE WHEN evidence = 'OPINION_REQUESTED' THEN 'infinity' ELSE date_trunc('month', coalesce(end_date, to_date(last_service_month, 'YYYY-MM'))) + make_interval(months => $5::integer + 1) END) > $4::date`,
      [officeNumber, people.map(({ insurerNumber }) => insurerNumber), people.map(({ recipientId }) => recipientId), today(), graceMonths],
    );
    const related = new Set(rows.map(({ key }) => key));
    return people.map(({ insurerNumber, recipientId }) => related.has(`${insurerNumber}${recipientId}`));
  },

  async findGranted(asked, { insurerNumber, recipientId }, { category, role }, officeNumbers) {
    const rows = await asked.query<{ office: string }>(
      `SELECT DISTINCT office_number AS office FROM recipients.access_grant WHERE insurer_number = $1 AND recipient_id = $2 AND office_number = ANY ($3::text[]) AND category = $4
         AND role = coalesce($5, role) AND valid_from <= $6 AND valid_to >= $6 AND expires_at > statement_timestamp()`,
      [insurerNumber, recipientId, officeNumbers, category, role ?? null, today()],
    );
    const granted = new Set(rows.map(({ office }) => office));
    return officeNumbers.map((office) => granted.has(office));
  },

  async resolveStaged(tx) {
    // A copy with one join, not an update of each line: 1.1 against 3 µs a line.
    await tx.execute(`CREATE TEMPORARY TABLE resolved AS SELECT s.*, p.id AS "recipientId" FROM pg_temp.staging s
      LEFT JOIN recipients.recipient p ON p.insurer_number = s."insurerNumber" AND p.insured_number = s."insuredNumber"`);
    await tx.execute("DROP TABLE pg_temp.staging; ALTER TABLE pg_temp.resolved RENAME TO staging");
  },

  async findNumbers(asked, people) {
    const rows = await asked.query<{ key: string; insurerNumber: string; insuredNumber: string }>(
      `SELECT insurer_number || id AS key, insurer_number AS "insurerNumber", insured_number AS "insuredNumber" FROM recipients.recipient
       WHERE (insurer_number, id) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))`,
      [people.map(({ insurerNumber }) => insurerNumber), people.map(({ recipientId }) => recipientId)],
    );
    const known = new Map(rows.map(({ key, ...numbers }) => [key, numbers]));
    return people.map(({ insurerNumber, recipientId }) => known.get(`${insurerNumber}${recipientId}`) ?? null);
  },

  missed: (person) => ({ entity: Recipient, insurerNumber: person.insurerNumber, ...("insuredNumber" in person ? { column: "insured_number", value: person.insuredNumber } : { column: "id", value: person.recipientId }) }),

  async describeCensus(tx) {
    await tx.execute("ALTER TABLE pg_temp.census ADD COLUMN birth_date date, ADD COLUMN sex text");
    await tx.execute("UPDATE pg_temp.census c SET birth_date = p.birth_date, sex = p.sex FROM recipients.recipient p WHERE p.insurer_number = c.insurer_number AND p.id = c.recipient_id");
    await tx.execute("DELETE FROM pg_temp.census WHERE birth_date IS NULL");
  },

  async findOffice(tx, officeNumber) {
    const [office] = await tx.query<DirectoryOffice>(
      `SELECT office_number AS "officeNumber", kind, service_types AS "serviceTypes", prefecture_code AS "prefectureCode" FROM recipients.office WHERE office_number = $1`,
      [officeNumber],
    );
    return office ?? null;
  },

  countOffices: (tx, officeNumbers) =>
    tx.query<OfficeCount>(
      `SELECT kind, prefecture_code AS "prefectureCode", count(*)::integer AS all, (count(*) FILTER (WHERE office_number = ANY ($1::text[])))::integer AS among
       FROM recipients.office GROUP BY kind, prefecture_code ORDER BY kind, prefecture_code`,
      [officeNumbers],
    ),
});
