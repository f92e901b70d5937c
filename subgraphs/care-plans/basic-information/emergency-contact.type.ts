import { Field, ObjectType } from "type-graphql";
import type { BasicInformation } from "./basic-information.entity.js";

const text = (description: string) => ({ nullable: true, description, simple: true }) as const;

@ObjectType({ description: "Whom to call in an emergency. 緊急連絡先" })
export class EmergencyContact {
  @Field(() => String, text("Name. 氏名"))
  name!: string | null;

  @Field(() => String, text("Relation to the person. 続柄"))
  relationship!: string | null;

  @Field(() => String, text("Address. 住所"))
  address!: string | null;

  @Field(() => String, text("Telephone number. 電話番号"))
  phoneNumber!: string | null;
}

/** Items 46 to 61 as a list; empty places are left out. */
export function toEmergencyContacts(info: BasicInformation): EmergencyContact[] {
  const contacts: EmergencyContact[] = [
    { name: info.emergency1Name, relationship: info.emergency1Relationship, address: info.emergency1Address, phoneNumber: info.emergency1Phone },
    { name: info.emergency2Name, relationship: info.emergency2Relationship, address: info.emergency2Address, phoneNumber: info.emergency2Phone },
    { name: info.emergency3Name, relationship: info.emergency3Relationship, address: info.emergency3Address, phoneNumber: info.emergency3Phone },
    { name: info.emergency4Name, relationship: info.emergency4Relationship, address: info.emergency4Address, phoneNumber: info.emergency4Phone },
  ];
  return contacts.filter((contact) => Object.values(contact).some((value) => value !== null));
}
