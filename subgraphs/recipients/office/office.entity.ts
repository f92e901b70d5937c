import { Directive, Field, ObjectType } from "type-graphql";
import { Entity, PrimaryColumn } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { OfficeNumber } from "../../../platform/graphql/scalar.js";

/** An office or institution that takes part in care. */
@Entity({ schema: "recipients", name: "office", synchronize: false })
@Directive('@key(fields: "officeNumber")')
@ObjectType("Office", { description: "An office that plans or delivers care, or a medical institution. 事業所・医療機関" })
export class Office {
  @PrimaryColumn({ type: "text", name: "office_number" })
  @Field(() => OfficeNumber, { description: "Office number with check digit. 事業所番号", simple: true })
  officeNumber!: string;

  @Item("text", "Name. 事業所名")
  name!: string;

  @Item("text", "Name in kana. 事業所名フリガナ", { nullable: true })
  nameKana!: string | null;

  @Item("code", "CARE_MANAGEMENT 居宅介護支援, SUPPORT_CENTRE 地域包括支援センター, SERVICE サービス事業所 or MEDICAL_INSTITUTION 医療機関. 事業所の種別")
  kind!: string;

  @Item("serviceType", "Service types the office is designated for. サービス種類コード", { array: true })
  serviceTypes!: string[];

  @Hidden("insurerNumber", { nullable: true })
  insurerNumber!: string | null;

  @Item("code", "Area grade that decides the unit price: 1 to 7, or 0 for none. 地域区分", { nullable: true })
  areaGrade!: string | null;

  @Item("code", "Prefecture code, 01 to 47. 都道府県コード")
  prefectureCode!: string;

  @Item("text", "Postal code. 郵便番号", { nullable: true })
  postalCode!: string | null;

  @Item("text", "Address. 所在地", { nullable: true })
  address!: string | null;

  @Item("text", "Telephone number. 電話番号", { nullable: true })
  phoneNumber!: string | null;
}
