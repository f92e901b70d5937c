import { ArgsType, Field, registerEnumType } from "type-graphql";
import { PageArgs } from "../../../platform/graphql/connection.js";
import { OfficeNumber, YearMonth } from "../../../platform/graphql/scalar.js";

/** Which side of the exchange a list shows. */
export enum ParcelBox {
  INBOX = "INBOX",
  OUTBOX = "OUTBOX",
}

export const parcelStates = ["RECEIVED", "ACCEPTED", "REJECTED", "IMPORTED", "COLLECTED", "FAILED"] as const;
export type ParcelState = (typeof parcelStates)[number];

registerEnumType(ParcelBox, {
  name: "ParcelBox",
  description: "Which parcels to list. 送受信の別",
  valuesConfig: { INBOX: { description: "Sent to the own office. 受信" }, OUTBOX: { description: "Sent by the own office. 送信" } },
});

/** Which parcels to list. */
@ArgsType()
export class ParcelsArgs extends PageArgs {
  @Field(() => ParcelBox, { description: "Received or sent. 送受信の別" })
  box!: ParcelBox;

  @Field(() => String, { nullable: true, description: "Only parcels in this state, e.g. IMPORTED. 状態で絞り込み" })
  state?: string | null;

  @Field(() => YearMonth, { nullable: true, description: "Only parcels of this service month. 対象年月で絞り込み" })
  month?: string | null;

  @Field(() => OfficeNumber, { nullable: true, description: "Only parcels from or to this other office. 相手の事業所番号で絞り込み" })
  partner?: string | null;
}
