import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { findRowKey } from "../../../platform/graphql/global-id.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { RecipientStub } from "../recipient.stub.js";
import { BasicInformation } from "./basic-information.entity.js";
import { dailyScheduleOf, familyPicturesOf, illnessesOf, newestBasicInformationOf } from "./basic-information.loader.js";
import { DailyScheduleLine } from "./daily-schedule-line.entity.js";
import { EmergencyContact, toEmergencyContacts } from "./emergency-contact.type.js";
import { FamilyPicture } from "./family-picture.entity.js";
import { Illness } from "./illness.entity.js";

@Resolver(() => BasicInformation)
export class BasicInformationResolver {
  @FieldResolver(() => [EmergencyContact], { description: "Whom to call in an emergency, up to four. 緊急連絡先（46–61）" })
  emergencyContacts(@Root() information: BasicInformation): EmergencyContact[] {
    return toEmergencyContacts(information);
  }

  @FieldResolver(() => [DailyScheduleLine], { description: "How a day is spent. 1日の生活・すごし方（別表1）" })
  dailySchedule(@Root() information: BasicInformation, @Ctx() context: RequestContext): Promise<DailyScheduleLine[]> {
    return context.load(dailyScheduleOf, information);
  }

  @FieldResolver(() => [Illness], { description: "Illnesses, present and past. 現病歴・既往歴（別表2）" })
  illnesses(@Root() information: BasicInformation, @Ctx() context: RequestContext): Promise<Illness[]> {
    return context.load(illnessesOf, information);
  }

  @FieldResolver(() => FamilyPicture, { nullable: true, description: "The picture of the family, when one came. 家族構成の画像" })
  async familyPicture(@Root() information: BasicInformation, @Ctx() context: RequestContext): Promise<FamilyPicture | null> {
    return (await context.load(familyPicturesOf, information))[0] ?? null;
  }
}

@Resolver(() => RecipientStub)
export class RecipientBasicInformationResolver {
  @FieldResolver(() => BasicInformation, { nullable: true, description: "The newest basic information in force. 利用者基本情報" })
  basicInformation(@Root() { id }: RecipientStub, @Ctx() context: RequestContext): Promise<BasicInformation | null> | null {
    const key = findRowKey(id);
    return key ? context.load(newestBasicInformationOf, key) : null;
  }
}
