import { Field, Int, ObjectType } from "type-graphql";
import { LocalDate } from "../../../platform/graphql/scalar.js";

@ObjectType("CertificationStep", { description: "One step from the application to its result. 認定までの段階" })
export class CertificationStep {
  @Field(() => String, { description: "APPLIED 申請, SURVEY_REQUESTED 調査依頼, SURVEYED 調査, OPINION_REQUESTED 意見書依頼, OPINION_RECEIVED 意見書受領, PANEL 審査, DECIDED 認定. 段階", simple: true })
  step!: string;

  @Field(() => LocalDate, { nullable: true, description: "Day it was done; null when it has not been. 完了日", simple: true })
  doneOn!: string | null;

  @Field(() => LocalDate, { nullable: true, description: "Day for which it is planned. 予定日", simple: true })
  plannedOn!: string | null;
}

@ObjectType("CertificationProgress", { description: "Where an application stands. 要介護認定の進捗" })
export class CertificationProgress {
  @Field(() => LocalDate, { description: "Day of application. 申請日", simple: true })
  appliedOn!: string;

  @Field(() => String, { description: "Last step done, or REJECTED 却下, WITHDRAWN 取下げ. 現在の段階", simple: true })
  stands!: string;

  @Field(() => LocalDate, { description: "Since when. 現在の段階になった日", simple: true })
  since!: string;

  @Field(() => [String], { description: "Steps that it is waiting for; none once it is decided. 待っている段階", simple: true })
  waitingFor!: string[];

  @Field(() => Int, { description: "Days from the application to its result, or to the day asked for. 経過日数", simple: true })
  days!: number;

  @Field(() => [CertificationStep], { description: "Every step with its day. 全段階", simple: true })
  steps!: CertificationStep[];
}
