import { toRowSet, type Columns } from "../../../platform/database/row-set.js";
import type { Importer, SubjectKey } from "../../../platform/subgraph/importer.js";
import type { UserSupplementRecord } from "../../../standard/index.js";
import { StatedPerson } from "./stated-person.entity.js";

interface Statement extends SubjectKey {
  readonly record: UserSupplementRecord;
}

const said = ["name", "name_kana", "sex", "birth_date", "postal_code", "address1", "address2", "phone_number"];
const items = (row: string) => `ROW(${said.map((column) => `${row}.${column}`).join(", ")})`;

/** Keeps what the sender of a supplement says about its people; the register stays the insurer's. A later serial replaces an earlier one. */
export const statedPersonImporter: Importer = {
  name: "stated-person",
  kinds: ["UPHOSOKU"],
  async take({ tx, serial, sender, records, subject }) {
    const statements = new Map<string, Statement>();
    for (const record of records<UserSupplementRecord>("UPHOSOKU")) {
      const key = subject(record.insurerNumber, record.insuredNumber);
      statements.set(`${key.insurerNumber}${key.recipientId}`, { ...key, record });
    }
    if (statements.size === 0) return;
    const columns: Columns<Statement> = {
      insurerNumber: ({ insurerNumber }) => insurerNumber,
      recipientId: ({ recipientId }) => recipientId,
      senderOfficeNumber: () => sender.officeNumber,
      serial: () => serial,
      name: ({ record }) => record.userName,
      nameKana: ({ record }) => record.userNameKana,
      sex: ({ record }) => record.gender,
      birthDate: ({ record }) => record.birthDate,
      postalCode: ({ record }) => record.postalCode,
      address1: ({ record }) => record.address1,
      address2: ({ record }) => record.address2,
      phoneNumber: ({ record }) => record.phoneNumber,
    };
    const set = toRowSet(StatedPerson, columns, [...statements.values()]);
    // Two sets may carry one serial to two receivers: what they say then decides, whichever comes first.
    tx.send(
      `INSERT INTO recipients.stated_person AS t (${set.columns}) SELECT ${set.columns} FROM ${set.source} ORDER BY insurer_number, recipient_id
       ON CONFLICT ON CONSTRAINT stated_person_once DO UPDATE SET serial = excluded.serial, ${said.map((column) => `${column} = excluded.${column}`).join(", ")}
       WHERE excluded.serial > t.serial OR (excluded.serial = t.serial AND ${items("excluded")}::text > ${items("t")}::text)`,
      set.values,
    );
  },
};
