import { ArgsType, Field, registerEnumType } from "type-graphql";
import { ServiceTypeCode } from "../../../platform/graphql/scalar.js";
import { RecipientsArgs } from "../recipient/recipient.input.js";

/** In which order an office's people are listed. */
export enum PeopleOrder {
  NAME_KANA = "NAME_KANA",
  INSURED_NUMBER = "INSURED_NUMBER",
}

registerEnumType(PeopleOrder, {
  name: "PeopleOrder",
  description: "In which order people are listed; equal ones by their numbers. 並び順",
  valuesConfig: {
    NAME_KANA: { description: "By kana name. 氏名フリガナ順" },
    INSURED_NUMBER: { description: "By insurer and insured number. 保険者番号・被保険者番号順" },
  },
});

/** One page of an office's people. */
@ArgsType()
export class OfficePeopleArgs extends RecipientsArgs {
  @Field(() => ServiceTypeCode, { nullable: true, description: "Only people to whom the office gives this service now. サービス種類コードで絞り込み" })
  serviceType?: string | null;

  @Field(() => PeopleOrder, { defaultValue: PeopleOrder.NAME_KANA, description: "Order. 並び順" })
  order!: PeopleOrder;
}
