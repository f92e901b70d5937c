import { Field, ObjectType } from "type-graphql";
import { LocalDate } from "../../../platform/graphql/scalar.js";

@ObjectType("SharingStatus", { description: "Whether an insurer shares records through the platform yet. When it does not, an empty answer says nothing about the person. 保険者の共有状況" })
export class SharingStatus {
  @Field(() => String, { description: "SHARING 共有中 or INSURER_NOT_SHARING 未共有. 共有状況", simple: true })
  state!: string;

  @Field(() => LocalDate, { nullable: true, description: "Sharing since. 利用開始日", simple: true })
  since!: string | null;

  @Field(() => LocalDate, { nullable: true, description: "Day on which sharing is planned to start. 利用開始予定日", simple: true })
  plannedOn!: string | null;

  @Field(() => String, { nullable: true, description: "FIXED 決定, ARRANGING 日程調整中 or UNDECIDED 未定; null when nothing was recorded. 利用開始日の状況", simple: true })
  schedule!: string | null;
}
