import { readPersonalRows } from "../../../platform/graphql/read-rows.js";
import { insuredNumbersOf, personColumns, type Exporter } from "../../../platform/subgraph/exporter.js";
import { Recipient } from "./recipient.entity.js";
import { StatedPerson } from "./stated-person.entity.js";

/** The person's part of the supplement (補足情報 5–12): as the sender last stated it, otherwise as the register has it. */
export const recipientExporter: Exporter = {
  name: "person",
  kinds: ["UPHOSOKU"],
  categories: ["PERSON"],
  async give({ context, sender, people }) {
    const keys = personColumns(people);
    const registered = await readPersonalRows(context, Recipient, "PERSON", "WHERE (t.insurer_number, t.id) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))", keys);
    const stated = await readPersonalRows(context, StatedPerson, "PERSON", "WHERE (t.insurer_number, t.recipient_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) AND t.sender_office_number = $3", [...keys, sender.officeNumber]);
    const statement = new Map(stated.map((row) => [`${row.insurerNumber}${row.recipientId}`, row]));
    const insuredNumberOf = insuredNumbersOf(people);
    const records = registered.map((person) => {
      const { insurerNumber, rowId } = person;
      const { name, nameKana, sex, birthDate, postalCode, address1, address2, phoneNumber } = statement.get(`${insurerNumber}${rowId}`) ?? person;
      const insuredNumber = insuredNumberOf({ insurerNumber, recipientId: rowId });
      return { insurerNumber, insuredNumber, userName: name, userNameKana: nameKana, gender: sex, birthDate, postalCode, address1, address2, phoneNumber };
    });
    return { records: { UPHOSOKU: records } };
  },
};
