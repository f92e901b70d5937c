import { Directive, ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** A person insured for long-term care, as the insurer registers them. */
@Entity({ schema: "recipients", name: "recipient", synchronize: false })
@Directive('@key(fields: "id")')
@ObjectType("Recipient", { description: "A person insured for long-term care. 利用者（被保険者）" })
export class Recipient extends PersonalRow {
  @Item("insurerNumber", "Insurer that holds the person's records. 保険者番号")
  declare insurerNumber: string;

  @Item("insuredNumber", "Insured number; unique only together with the insurer. 被保険者番号")
  insuredNumber!: string;

  @Item("text", "Name. 氏名")
  name!: string;

  @Item("text", "Name in kana. 氏名フリガナ")
  nameKana!: string;

  @Item("code", "Sex: 1 male, 2 female. 性別")
  sex!: string;

  @Item("date", "Date of birth. 生年月日")
  birthDate!: string;

  @Item("text", "Postal code, 000-0000. 郵便番号", { nullable: true })
  postalCode!: string | null;

  @Item("text", "Address, first line. 住所１", { nullable: true })
  address1!: string | null;

  @Item("text", "Address, second line. 住所２", { nullable: true })
  address2!: string | null;

  @Item("text", "Telephone number. 電話番号", { nullable: true })
  phoneNumber!: string | null;
}
