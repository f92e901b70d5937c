import { Entity } from "../../../platform/database/mapping.js";
import { Hidden } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** The person as one office's last supplement has them (補足情報 5–12). Only that office reads it, to send the same again. */
@Entity({ schema: "recipients", name: "stated_person", synchronize: false })
export class StatedPerson extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Hidden("officeNumber")
  senderOfficeNumber!: string;

  @Hidden("text")
  serial!: string;

  @Hidden("text")
  name!: string;

  @Hidden("text")
  nameKana!: string;

  @Hidden("code")
  sex!: string;

  @Hidden("date")
  birthDate!: string;

  @Hidden("text", { nullable: true })
  postalCode!: string | null;

  @Hidden("text", { nullable: true })
  address1!: string | null;

  @Hidden("text", { nullable: true })
  address2!: string | null;

  @Hidden("text", { nullable: true })
  phoneNumber!: string | null;
}
