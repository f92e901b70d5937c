import { Field, ObjectType } from "type-graphql";
import { DateTime, LocalDate } from "../../../platform/graphql/scalar.js";

/** An office that may see a kind of information today. */
@ObjectType({ description: "An office that may see a kind of information today, and until when. 閲覧できる事業所" })
export class OpenAccess {
  officeNumber!: string;

  @Field(() => String, { description: "Role in which the office may see it: CARE_MANAGER, SERVICE_OFFICE or MEDICAL_INSTITUTION. 役割", simple: true })
  role!: string;

  @Field(() => LocalDate, { description: "First day. 開始日", simple: true })
  validFrom!: string;

  @Field(() => LocalDate, { nullable: true, description: "Last day as things stand; absent while no end is known. 終了日", simple: true })
  validTo!: string | null;

  @Field(() => DateTime, { nullable: true, description: "For an opening in an emergency, when it closes. 非常時閲覧の終了日時", simple: true })
  emergencyUntil!: Date | null;
}

/** Why a kind of information can or cannot be seen. */
@ObjectType({ description: "Who may see one kind of information about a person, and what it would take. 情報の種類ごとの閲覧可否" })
export class CategoryAccess {
  @Field(() => String, { description: "Category of information, as in the access matrix. 情報の種類", simple: true })
  category!: string;

  @Field(() => Boolean, { description: "Whether somebody in question would see it if the person agreed. 同意が必要か", simple: true })
  needsConsent!: boolean;

  @Field(() => String, { nullable: true, description: "The person's recorded decision: GIVEN 同意, REFUSED 不同意 or WITHDRAWN 撤回; absent when nobody has asked. 同意の状態", simple: true })
  consent!: string | null;

  @Field(() => [OpenAccess], { description: "Offices that may see it today; a care manager is told of the own office only. 閲覧できる事業所", simple: true })
  openTo!: OpenAccess[];
}
