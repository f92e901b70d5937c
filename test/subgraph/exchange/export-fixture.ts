import pg from "pg";
import { openHouse, type House } from "../../../gateway/house/open-house.js";
import { loadConfig } from "../../../platform/config/config.js";
import { urlsFromAdmin } from "../../../platform/database/urls.js";
import { createTestDatabase } from "../../support/database.js";
import { patience } from "../../support/patience.js";
import { sampleOffices, samplePerson } from "../../support/standard-samples.js";

/** [office, kind, service types, role] */
const offices: readonly (readonly [string, string, readonly string[], string])[] = [
  [sampleOffices.careManager, "CARE_MANAGEMENT", ["43"], "CARE_MANAGER"],
  [sampleOffices.homeHelp, "SERVICE", ["11", "15"], "SERVICE_OFFICE"],
  [sampleOffices.preventiveService, "SERVICE", ["A2"], "SERVICE_OFFICE"],
  [sampleOffices.centre, "SUPPORT_CENTRE", ["46"], "CARE_MANAGER"],
  ["1370100032", "SERVICE", ["11"], ""],
];

/** The sample offices and one person in the care of all but a stranger, with rights that hold today. May run again to mend what a test broke. */
export async function addOfficesAndPerson(client: pg.ClientBase): Promise<{ insurerNumber: string; recipientId: string }> {
  await client.query(
    "INSERT INTO recipients.recipient (insurer_number, insured_number, name, name_kana, sex, birth_date) VALUES ($1, $2, '見本 花子', 'ミホン ハナコ', '2', '1940-05-06') ON CONFLICT DO NOTHING",
    [samplePerson.insurerNumber, samplePerson.insuredNumber],
  );
  const { rows } = await client.query<{ id: string }>("SELECT id FROM recipients.recipient WHERE insurer_number = $1", [samplePerson.insurerNumber]);
  const recipientId = rows[0]?.id ?? "";
  for (const [number, kind, types, role] of offices) {
    await client.query("INSERT INTO recipients.office (office_number, name, kind, service_types, prefecture_code) VALUES ($1, $1, $2, $3, '13') ON CONFLICT DO NOTHING", [number, kind, types]);
    if (!role) continue;
    await client.query(
      `INSERT INTO recipients.care_relationship (insurer_number, recipient_id, office_number, service_type, role, start_date, evidence, last_service_month)
       VALUES ($1, $2, $3, $4, $5, '2025-01-01', 'IDENTITY_CONFIRMED', '2099-01') ON CONFLICT DO NOTHING`,
      [samplePerson.insurerNumber, recipientId, number, types[0], role],
    );
    await client.query(
      `INSERT INTO recipients.access_grant SELECT $1, $2, $3, $4, c, '2000-01-01', '2099-12-31' FROM unnest(ARRAY['PERSON', 'CARE_PLAN', 'RESULT']) AS c ON CONFLICT DO NOTHING`,
      [samplePerson.insurerNumber, recipientId, number, role],
    );
  }
  return { insurerNumber: samplePerson.insurerNumber, recipientId };
}

/** The house over an empty database with the sample offices and person in it. */
export interface ExportHouse {
  readonly house: House;
  /** The superuser's connection. */
  readonly client: pg.Client;
  readonly person: { readonly insurerNumber: string; readonly recipientId: string };
  close(): Promise<void>;
}

export async function openExportHouse(): Promise<ExportHouse> {
  const database = await createTestDatabase({ template: "migrated" });
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  const person = await addOfficesAndPerson(client);
  const house = await openHouse(loadConfig({ NODE_ENV: "test", ...patience }), urlsFromAdmin(database.adminUrl), []);
  const close = async () => {
    await client.end();
    await house.close();
    await database.drop();
  };
  return { house, client, person, close };
}
